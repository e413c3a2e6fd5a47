//! A province's obligations: 100 plans of 100 tasks, one task in six owed by 65 communes, one year,
//! quarterly on average; beside the plainest way to write as many rows.

use crate::{block_on, fill};
use ddci_plan_reader::Period;
use ddci_platform::store::{Db, Read};
use ddci_platform::{permit::Actor, values};
use jiff::civil::date;
use sea_orm::{ConnectionTrait, Database, Statement, TransactionTrait};
use std::time::{Duration, Instant};

const PLANS: usize = 100;
const TASKS: usize = 100;
const COMMUNES: usize = 65;

/// SQLite always; PostgreSQL where `DDCI_BENCH_POSTGRES` names an empty database.
pub fn run() -> anyhow::Result<()> {
    let folder = tempfile::tempdir()?;
    let sqlite = format!("sqlite:{}", folder.path().join("bench.sqlite").display());
    block_on(on("SQLite", &sqlite))?;
    match std::env::var("DDCI_BENCH_POSTGRES") {
        Ok(url) => block_on(on("PostgreSQL", &url)),
        Err(_) => {
            println!("PostgreSQL: not measured, DDCI_BENCH_POSTGRES names no empty database");
            Ok(())
        }
    }
}

async fn on(name: &str, url: &str) -> anyhow::Result<()> {
    let db = fill::database(url).await?;
    let actor = fill::authority(&db, 30, COMMUNES).await?;
    let (made, took) = province(&db, &actor).await?;
    let rows = count(&db).await?;
    db.close().await?;
    let plain = plain(url, rows).await?;
    println!(
        "\n{name}: {made} obligations of {PLANS} plans materialised in {:.2} s ({:.0}/s); \
         as many rows of the same table written one by one in one transaction: {:.2} s; \
         ratio {:.2}",
        took.as_secs_f64(),
        made as f64 / took.as_secs_f64(),
        plain.as_secs_f64(),
        took.as_secs_f64() / plain.as_secs_f64(),
    );
    Ok(())
}

/// Issues all plans and measures that alone: drafting is not part of it.
async fn province(db: &Db, actor: &Actor) -> anyhow::Result<(u64, Duration)> {
    let lead = |n: usize| match n % 6 {
        0 => fill::COMMUNES.to_owned(),
        _ => fill::name("division", n % 30),
    };
    let mut drafts = Vec::new();
    for _ in 0..PLANS {
        let reading = fill::reading(TASKS, lead, |_| Period::Quarter);
        drafts.push(fill::draft(db, actor, reading).await?);
    }
    let begun = Instant::now();
    let mut made = 0;
    for plan in drafts {
        made += fill::issue(db, actor, plan, date(2024, 1, 2)).await?;
    }
    Ok((made, begun.elapsed()))
}

async fn count(db: &Db) -> anyhow::Result<i64> {
    let row = db.first("SELECT COUNT(*) AS n FROM obligation", values![]).await?;
    Ok(row.map(|row| row.get("n")).transpose()?.unwrap_or_default())
}

/// The same rows copied one by one into a table with the same key.
async fn plain(url: &str, rows: i64) -> anyhow::Result<Duration> {
    let db = Database::connect(url).await?;
    db.execute_unprepared(
        "CREATE TABLE plain (id uuid PRIMARY KEY, schedule uuid NOT NULL, period text NOT NULL,
           unit uuid NOT NULL, effective_on date NOT NULL, state text NOT NULL)",
    )
    .await?;
    db.execute_unprepared("CREATE UNIQUE INDEX plain_key ON plain (schedule, period, unit)")
        .await?;
    let begun = Instant::now();
    let tx = db.begin().await?;
    let unit = uuid::Uuid::from_u128(7);
    let day = chrono::NaiveDate::from_ymd_opt(2024, 9, 30);
    for n in 0..rows {
        let key = uuid::Uuid::from_u128(u128::try_from(n)? + (1 << 100));
        let statement = Statement::from_sql_and_values(
            tx.get_database_backend(),
            "INSERT INTO plain (id, schedule, period, unit, effective_on, state)
             VALUES ($1, $2, $3, $4, $5, $6)",
            [key.into(), key.into(), "2024-Q3".into(), unit.into(), day.into(), "x".into()],
        );
        tx.execute_raw(statement).await?;
    }
    tx.commit().await?;
    Ok(begun.elapsed())
}

//! The pages of one plan in a database of 1,000 plans, 100,000 tasks and 2,000,000 obligations, beside
//! the same pages in a database that holds that plan alone, both on PostgreSQL and in the same run.
//!
//! `scale LARGE SMALL [PART]`: two empty databases, and the part to be filled: 100 makes a hundredth.

use crate::{block_on, fill, load, process::Server};
use anyhow::{Context, bail};
use ddci_plan_reader::Period;
use ddci_platform::{
    permit::{Actor, Role},
    store::{Db, Read},
    values,
};
use jiff::civil::date;
use std::time::{Duration, Instant};
use tokio::task::JoinSet;

/// How long each page is asked for.
const LASTS: Duration = Duration::from_secs(4);
/// Plans, and the authorities that share them: a province with its communes over ten years.
const PLANS: usize = 1_000;
const PLANS_EACH: usize = 10;
/// Tasks of a plan, each of which five communes owe in each quarter.
const TASKS: usize = 100;
const COMMUNES: usize = 5;
const DIVISIONS: usize = 4;
/// How many changes a first look is measured after.
const CHANGES: usize = 15;
/// How many authorities are filled at a time.
const AT_ONCE: usize = 4;

/// Fills both, serves both, measures, prints.
pub fn run(large: &str, small: &str, part: &str) -> anyhow::Result<()> {
    let part: usize = part.parse().context("the part is a number: 100 for a hundredth")?;
    let authorities = PLANS / PLANS_EACH / part.max(1);
    if authorities == 0 {
        bail!("at most a hundredth can be filled");
    }
    let many = block_on(filled(large, authorities, PLANS_EACH))?;
    let one = block_on(filled(small, 1, 1))?;
    let serving = [Server::start(&["serve-ddci", large])?, Server::start(&["serve-ddci", small])?];
    println!("\n16 connections, in ms: p50, p99 | first look after a change");
    for (page, beside) in many.pages.iter().zip(&one.pages) {
        let big = measured(&serving[0], large, &many, page)?;
        let little = measured(&serving[1], small, &one, beside)?;
        println!(
            "  {:<22} large {:>6.2}, {:>6.2} | {:>6.1}   small {:>6.2}, {:>6.2} | {:>6.1}   ratio of p99 \
             {:.2} | of first looks {:.2}",
            page.name, big.p50, big.p99, big.first, little.p50, little.p99, little.first,
            big.p99 / little.p99, big.first / little.first
        );
    }
    println!("\nafter load {:.1} MB (small {:.1} MB)", serving[0].memory()?, serving[1].memory()?);
    Ok(())
}

struct Times {
    p50: f64,
    p99: f64,
    first: f64,
}

fn measured(server: &Server, url: &str, filled: &Filled, page: &Page) -> anyhow::Result<Times> {
    let (address, path, cookie) = (&server.address, &page.path, &page.cookie);
    load::run(address, path, cookie, 16, Duration::from_secs(1))?;
    let standing = load::run(address, path, cookie, 16, LASTS)?;
    let mut firsts = Vec::new();
    for _ in 0..CHANGES {
        block_on(async {
            let db = fill::open(url).await?;
            fill::touch(&db, &filled.actor).await?;
            Ok(db.close().await?)
        })?;
        firsts.push(load::once(address, path, cookie)?);
    }
    firsts.sort_unstable();
    let middle = firsts.get(firsts.len() / 2).copied().unwrap_or_default();
    let ms = |time: Duration| time.as_secs_f64() * 1e3;
    Ok(Times {
        p50: ms(standing.quantile(0.5)),
        p99: ms(standing.quantile(0.99)),
        first: ms(middle),
    })
}

/// A page, and who looks at it.
struct Page {
    name: &'static str,
    path: String,
    cookie: String,
}

/// What is looked at: a plan of the authority in the middle.
struct Filled {
    actor: Actor,
    pages: Vec<Page>,
}

async fn filled(url: &str, authorities: usize, plans: usize) -> anyhow::Result<Filled> {
    let begun = Instant::now();
    let db = fill::database(url).await?;
    let mut filling = JoinSet::new();
    let mut looked_at = None;
    for n in 0..authorities {
        if filling.len() >= AT_ONCE {
            filling.join_next().await.context("nothing is being filled")???;
        }
        let actor = fill::authority_as(&db, &format!("authority-{n}"), DIVISIONS, COMMUNES).await?;
        if n == authorities / 2 {
            looked_at = Some(actor.clone());
        }
        let db = db.clone();
        filling.spawn(async move { year(&db, &actor, plans).await });
    }
    while let Some(done) = filling.join_next().await {
        done??;
    }
    // What the database does by itself within minutes, done now.
    db.bookkeep("ANALYZE", values![]).await?;
    println!(
        "{} plans, {} tasks, {} obligations, {authorities} authorities: filled in {:.0} s",
        count(&db, "plan").await?,
        count(&db, "task").await?,
        count(&db, "obligation").await?,
        begun.elapsed().as_secs_f64()
    );
    let actor = looked_at.context("no authority")?;
    let pages = pages(&db, &actor).await?;
    db.close().await?;
    Ok(Filled { actor, pages })
}

/// Some plans of an authority, drafted and issued like any other.
async fn year(db: &Db, actor: &Actor, plans: usize) -> anyhow::Result<()> {
    for _ in 0..plans {
        let reading = fill::reading(TASKS, |_| fill::COMMUNES.to_owned(), |_| Period::Quarter);
        let plan = fill::draft(db, actor, reading).await?;
        fill::issue(db, actor, plan, date(2024, 1, 2)).await?;
    }
    Ok(())
}

async fn pages(db: &Db, actor: &Actor) -> anyhow::Result<Vec<Page>> {
    let (coordinator, _) = fill::person(db, actor, "division-0", Role::Coordinator).await?;
    let (officer, unit) = fill::officer(db, actor, "commune-2").await?;
    let sql = "SELECT id FROM plan WHERE authority = $1 ORDER BY id LIMIT 1";
    let plan = db.first(sql, values![actor.authority().0]).await?.context("no plan")?;
    let plan: uuid::Uuid = plan.get("id")?;
    let sql = "SELECT id FROM obligation WHERE plan = $1 AND unit = $2 ORDER BY id LIMIT 1";
    let one = db.first(sql, values![plan, unit.0]).await?.context("no obligation")?;
    let one: uuid::Uuid = one.get("id")?;
    let page = |name, path: String, cookie: &String| Page { name, path, cookie: cookie.clone() };
    Ok(vec![
        page("work list, overdue", "/work?tab=overdue".into(), &officer),
        page("tree", format!("/plans/{plan}?page=2"), &coordinator),
        page("table", format!("/plans/{plan}/table"), &coordinator),
        page("table, an officer's", format!("/plans/{plan}/table?tab=overdue"), &officer),
        page("dashboard", format!("/dashboard?plan={plan}"), &coordinator),
        page("timeline", format!("/plans/{plan}/timeline"), &coordinator),
        page("one obligation", format!("/obligations/{one}"), &officer),
    ])
}

async fn count(db: &Db, table: &str) -> anyhow::Result<i64> {
    let row = db.first(&format!("SELECT COUNT(*) AS n FROM {table}"), values![]).await?;
    Ok(row.context("no answer")?.get("n")?)
}

//! Every side of a year of 10,000 tasks and 100,000 obligations: the table, a sub-index, a unit, the
//! leaders, a month, the year, the timeline, the history; as a coordinator, who sees all of it, and
//! as an officer, whose unit has a part in some of it.

use crate::{block_on, fill, load, process::Server};
use ddci_plan_reader::Period;
use ddci_platform::permit::{Actor, Role};
use jiff::civil::date;
use std::time::Duration;

/// How long each page is asked for.
const LASTS: Duration = Duration::from_secs(3);
const TASKS: usize = 10_000;
const DIVISIONS: usize = 60;
const COMMUNES: usize = 40;
/// How many changes a first look is measured after.
const CHANGES: usize = 7;

/// Fills, serves, measures, prints.
pub fn run() -> anyhow::Result<()> {
    let folder = tempfile::tempdir()?;
    let path = folder.path().join("bench.sqlite").display().to_string();
    let url = format!("sqlite:{path}");
    let filled = block_on(filled(&url))?;
    println!("sides of a year, {TASKS} tasks, {} obligations", filled.obligations);
    let server = Server::start(&["serve-ddci", &path])?;
    for (who, cookie) in &filled.cookies {
        println!("\n{who}");
        for (name, path) in &filled.pages {
            if *who == "officer" && *name == "history" {
                // What happened to the plan as a whole is for those who see all of it.
                continue;
            }
            let ms =
                |measured: &load::Measured, share| measured.quantile(share).as_secs_f64() * 1e3;
            let one = load::run(&server.address, path, cookie, 1, LASTS)?;
            let sixteen = load::run(&server.address, path, cookie, 16, LASTS)?;
            let first = after_changes(&filled, &url, || load::once(&server.address, path, cookie))?;
            println!(
                "  {name:<22} p50 {:>6.2} ms, p99 {:>6.2} ms; p99 at 16 {:>6.1} ms; first look after \
                 a change {:>6.1} ms; {:>4} kB",
                ms(&one, 0.5),
                ms(&one, 0.99),
                ms(&sixteen, 0.99),
                first,
                one.bytes / 1024
            );
        }
    }
    Ok(())
}

/// The median time of a look right after a change, in milliseconds.
fn after_changes(
    filled: &Filled,
    url: &str,
    look: impl Fn() -> anyhow::Result<Duration>,
) -> anyhow::Result<f64> {
    let mut times = Vec::new();
    for _ in 0..CHANGES {
        block_on(async {
            let db = fill::open(url).await?;
            fill::touch(&db, &filled.actor).await?;
            Ok(db.close().await?)
        })?;
        times.push(look()?);
    }
    times.sort_unstable();
    let middle = times.get(times.len() / 2).copied().unwrap_or_default();
    Ok(middle.as_secs_f64() * 1e3)
}

struct Filled {
    actor: Actor,
    obligations: u64,
    cookies: Vec<(&'static str, String)>,
    pages: Vec<(&'static str, String)>,
}

async fn filled(url: &str) -> anyhow::Result<Filled> {
    let db = fill::database(url).await?;
    let actor = fill::authority(&db, DIVISIONS, COMMUNES).await?;
    let lead = |n: usize| match n % (DIVISIONS + COMMUNES) {
        n if n < DIVISIONS => fill::name("division", n),
        n => fill::name("commune", n - DIVISIONS),
    };
    let mut reading = fill::reading(TASKS, lead, |_| Period::Month);
    for (n, task) in reading.tasks.iter_mut().enumerate() {
        let helper = fill::name("division", (n * 7 + 13) % DIVISIONS);
        task.coordinators = match n % 20 {
            0 => vec![fill::COMMUNES.to_owned(), helper],
            _ => vec![helper],
        };
    }
    let plan = fill::draft(&db, &actor, reading).await?;
    // From March on there are ten months.
    let obligations = fill::issue(&db, &actor, plan, date(2024, 3, 1)).await?;
    let (coordinator, _) = fill::person(&db, &actor, "division-0", Role::Coordinator).await?;
    let (officer, unit) = fill::officer(&db, &actor, "division-7").await?;
    db.close().await?;
    let at = |name, side: &str| (name, format!("/plans/{plan}/{side}"));
    Ok(Filled {
        actor,
        obligations,
        cookies: vec![("coordinator", coordinator), ("officer", officer)],
        pages: vec![
            at("table", "table"),
            at("table, overdue", "table?tab=overdue"),
            at("table, words", "table?words=thu+tuc+hanh+chinh"),
            at("table, what we help", &format!("table?unit={unit}&part=coordinating")),
            at("table, last page", "table?sort=sub-index&page=40"),
            at("sub-index", "sub-indices/2"),
            at("unit", &format!("units/{unit}")),
            at("leaders", "leaders"),
            at("month", "calendar?month=2024-09"),
            at("year", "year"),
            at("timeline", "timeline"),
            at("history", "history"),
        ],
    })
}

//! The work list and the plan tree over 10,000 tasks and 100,000 obligations, beside a bare
//! axum + SeaORM program that shows the same rows of the same database.

use crate::{block_on, fill, load, process::Server};
use ddci_plan_reader::Period;
use ddci_platform::{
    clock::Clock,
    random::Random,
    store::Db,
    web::{self, App, Settings},
};
use jiff::civil::date;
use std::{sync::Arc, time::Duration};

/// How long each load lasts.
const LASTS: Duration = Duration::from_secs(8);
const TASKS: usize = 10_000;
const UNITS: usize = 100;

/// Fills, serves, measures, prints.
pub fn run() -> anyhow::Result<()> {
    let folder = tempfile::tempdir()?;
    let path = folder.path().join("bench.sqlite").display().to_string();
    let filled = block_on(filled(&format!("sqlite:{path}")))?;
    println!("{TASKS} tasks, {} obligations, {UNITS} units, SQLite", filled.obligations);

    let ddci = Server::start(&["serve-ddci", &path])?;
    let bare = Server::start(&["serve-bare", &path, &filled.unit, &filled.plan])?;
    println!(
        "ready after {:.0} ms (bare {:.0} ms); idle {:.1} MB (bare {:.1} MB)",
        ddci.ready_after.as_secs_f64() * 1e3,
        bare.ready_after.as_secs_f64() * 1e3,
        ddci.memory()?,
        bare.memory()?,
    );
    let tree = format!("/plans/{}?page=7", filled.plan);
    for (name, path, bare_path) in [
        ("work list, 50 rows", "/work?tab=overdue", "/list"),
        ("plan tree, 50 tasks", tree.as_str(), "/tree"),
    ] {
        println!("\n{name}");
        let ours = measure("ddci", &ddci, path, &filled.cookie)?;
        let theirs = measure("bare", &bare, bare_path, "")?;
        println!("  ratio ddci : bare  CPU per request {:.2}", ours / theirs);
    }
    println!("\nafter load {:.1} MB (bare {:.1} MB)", ddci.memory()?, bare.memory()?);
    println!("for comparison, measured elsewhere: Redmine 5 spends 109 ms of CPU on such a list");
    Ok(())
}

/// Fills a database that stays, for profiling `serve-ddci`.
pub fn fill(path: &str) -> anyhow::Result<()> {
    let filled = block_on(filled(&format!("sqlite:{path}")))?;
    println!("cookie {}\nplan {}\nunit {}", filled.cookie, filled.plan, filled.unit);
    Ok(())
}

struct Filled {
    cookie: String,
    unit: String,
    plan: String,
    obligations: u64,
}

async fn filled(url: &str) -> anyhow::Result<Filled> {
    let db = fill::database(url).await?;
    let actor = fill::authority(&db, UNITS, 0).await?;
    let reading = fill::reading(TASKS, |n| fill::name("division", n % UNITS), |_| Period::Month);
    let plan = fill::draft(&db, &actor, reading).await?;
    // From March on there are ten months.
    let obligations = fill::issue(&db, &actor, plan, date(2024, 3, 1)).await?;
    let (cookie, unit) = fill::officer(&db, &actor, "division-7").await?;
    db.close().await?;
    Ok(Filled { cookie, unit: unit.to_string(), plan: plan.to_string(), obligations })
}

/// CPU milliseconds per request at one connection, and the tail at sixteen.
fn measure(name: &str, server: &Server, path: &str, cookie: &str) -> anyhow::Result<f64> {
    load::run(&server.address, path, cookie, 1, Duration::from_secs(1))?;
    let before = server.cpu()?;
    let one = load::run(&server.address, path, cookie, 1, LASTS)?;
    let spent = (server.cpu()? - before).as_secs_f64() * 1e3 / one.requests as f64;
    let sixteen = load::run(&server.address, path, cookie, 16, LASTS)?;
    let ms = |time: Duration| time.as_secs_f64() * 1e3;
    println!(
        "  {name:<5} {spent:.3} ms CPU per request, p50 {:.2} ms at 1; {:.0}/s, p50 {:.2} ms, \
         p99 {:.2} ms at 16 connections; {} bytes",
        ms(one.quantile(0.5)),
        sixteen.rate(),
        ms(sixteen.quantile(0.5)),
        ms(sixteen.quantile(0.99)),
        one.bytes,
    );
    Ok(spent)
}

/// The program's own router on an existing database, in a process of its own.
pub fn serve_ddci(path: &str) -> anyhow::Result<()> {
    block_on(async {
        let clock = Clock::as_of(date(2024, 9, 18));
        let is_url = path.starts_with("postgres");
        let url = if is_url { path.to_owned() } else { format!("sqlite:{path}") };
        let db = Db::connect(&url, clock, Random::system()).await?;
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await?;
        let address = listener.local_addr()?;
        let settings = Settings {
            public_url: format!("http://{address}"),
            demo: false,
            trusted_proxies: Vec::new(),
        };
        let app = App::new(db, settings, ddci_plan::pages::nav(), Arc::from([]));
        println!("{address}");
        let router = web::router(app, ddci_plan::pages::routes());
        web::serve(listener, router, std::future::pending()).await?;
        Ok(())
    })
}

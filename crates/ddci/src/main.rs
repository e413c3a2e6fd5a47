//! ddci: commands and wiring, nothing else.

mod commands;
mod config;
mod demo;
mod doctor;
mod guides;
mod lineage;
mod mail;
mod metrics;
mod organisation;
mod rooms;
mod say;
mod wiring;
mod words;

use clap::{Parser, Subcommand};
use std::process::ExitCode;

// The default allocator returns memory slowly and shares one lock; this one is small and quick.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Raises an authority's DDCI: reads its plan, follows up what it owes, shows where things stand.
#[derive(Debug, Parser)]
#[command(name = "ddci", version, about)]
struct Cli {
    #[command(flatten)]
    settings: config::Flags,
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Shows everything on an example plan, in a temporary database, on this machine only
    Demo(commands::demo::Demo),
    /// Sets up a new installation: tables, the authority, an administrator
    Init(commands::init::Init),
    /// Serves the pages
    Serve(commands::serve::Serve),
    /// Brings the tables of the database up to this version
    Migrate,
    /// Writes everything the database holds to one new file, while the program serves
    Backup(commands::backup::Backup),
    /// Looks at configuration, database, data and machine, and says what to do
    Doctor(commands::doctor::Doctor),
    /// Restores a backup into an empty database; --verify only tries whether it could be
    Restore(commands::restore::Restore),
    /// Accounts: add, list, password, link, disable, enable
    #[command(subcommand)]
    User(commands::user::User),
    /// Secret keys: new, reseal
    #[command(subcommand)]
    Key(commands::key::Key),
    /// Units: add, list, import, lineage
    #[command(subcommand)]
    Unit(commands::unit::Unit),
    /// Plans: read a document, issue a plan
    #[command(subcommand)]
    Plan(commands::plan::Plan),
    /// Composite indicators from files: check, score, uncertainty, compare, target, step
    #[command(subcommand)]
    Index(commands::index::Index),
    /// What happens by itself: list, retry, run-due
    #[command(subcommand)]
    Jobs(commands::jobs::Jobs),
    /// The audit log: verify
    #[command(subcommand)]
    Audit(commands::audit::Audit),
}

fn main() -> ExitCode {
    let cli = Cli::parse();
    // Reading a plan needs no database, no clock and no threads.
    if let Command::Plan(commands::plan::Plan::Read(read)) = &cli.command {
        return read.run();
    }
    // Nor does computing an index.
    if let Command::Index(index) = &cli.command {
        return index.run();
    }
    match run(cli) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("ddci: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(cli: Cli) -> anyhow::Result<ExitCode> {
    let config = config::Config::load(cli.settings)?;
    wiring::start_log(&config);
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    runtime.block_on(async {
        match cli.command {
            Command::Demo(demo) => demo.run().await,
            Command::Init(init) => init.run(&config).await,
            Command::Serve(serve) => serve.run(&config).await,
            Command::Migrate => commands::migrate::run(&config).await,
            Command::Backup(backup) => backup.run(&config).await,
            Command::Doctor(doctor) => doctor.run(&config).await,
            Command::Restore(restore) => restore.run(&config).await,
            Command::User(user) => user.run(&config).await,
            Command::Key(key) => key.run(&config).await,
            Command::Unit(unit) => unit.run(&config).await,
            Command::Plan(plan) => plan.run(&config).await,
            Command::Index(index) => Ok(index.run()),
            Command::Jobs(jobs) => jobs.run(&config).await,
            Command::Audit(audit) => audit.run(&config).await,
        }
    })
}

//! The workspace's chores: `cargo xtask test`, `cargo xtask browser`, `cargo xtask shots`.
//!
//! What a chore needs from Debian or npm is installed where we are root, and named where we are not.

mod browser;
mod needs;
mod postgres;
mod step;
mod suite;

use clap::{Parser, Subcommand};
use std::process::ExitCode;

/// The chores.
#[derive(Debug, Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
struct Arguments {
    #[command(subcommand)]
    chore: Chore,
}

/// One chore.
#[derive(Debug, Clone, Copy, Subcommand)]
enum Chore {
    /// Checks format and lints, runs every test on both databases, then walks the pages in a browser
    ///
    /// DDCI_TEST_DATABASES=sqlite leaves PostgreSQL out.
    Test,
    /// Walks the demo's pages in a browser
    Browser,
    /// Takes docs/screenshots anew from a running demo
    Shots,
}

fn main() -> ExitCode {
    let outcome = match Arguments::parse().chore {
        Chore::Test => suite::run(),
        Chore::Browser => browser::test(),
        Chore::Shots => browser::shots(),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("\n{error:#}");
            ExitCode::FAILURE
        }
    }
}

//! The workspace's chores: `cargo xtask test`, `cargo xtask browser`, `cargo xtask shots`,
//! `cargo xtask reference`.
//!
//! What a chore needs from Debian or npm is installed where we are root, and named where we are not.

mod browser;
mod needs;
mod postgres;
mod reference;
mod step;
mod suite;

use clap::{Parser, Subcommand};
use std::{path::PathBuf, process::ExitCode};

/// The chores.
#[derive(Debug, Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
struct Arguments {
    #[command(subcommand)]
    chore: Chore,
}

/// One chore.
#[derive(Debug, Clone, Subcommand)]
enum Chore {
    /// Checks format and lints, runs every test on both databases, then walks the pages in a browser
    ///
    /// DDCI_TEST_DATABASES=sqlite leaves PostgreSQL out.
    Test,
    /// Walks the demo's pages in a browser
    Browser,
    /// Takes docs/screenshots anew from a running demo
    Shots,
    /// Computes the numbers of a reference folder from its inputs, by the program's own commands
    Reference {
        /// A folder laid out like a reference case, or one that holds several
        dir: PathBuf,
        /// Where files of the same names are written
        out: PathBuf,
    },
}

fn main() -> ExitCode {
    let outcome = match Arguments::parse().chore {
        Chore::Test => suite::run(),
        Chore::Browser => browser::test(),
        Chore::Shots => browser::shots(),
        Chore::Reference { dir, out } => reference::run(&dir, &out),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("\n{error:#}");
            ExitCode::FAILURE
        }
    }
}

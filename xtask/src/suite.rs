//! `cargo xtask test`: everything that must hold before a change lands.

use crate::{
    browser,
    needs::{Need, ensure_all, schemathesis},
    postgres::{Cluster, FOLDER},
    step::{self, cargo, works},
};
use anyhow::Result;

/// The variable that restricts the store tests to one database on purpose.
const ONLY: &str = "DDCI_TEST_DATABASES";

/// The variable that says where schemathesis is, which the tests of the API run.
const SCHEMATHESIS: &str = "SCHEMATHESIS";

/// Runs the suite; the cheap checks first.
pub fn run() -> Result<()> {
    let with_postgres = std::env::var(ONLY).map_or(true, |only| only.contains("postgres"));
    if with_postgres {
        ensure_all(&[Need::Postgres])?;
    }
    browser::ensure_needs()?;
    step::run(&mut cargo(&["fmt", "--all", "--check"]))?;
    step::run(&mut cargo(&["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"]))?;
    test(with_postgres)?;
    step::run(&mut cargo(&["test", "--workspace", "--doc"]))?;
    browser::test()
}

/// By nextest where it is installed. The cases that run on PostgreSQL say so in their names.
fn test(with_postgres: bool) -> Result<()> {
    let mut tests = if works("cargo", &["nextest", "--version"]) {
        let mut tests = cargo(&["nextest", "run", "--workspace"]);
        if !with_postgres {
            tests.args(["--filterset", "not test(postgres)"]);
        }
        tests
    } else {
        let mut tests = cargo(&["test", "--workspace", "--all-targets", "--no-fail-fast"]);
        if !with_postgres {
            tests.args(["--", "--skip", "postgres"]);
        }
        tests
    };
    let cluster = Cluster::new();
    // The program refuses settings it does not know, and takes this one for its own.
    tests.env(SCHEMATHESIS, schemathesis()?).env(FOLDER, &cluster.folder).env_remove(ONLY);
    step::run(&mut tests)
}

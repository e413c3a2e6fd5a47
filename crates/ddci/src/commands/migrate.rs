//! `ddci migrate`

use crate::{config::Config, wiring};
use ddci_platform::store;
use std::process::ExitCode;

/// Applies what is missing and says what it was.
///
/// # Errors
/// The database's.
pub async fn run(config: &Config) -> anyhow::Result<ExitCode> {
    let applied = store::migrate(&config.database, &wiring::migrations()).await?;
    for name in &applied {
        println!("applied {name}");
    }
    if applied.is_empty() {
        println!("nothing to do");
    }
    Ok(ExitCode::SUCCESS)
}

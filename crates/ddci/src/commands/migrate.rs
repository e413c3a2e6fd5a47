//! `ddci migrate`

use crate::{config::Config, rooms, say::say};
use ddci_platform::store;
use std::process::ExitCode;

/// Applies what is missing and says what it was.
///
/// # Errors
/// The database's.
pub async fn run(config: &Config) -> anyhow::Result<ExitCode> {
    let applied = store::migrate(&config.database, &rooms::migrations()).await?;
    for name in &applied {
        say!("applied {name}");
    }
    if applied.is_empty() {
        say!("nothing to do");
    }
    Ok(ExitCode::SUCCESS)
}

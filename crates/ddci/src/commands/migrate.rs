//! `ddci migrate`

use crate::{config::Config, rooms, say::say};
use ddci_plan::store::folded;
use ddci_platform::{
    clock::Clock,
    random::Random,
    store::{self, Db},
};
use std::process::ExitCode;

/// Applies what is missing and says what it was; then fills in what no SQL can derive.
///
/// # Errors
/// The database's.
pub async fn run(config: &Config) -> anyhow::Result<ExitCode> {
    let applied = store::migrate(&config.database, &rooms::migrations()).await?;
    for name in &applied {
        say!("applied {name}");
    }
    let db = Db::connect(&config.database, Clock::system(), Random::system()).await?;
    let filled = folded::fill(&db).await?;
    db.close().await?;
    if filled > 0 {
        say!("filled in what is looked for of {filled} tasks");
    }
    if applied.is_empty() {
        say!("nothing to do");
    }
    Ok(ExitCode::SUCCESS)
}

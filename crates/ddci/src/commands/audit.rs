//! `ddci audit …`

use crate::{config::Config, say::say, wiring};
use clap::Subcommand;
use ddci_platform::{audit, org};
use std::process::ExitCode;

/// The audit log.
#[derive(Debug, Subcommand)]
pub enum Audit {
    /// Verifies that no entry was changed, removed or inserted; exit status 1 where one was
    Verify,
}

impl Audit {
    /// Runs it over every authority, or the one that is named.
    ///
    /// # Errors
    /// The database's.
    pub async fn run(self, config: &Config) -> anyhow::Result<ExitCode> {
        let Self::Verify = self;
        let db = wiring::database(config).await?;
        let authorities = match &config.authority {
            Some(code) => vec![org::authority(&db, Some(code)).await?],
            None => org::authorities(&db).await?,
        };
        let mut code = ExitCode::SUCCESS;
        for authority in authorities {
            match audit::verify(&db, authority.id).await? {
                Ok(chain) => say!(
                    "{}: {} entries, the chain holds; head {}",
                    authority.name,
                    chain.entries,
                    chain.head
                ),
                Err(broken) => {
                    say!("{}: BROKEN: {broken}", authority.name);
                    code = ExitCode::FAILURE;
                }
            }
        }
        Ok(code)
    }
}

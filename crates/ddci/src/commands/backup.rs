//! `ddci backup FILE`

use crate::{config::Config, rooms, say::say, wiring};
use clap::Args;
use ddci_platform::{
    backup::{self, BackedUp},
    org,
    permit::Actor,
};
use std::{path::PathBuf, process::ExitCode};

/// Writes everything the database holds to one new file, while the program serves.
#[derive(Debug, Args)]
pub struct Backup {
    /// The file to write; it must not exist yet
    file: PathBuf,
    /// Put `secret_keys` of the configuration into it as well; without them second factors cannot be
    /// used after a restore, unless the configuration is kept apart
    #[arg(long)]
    with_keys: bool,
}

impl Backup {
    /// Writes it, and leaves that it was written in the audit log of each authority.
    ///
    /// # Errors
    /// What is in the way, in words; no file is left then.
    pub async fn run(self, config: &Config) -> anyhow::Result<ExitCode> {
        let db = wiring::database(config).await?;
        let keys = if self.with_keys { config.secret_keys.as_slice() } else { &[] };
        let manifest = backup::write(&db, &self.file, &rooms::migrations(), keys).await?;
        for authority in org::authorities(&db).await? {
            let actor = Actor::Operator { authority: authority.id, command: "backup" };
            db.run(&actor, &BackedUp(&manifest)).await?;
        }
        say!(
            "{}: {} tables, {} rows, as of {}",
            self.file.display(),
            manifest.tables.len(),
            manifest.rows(),
            manifest.made_at
        );
        for head in &manifest.audit {
            say!("audit log of {}: {} entries, head {}", head.authority, head.sequence, head.hash);
        }
        say!(
            "It holds what people wrote and hashes of their passwords: keep it as you keep those."
        );
        match keys.len() {
            0 => say!("It holds no keys: keep secret_keys of the configuration elsewhere."),
            count => say!("It holds {count} keys: whoever has it can read second factors."),
        }
        say!("Rehearse: ddci restore --verify {}", self.file.display());
        db.close().await?;
        Ok(ExitCode::SUCCESS)
    }
}

//! `ddci restore FILE`, and `ddci restore --verify FILE`

use super::migrate;
use crate::{config::Config, rooms, say::say, wiring};
use anyhow::{Context, bail};
use clap::Args;
use ddci_platform::{
    backup::{self, Archive, Check, Restored, Schema},
    clock::Clock,
    org,
    permit::Actor,
    random::Random,
    store::{self, Db, Durability},
};
use std::{path::PathBuf, process::ExitCode};

/// Restores a backup into an empty database, or tries whether it could be.
#[derive(Debug, Args)]
pub struct Restore {
    /// The backup
    file: PathBuf,
    /// Restore into a temporary database, look whether everything is there, and throw it away
    #[arg(long)]
    verify: bool,
    /// Print the keys that are in it, for the configuration, and restore nothing
    #[arg(long, conflicts_with = "verify")]
    keys: bool,
}

impl Restore {
    /// Restores it, or tries to.
    ///
    /// # Errors
    /// What is wrong with the file or the database, in words.
    pub async fn run(self, config: &Config) -> anyhow::Result<ExitCode> {
        let mut archive = Archive::open(&self.file)?;
        if self.keys {
            return keys(&mut archive);
        }
        let manifest = &archive.manifest;
        say!(
            "{}: a backup of {} tables and {} rows, made at {} by ddci {} from {}",
            self.file.display(),
            manifest.tables.len(),
            manifest.rows(),
            manifest.made_at,
            manifest.program,
            manifest.database
        );
        if self.verify { verify(&mut archive).await } else { restore(&mut archive, config).await }
    }
}

fn keys(archive: &mut Archive) -> anyhow::Result<ExitCode> {
    let keys = archive.keys()?;
    if keys.is_empty() {
        bail!("there are no keys in it: it was made without --with-keys");
    }
    say!("secret_keys = {keys:?}");
    Ok(ExitCode::SUCCESS)
}

async fn restore(archive: &mut Archive, config: &Config) -> anyhow::Result<ExitCode> {
    let loaded = backup::load(archive, &config.database, &rooms::migrations()).await?;
    say!("{} rows restored", loaded.rows);
    // What was loaded is whole, at the tables of its own time; this is an upgrade like any other.
    migrate::run(config).await.context("the rows are there: run `ddci migrate` again")?;
    let db = wiring::database(config).await?;
    let checks = backup::same_chains(&db, &archive.manifest).await?;
    let all_hold = told(&checks);
    for authority in org::authorities(&db).await? {
        let actor = Actor::Operator { authority: authority.id, command: "restore" };
        db.run(&actor, &Restored(&archive.manifest)).await?;
    }
    db.close().await?;
    if !all_hold {
        bail!("what was restored does not hold together: do not serve it");
    }
    say!("Everybody signs in again: sessions and one-time links are not kept in backups.");
    say!("Messages that waited to be sent are cancelled: they may have left after the backup.");
    Ok(ExitCode::SUCCESS)
}

async fn verify(archive: &mut Archive) -> anyhow::Result<ExitCode> {
    let folder = tempfile::tempdir().context("cannot make a temporary folder")?;
    let url = format!("sqlite:{}", folder.path().join("restored.sqlite").display());
    let migrations = rooms::migrations();
    let loaded = backup::load(archive, &url, &migrations).await?;
    let open = || Db::connect_with(&url, Clock::system(), Random::system(), Durability::Relaxed);
    let db = open().await?;
    let mut checks = backup::same_rows(&db, &loaded.schema, &archive.manifest).await?;
    db.close().await?;
    let later = store::migrate(&url, &migrations).await?;
    let found = format!("tables: brought up to this version by {} migrations", later.len());
    checks.push(Check { found, holds: true });
    let db = open().await?;
    checks.extend(backup::sound_keys(&db, &Schema::of(&migrations)?).await?);
    checks.extend(backup::sound_files(&db).await?);
    checks.extend(backup::same_chains(&db, &archive.manifest).await?);
    db.close().await?;
    let all_hold = told(&checks);
    say!("{}", if all_hold { "The backup can be restored." } else { "The backup is NOT sound." });
    Ok(if all_hold { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Says each, and whether all hold.
fn told(checks: &[Check]) -> bool {
    for check in checks {
        say!("{:<4} {}", if check.holds { "ok" } else { "FAIL" }, check.found);
    }
    checks.iter().all(|check| check.holds)
}

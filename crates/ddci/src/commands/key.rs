//! `ddci key …`: the keys that secrets in the database are sealed with.

use crate::{config::Config, say::say, wiring};
use anyhow::{Context, bail};
use clap::Subcommand;
use ddci_platform::{
    identity::{self, Vault},
    random::Random,
};
use std::process::ExitCode;

/// Secret keys.
#[derive(Debug, Subcommand)]
pub enum Key {
    /// Makes a key for `secret_keys`
    New,
    /// Seals every secret with the first key, after a new one was put in front
    Reseal,
}

impl Key {
    /// Runs it.
    ///
    /// # Errors
    /// The refusal, in words.
    pub async fn run(self, config: &Config) -> anyhow::Result<ExitCode> {
        match self {
            Self::New => say!("secret_keys = [\"{}\"]", new(&Random::system())?),
            Self::Reseal => {
                let vault = config.vault()?.context("`secret_keys` is empty: `ddci key new`")?;
                let db = wiring::database(config).await?;
                let (done, closed) = identity::reseal(&db, &vault).await?;
                say!("sealed anew: {done}");
                if closed > 0 {
                    bail!("{closed} secrets are opened by no key: put the old one back, behind");
                }
            }
        }
        Ok(ExitCode::SUCCESS)
    }
}

fn new(random: &Random) -> anyhow::Result<String> {
    Ok(hex::encode(random.bytes::<32>()?))
}

/// A vault with a key of its own, which ends with the program.
///
/// # Errors
/// Where there is no randomness.
pub fn vault(random: &Random) -> anyhow::Result<Vault> {
    Vault::of(&[new(random)?])?.context("one key makes a vault")
}

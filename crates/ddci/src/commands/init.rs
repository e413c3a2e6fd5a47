//! `ddci init`

use super::secret;
use crate::{config::Config, organisation::Organisation, rooms, say::say, wiring};
use anyhow::{Context, bail};
use clap::Args;
use ddci_platform::{
    identity::AddAccount,
    org::{self, AddPerson, FoundAuthority, UnitKind},
    permit::{Actor, Role},
    store,
};
use jiff::SignedDuration;
use std::{path::PathBuf, process::ExitCode};

/// Sets up a new installation.
#[derive(Debug, Args)]
pub struct Init {
    /// The authority's name, "UBND xã Ba Sơn"
    #[arg(long, required_unless_present = "organisation")]
    name: Option<String>,
    /// A short code for it, "xa-ba-son"
    #[arg(long, required_unless_present = "organisation")]
    code: Option<String>,
    /// What it is
    #[arg(long, default_value = "peoples_committee")]
    kind: UnitKind,
    /// A file with the authority, its units and groups, as examples/cao-loc-2024/units.json
    #[arg(long, conflicts_with_all = ["name", "code"])]
    organisation: Option<PathBuf>,
    /// The first administrator's login
    #[arg(long, default_value = "admin")]
    admin: String,
    /// The first administrator's name
    #[arg(long, default_value = "Quản trị viên")]
    admin_name: String,
}

impl Init {
    /// Creates the tables, the authority and the administrator; prints a sign-in link.
    ///
    /// # Errors
    /// What is in the way, in words.
    pub async fn run(self, config: &Config) -> anyhow::Result<ExitCode> {
        store::migrate(&config.database, &rooms::migrations()).await?;
        let db = wiring::database(config).await?;
        let authority = match (&self.organisation, self.name, self.code) {
            (Some(file), _, _) => {
                let text = std::fs::read_to_string(file)
                    .with_context(|| format!("cannot read {}", file.display()))?;
                Organisation::parse(&text)?.found(&db).await?
            }
            (None, Some(name), Some(code)) => {
                let found = FoundAuthority {
                    code,
                    name: name.clone(),
                    name_en: None,
                    kind: self.kind,
                    valid_to: None,
                    source: "ddci init".to_owned(),
                    verified: true,
                    aliases: vec![name],
                };
                found.run(&db).await?
            }
            _ => bail!("give --name and --code, or --organisation FILE"),
        };
        let unit = org::unit(&db, authority).await?.context("the authority is not there")?;
        let actor = Actor::Operator { authority, command: "init" };
        let person =
            AddPerson { name: self.admin_name, title: String::new(), unit: unit.code, email: None };
        let login = self.admin;
        let add =
            AddAccount { login: login.clone(), person, role: Role::Administrator, password: None };
        db.run(&actor, &add).await?;
        let day = SignedDuration::from_hours(24);
        let link = secret::link(&db, &actor, &login, &config.public_url(), day).await?;
        say!("{} is set up in {}", unit.name, wiring::without_password(&config.database));
        say!("Sign in as {login} within 24 hours, once, after `ddci serve`:\n{link}");
        Ok(ExitCode::SUCCESS)
    }
}

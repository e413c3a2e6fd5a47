//! `ddci user …`

use super::secret;
use crate::{config::Config, say::say, wiring};
use clap::Subcommand;
use ddci_platform::{
    identity::{self, AddAccount, ResetFactor, SetDisabled, SetPassword},
    org::{AddPerson, Email},
    permit::Role,
};
use jiff::SignedDuration;
use std::process::ExitCode;

/// Accounts.
#[derive(Debug, Subcommand)]
pub enum User {
    /// Adds a person with an account
    Add {
        /// What they sign in with
        login: String,
        /// Their name
        #[arg(long)]
        name: String,
        /// Their title
        #[arg(long, default_value = "")]
        title: String,
        /// The code of the unit they work in
        #[arg(long)]
        unit: String,
        /// administrator, coordinator, leader, unit_head, officer, reader or auditor
        #[arg(long)]
        role: Role,
        /// Where messages reach them
        #[arg(long)]
        email: Option<Email>,
    },
    /// Lists the accounts
    List,
    /// Sets a password, asked for at the terminal or read from a pipe
    Password {
        /// Whose
        login: String,
    },
    /// Makes a one-time sign-in link, good for 24 hours
    Link {
        /// Whose
        login: String,
    },
    /// Disables an account and ends its sessions
    Disable {
        /// Whose
        login: String,
    },
    /// Takes away the second factor of somebody who has lost telephone and recovery codes
    ResetSecondFactor {
        /// Whose
        login: String,
    },
    /// Enables an account again
    Enable {
        /// Whose
        login: String,
    },
}

impl User {
    /// Runs it.
    ///
    /// # Errors
    /// The refusal, in words.
    pub async fn run(self, config: &Config) -> anyhow::Result<ExitCode> {
        let db = wiring::database(config).await?;
        let (authority, actor) = wiring::operator(&db, config, "user").await?;
        match self {
            Self::Add { login, name, title, unit, role, email } => {
                let person = AddPerson { name, title, unit, email };
                db.run(&actor, &AddAccount { login: login.clone(), person, role, password: None })
                    .await?;
                say!("added {login}; `ddci user link {login}` makes a sign-in link");
            }
            Self::List => {
                for account in identity::accounts(&db, authority).await? {
                    let mark = if account.disabled { "  (disabled)" } else { "" };
                    say!(
                        "{}\t{}\t{}\t{}{mark}",
                        account.login,
                        account.name,
                        account.title,
                        account.unit_name
                    );
                }
            }
            Self::Password { login } => {
                let password = secret::password(&db, &login).await?;
                db.run(&actor, &SetPassword { login: login.clone(), password }).await?;
                say!("the password of {login} is set and its sessions are ended");
            }
            Self::Link { login } => {
                let day = SignedDuration::from_hours(24);
                let url = config.public_url();
                say!("{}", secret::link(&db, &actor, &login, &url, day).await?);
            }
            Self::Disable { login } => {
                db.run(&actor, &SetDisabled { login: login.clone(), disabled: true }).await?;
                say!("{login} is disabled");
            }
            Self::ResetSecondFactor { login } => {
                db.run(&actor, &ResetFactor { login: login.clone() }).await?;
                say!("the second factor of {login} is taken away and its sessions are ended");
            }
            Self::Enable { login } => {
                db.run(&actor, &SetDisabled { login: login.clone(), disabled: false }).await?;
                say!("{login} is enabled");
            }
        }
        Ok(ExitCode::SUCCESS)
    }
}

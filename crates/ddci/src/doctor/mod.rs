//! What an operator would look at, looked at: configuration, database, data, machine. Nothing is
//! changed; each finding says what to do.

mod configuration;
mod data;
mod database;
mod machine;

use crate::{config::Config, wiring};
use ddci_platform::store::StoreError;
use serde::Serialize;

/// How bad it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// As it should be.
    Ok,
    /// It works, and may cost something later.
    Warn,
    /// It does not work, or something may be lost.
    Fail,
}

impl Level {
    /// Its word.
    pub fn word(self) -> &'static str {
        match self {
            Self::Ok => "ok",
            Self::Warn => "warn",
            Self::Fail => "fail",
        }
    }
}

/// One thing that was looked at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// How bad it is.
    pub level: Level,
    /// What was looked at.
    pub about: &'static str,
    /// What was found.
    pub found: String,
    /// What to do, where there is something to do.
    pub todo: Option<&'static str>,
}

impl Finding {
    fn ok(about: &'static str, found: impl Into<String>) -> Self {
        Self { level: Level::Ok, about, found: found.into(), todo: None }
    }

    fn warn(about: &'static str, found: impl Into<String>, todo: &'static str) -> Self {
        Self { level: Level::Warn, about, found: found.into(), todo: Some(todo) }
    }

    fn fail(about: &'static str, found: impl Into<String>, todo: &'static str) -> Self {
        Self { level: Level::Fail, about, found: found.into(), todo: Some(todo) }
    }

    /// That it could not be looked at.
    fn unseen(about: &'static str, error: &StoreError) -> Self {
        Self::fail(about, error.to_string(), "see the log of the database")
    }
}

/// Looks at everything. What needs the database is left out where it cannot be reached.
pub async fn look(config: &Config) -> Vec<Finding> {
    let mut findings = configuration::look(config);
    findings.extend(machine::look(config));
    match wiring::database(config).await {
        Ok(db) => {
            findings.extend(database::look(&db).await);
            let is_set_up = !findings
                .iter()
                .any(|finding| finding.about == database::TABLES && finding.level == Level::Fail);
            // Questions about data are asked of the tables of this version.
            if is_set_up {
                findings.extend(data::look(&db).await);
            }
            drop(db.close().await);
        }
        Err(error) => findings.push(Finding::fail(
            "database",
            format!("{error:#}"),
            "start it, and look at `database` in the configuration",
        )),
    }
    findings
}

//! What every command begins with: the log, the database, and who it acts as.

use crate::config::Config;
use anyhow::Context;
use ddci_platform::{
    clock::Clock,
    org::{self, UnitId},
    permit::Actor,
    random::Random,
    store::Db,
};
use tracing_subscriber::EnvFilter;

/// The database of the configuration, on the machine's clock.
///
/// # Errors
/// A sentence that names the database.
pub async fn database(config: &Config) -> anyhow::Result<Db> {
    Db::connect(&config.database, Clock::system(), Random::system())
        .await
        .with_context(|| format!("cannot open the database {}", without_password(&config.database)))
}

/// Who a command acts as: the operator of the machine, within one authority.
///
/// # Errors
/// A sentence that says what to do where the authority is not clear.
pub async fn operator(
    db: &Db,
    config: &Config,
    command: &'static str,
) -> anyhow::Result<(UnitId, Actor)> {
    let authority = org::authority(db, config.authority.as_deref()).await.context(
        "no such authority: run `ddci init` first, or name one of several with --authority CODE",
    )?;
    Ok((authority.id, Actor::Operator { authority: authority.id, command }))
}

/// Starts the log on standard error.
pub fn start_log(config: &Config) {
    let filter = EnvFilter::try_new(&config.log).unwrap_or_else(|_| EnvFilter::new("info"));
    let log = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr);
    if config.log_json { log.json().init() } else { log.compact().init() }
}

/// A connection string that can be shown.
pub fn without_password(url: &str) -> String {
    let Some((head, rest)) = url.split_once("://") else { return url.to_owned() };
    match rest.rsplit_once('@') {
        Some((who, place)) => {
            let user = who.split(':').next().unwrap_or_default();
            format!("{head}://{user}:…@{place}")
        }
        None => url.to_owned(),
    }
}

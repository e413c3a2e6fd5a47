//! The configuration: defaults, then `ddci.toml`, then `DDCI_…` variables (`DDCI_MAIL__HOST` for
//! `mail.host`), then flags.
//! `DDCI_TEST_DATABASES` is the test suite's own.

use crate::mail::Mail;
use anyhow::Context;
use clap::Args;
use ddci_platform::identity::Vault;
use figment::{
    Figment,
    providers::{Env, Format, Serialized, Toml},
};
use serde::{Deserialize, Serialize};
use std::{
    net::{IpAddr, SocketAddr},
    path::PathBuf,
};

/// Flags that every command takes.
#[derive(Debug, Clone, Args, Serialize)]
pub struct Flags {
    /// The database: sqlite:PATH or postgres://USER:PASSWORD@HOST/NAME
    #[arg(long, global = true)]
    #[serde(skip_serializing_if = "Option::is_none")]
    database: Option<String>,
    /// The configuration file
    #[arg(long, global = true, default_value = "ddci.toml")]
    #[serde(skip)]
    config: PathBuf,
    /// The authority's code, where an installation serves several
    #[arg(long, global = true)]
    #[serde(skip_serializing_if = "Option::is_none")]
    authority: Option<String>,
}

/// How an installation is set up.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Config {
    /// The database.
    pub database: String,
    /// The address to serve on.
    pub listen: SocketAddr,
    /// The address on which metrics and health are served; none by default. Nobody signs in there,
    /// so it is reached from the machines that watch and from nowhere else.
    pub metrics_listen: Option<SocketAddr>,
    /// The address people type; by it the cookie is bound to TLS.
    pub public_url: Option<String>,
    /// Addresses of proxies in front whose `X-Forwarded-For` is believed.
    pub trusted_proxies: Vec<IpAddr>,
    /// The authority's code, where an installation serves several.
    pub authority: Option<String>,
    /// Keys that secrets in the database are sealed with, 64 hexadecimal digits each: the first
    /// seals, each opens. Without one nobody can have a second factor.
    pub secret_keys: Vec<String>,
    /// What is logged, as in `info,sqlx=warn`.
    pub log: String,
    /// Whether the log is written as JSON.
    pub log_json: bool,
    /// How messages leave.
    pub mail: Mail,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            database: "sqlite:ddci.sqlite".to_owned(),
            listen: SocketAddr::from(([127, 0, 0, 1], 8080)),
            metrics_listen: None,
            public_url: None,
            trusted_proxies: Vec::new(),
            authority: None,
            secret_keys: Vec::new(),
            log: "info,sqlx=warn,sea_orm=warn".to_owned(),
            log_json: false,
            mail: Mail::default(),
        }
    }
}

impl Config {
    /// Reads the configuration.
    ///
    /// # Errors
    /// A sentence that names the setting that is wrong.
    pub fn load(flags: Flags) -> anyhow::Result<Self> {
        Figment::from(Serialized::defaults(Self::default()))
            .merge(Toml::file(&flags.config))
            .merge(Env::prefixed("DDCI_").ignore(&["TEST_DATABASES", "LANG"]).split("__"))
            .merge(Serialized::defaults(flags))
            .extract()
            .context("the configuration cannot be used")
    }

    /// The keys that secrets are sealed with.
    ///
    /// # Errors
    /// The key that is none.
    pub fn vault(&self) -> anyhow::Result<Option<Vault>> {
        Vault::of(&self.secret_keys).context("`secret_keys` cannot be used")
    }

    /// The address people type.
    pub fn public_url(&self) -> String {
        self.public_url.clone().unwrap_or_else(|| format!("http://{}", self.listen))
    }
}

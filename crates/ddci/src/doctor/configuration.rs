//! Whether the settings fit together.

use super::Finding;
use crate::config::Config;
use tracing_subscriber::EnvFilter;

pub(super) fn look(config: &Config) -> Vec<Finding> {
    vec![public_url(config), listen(config), keys(config), metrics(config), log(config)]
}

fn public_url(config: &Config) -> Finding {
    const ABOUT: &str = "public_url";
    match config.public_url.as_deref() {
        None => Finding::warn(
            ABOUT,
            format!("not set: links begin with {}", config.public_url()),
            "set it to the address people type, before the first link is made",
        ),
        Some(url) if url.starts_with("https://") && !url.ends_with('/') => Finding::ok(ABOUT, url),
        Some(url) if url.ends_with('/') => {
            Finding::fail(ABOUT, url, "leave out the slash at its end")
        }
        Some(url) if url.starts_with("http://localhost") || url.starts_with("http://127.") => {
            Finding::ok(ABOUT, url)
        }
        Some(url) => Finding::warn(
            ABOUT,
            format!("{url} is not https: whoever listens on the way signs in as anybody"),
            "put a proxy with TLS in front, and set the address with https",
        ),
    }
}

fn listen(config: &Config) -> Finding {
    const ABOUT: &str = "listen";
    let (listen, proxies) = (config.listen, config.trusted_proxies.len());
    let behind_tls = config.public_url().starts_with("https://");
    if !listen.ip().is_loopback() {
        return Finding::warn(
            ABOUT,
            format!("{listen} is reached from other machines, without TLS"),
            "listen on 127.0.0.1 behind a proxy, or let a firewall admit the proxy alone",
        );
    }
    if behind_tls && proxies == 0 {
        return Finding::warn(
            ABOUT,
            format!("{listen}, and no proxy is trusted: all visitors have its address"),
            "name the proxy's address in trusted_proxies",
        );
    }
    Finding::ok(ABOUT, format!("{listen}, {proxies} trusted proxies"))
}

fn keys(config: &Config) -> Finding {
    const ABOUT: &str = "secret_keys";
    match config.vault() {
        Ok(Some(_)) => Finding::ok(ABOUT, format!("{} keys", config.secret_keys.len())),
        Ok(None) => Finding::warn(
            ABOUT,
            "none: nobody can have a second factor",
            "`ddci key new`, and its line in the configuration",
        ),
        Err(error) => Finding::fail(ABOUT, format!("{error:#}"), "`ddci key new` makes one"),
    }
}

fn metrics(config: &Config) -> Finding {
    const ABOUT: &str = "metrics";
    match config.metrics_listen {
        None => Finding::ok(ABOUT, "not served"),
        Some(listen) if listen.port() == config.listen.port() => Finding::fail(
            ABOUT,
            format!("metrics_listen {listen} has the port of the pages"),
            "name another port",
        ),
        Some(listen) if !listen.ip().is_loopback() => Finding::warn(
            ABOUT,
            format!("{listen} is reached from other machines, and nobody signs in there"),
            "let a firewall admit the machines that watch",
        ),
        Some(listen) => Finding::ok(ABOUT, listen.to_string()),
    }
}

fn log(config: &Config) -> Finding {
    const ABOUT: &str = "log";
    match EnvFilter::try_new(&config.log) {
        Ok(_) => Finding::ok(ABOUT, config.log.clone()),
        Err(error) => Finding::fail(
            ABOUT,
            format!("{:?} cannot be read ({error}), so `info` is used", config.log),
            "write it as in \"info,sqlx=warn\"",
        ),
    }
}

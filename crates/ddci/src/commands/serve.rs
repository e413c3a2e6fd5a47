//! `ddci serve`

use crate::{config::Config, metrics, rooms, wiring};
use anyhow::{Context, bail};
use clap::Args;
use ddci_platform::{
    identity,
    jobs::Worker,
    store::{self, Db},
    web::{self, Settings},
};
use futures_util::FutureExt;
use std::{net::SocketAddr, process::ExitCode, time::Duration};
use tokio::{net::TcpListener, sync::oneshot, task::JoinHandle};

/// How long a job under way is waited for when the program is asked to stop.
const PATIENCE: Duration = Duration::from_secs(10);

/// Serves the pages until it is asked to stop.
#[derive(Debug, Args)]
pub struct Serve {
    /// The address to serve on; a proxy with TLS belongs in front
    #[arg(long)]
    listen: Option<SocketAddr>,
}

impl Serve {
    /// Serves.
    ///
    /// # Errors
    /// The address or database that cannot be opened.
    pub async fn run(self, config: &Config) -> anyhow::Result<ExitCode> {
        let listen = self.listen.unwrap_or(config.listen);
        let config = Config { listen, ..config.clone() };
        let vault = config.vault()?;
        if vault.is_none() {
            tracing::warn!("no secret_keys: nobody can have a second factor, see `ddci key new`");
        }
        let db = wiring::database(&config).await?;
        let pending = store::pending(&db, &rooms::migrations()).await?;
        if !pending.is_empty() {
            bail!(
                "the database lacks {}: run `ddci migrate`, or `ddci init` for a new installation",
                pending.join(", ")
            );
        }
        identity::fold_names(&db).await?;
        let settings = Settings {
            public_url: config.public_url(),
            demo: false,
            trusted_proxies: config.trusted_proxies.clone(),
        };
        web::log_panics();
        watch(&config, &db).await?;
        let listener = bound(listen).await?;
        tracing::info!(%listen, public_url = settings.public_url, "serving");
        let mail = config.mail.transport()?;
        let worker = Worker::new(db.clone(), rooms::duties(), settings.clone(), mail)?;
        let working = Working::start(worker);
        let app = rooms::app(db, settings).with_vault(vault);
        let router = web::router(app, rooms::routes());
        web::serve(listener, router, stopped()).await?;
        working.finish().await;
        Ok(ExitCode::SUCCESS)
    }
}

/// What happens by itself, beside the pages.
pub struct Working {
    stop: oneshot::Sender<()>,
    task: JoinHandle<()>,
}

impl Working {
    /// Starts the node's worker.
    pub fn start(worker: Worker) -> Self {
        let (stop, stops) = oneshot::channel::<()>();
        let task = tokio::spawn(async move { worker.run(stops.map(drop)).await });
        Self { stop, task }
    }

    /// Lets it end what it is at. What takes longer is done anew by another node, or after the next
    /// start.
    pub async fn finish(self) {
        drop(self.stop);
        if tokio::time::timeout(PATIENCE, self.task).await.is_err() {
            tracing::warn!("a job was left unfinished");
        }
    }
}

/// Serves metrics, where they are asked for.
async fn watch(config: &Config, db: &Db) -> anyhow::Result<()> {
    let Some(apart) = config.metrics_listen else { return Ok(()) };
    if is_same(apart, config.listen) {
        bail!("metrics_listen is the address pages are served on: name another port");
    }
    metrics::serve(bound(apart).await?, db.clone())
}

async fn bound(listen: SocketAddr) -> anyhow::Result<TcpListener> {
    let listener = TcpListener::bind(listen).await;
    listener.with_context(|| format!("cannot serve on {listen}: is another program using it?"))
}

/// Whether a listener on one address is reached on the other as well.
fn is_same(one: SocketAddr, other: SocketAddr) -> bool {
    let anywhere = one.ip().is_unspecified() || other.ip().is_unspecified();
    one.port() == other.port() && (anywhere || one.ip() == other.ip())
}

/// Resolves when the program is asked to stop.
pub async fn stopped() {
    let interrupt = tokio::signal::ctrl_c();
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        match signal(SignalKind::terminate()) {
            Ok(mut terminate) => {
                tokio::select! {
                    _ = interrupt => {}
                    _ = terminate.recv() => {}
                }
            }
            Err(_) => drop(interrupt.await),
        }
    }
    #[cfg(not(unix))]
    drop(interrupt.await);
}

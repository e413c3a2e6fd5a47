//! Metrics and health on a listener of their own, for the machines that watch over this one.
//!
//! What is counted while serving (requests, panics) is counted where it happens; what has to be
//! asked of the database is asked when somebody scrapes, once a minute at most. Labels are routes,
//! states and codes of authorities, never people or things.

mod asked;

use crate::rooms;
use anyhow::Context;
use axum::{
    Router,
    extract::State,
    http::{StatusCode, header},
    response::{IntoResponse, Response},
    routing::get,
};
use ddci_platform::{store::Db, web::health};
use jiff::{SignedDuration, Timestamp};
use metrics_exporter_prometheus::{Matcher, PrometheusBuilder, PrometheusHandle};
use std::{sync::Arc, time::Duration};
use tokio::{net::TcpListener, sync::Mutex};

/// Upper ends of the classes of time, in seconds.
const BUCKETS: [f64; 11] = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 10.0, 30.0];
/// How old an answer of the database may be.
const GOOD_FOR: SignedDuration = SignedDuration::from_mins(1);
/// How often what was counted is folded together, whether somebody scrapes or not.
const UPKEEP: Duration = Duration::from_secs(10);

#[derive(Clone)]
struct Watched {
    handle: PrometheusHandle,
    db: Db,
    asked_at: Arc<Mutex<Option<Timestamp>>>,
}

/// Begins to count, and serves what was counted.
///
/// # Errors
/// Where counting cannot begin.
pub fn serve(listener: TcpListener, db: Db) -> anyhow::Result<()> {
    let handle = PrometheusBuilder::new()
        .set_buckets_for_metric(Matcher::Suffix("_seconds".to_owned()), &BUCKETS)
        .and_then(PrometheusBuilder::install_recorder)
        .context("metrics cannot be counted")?;
    let watched = Watched { handle: handle.clone(), db, asked_at: Arc::default() };
    let router = Router::new()
        .route("/metrics", get(show))
        .route("/health/live", get(health::live))
        .route("/health/ready", get(ready))
        .with_state(watched);
    tokio::spawn(async move {
        loop {
            tokio::time::sleep(UPKEEP).await;
            handle.run_upkeep();
        }
    });
    tokio::spawn(async move {
        if let Err(error) = axum::serve(listener, router).await {
            tracing::error!(%error, "metrics.serve");
        }
    });
    Ok(())
}

async fn show(State(watched): State<Watched>) -> Response {
    let mut asked_at = watched.asked_at.lock().await;
    let now = watched.db.clock().now();
    if asked_at.is_none_or(|at| now.duration_since(at) >= GOOD_FOR) {
        match asked::ask(&watched.db).await {
            Ok(()) => *asked_at = Some(now),
            // What was counted is shown all the same: it says that the database is away.
            Err(error) => tracing::error!(%error, "metrics.ask"),
        }
    }
    asked::connections(&watched.db);
    let text = watched.handle.render();
    ([(header::CONTENT_TYPE, "text/plain; version=0.0.4")], text).into_response()
}

async fn ready(State(watched): State<Watched>) -> Response {
    match health::is_ready(&watched.db, &rooms::migrations()).await {
        true => "ok\n".into_response(),
        false => (StatusCode::SERVICE_UNAVAILABLE, "not ready\n").into_response(),
    }
}

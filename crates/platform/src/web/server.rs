//! The router with its layers, and serving it until asked to stop.

use super::{App, Routes, api::Document, assets, headers, observe, origin, pages};
use crate::files::MAX_BYTES;
use axum::{Extension, Router, extract::DefaultBodyLimit, http::StatusCode, middleware};
use std::{net::SocketAddr, time::Duration};
use tokio::net::TcpListener;
use tower_http::{
    catch_panic::CatchPanicLayer, compression::CompressionLayer, timeout::TimeoutLayer,
};

/// How long a request may take.
const TIMEOUT: Duration = Duration::from_secs(30);

/// The whole program as one service: the rooms' routes and the platform's, behind all layers.
pub fn router(app: App, rooms: Routes) -> Router {
    let routes = rooms.merge(pages::routes());
    let document = Document::of(&routes);
    routes
        .into_router(&app)
        .merge(assets::router())
        .layer(Extension(document))
        .layer(middleware::from_fn(origin::same_site))
        .layer(DefaultBodyLimit::max(MAX_BYTES + 64 * 1024))
        .layer(CompressionLayer::new())
        .layer(TimeoutLayer::with_status_code(StatusCode::SERVICE_UNAVAILABLE, TIMEOUT))
        // Behind the guard of a route a panic ends as a page in words; this is for what stands
        // before it.
        .layer(CatchPanicLayer::new())
        .layer(middleware::from_fn_with_state(app.clone(), headers::secure))
        .layer(middleware::from_fn(observe::observe))
        .with_state(app)
}

/// Serves until `stop` resolves, then lets running requests finish.
///
/// # Errors
/// The listener's.
pub async fn serve(
    listener: TcpListener,
    router: Router,
    stop: impl Future<Output = ()> + Send + 'static,
) -> std::io::Result<()> {
    axum::serve(listener, router.into_make_service_with_connect_info::<SocketAddr>())
        .with_graceful_shutdown(stop)
        .await
}

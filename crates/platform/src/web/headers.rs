//! Security headers of every answer.

use super::App;
use axum::{
    extract::{Request, State},
    http::{HeaderValue, header},
    middleware::Next,
    response::Response,
};

/// Only our own styles, fonts and pictures; no script at all, no frame, no plugin.
const POLICY: &str = "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self'; \
                      form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/// A browser that was here once speaks TLS with this host for a year. Other hosts of the domain are
/// not ours to decide about.
const TLS_ONLY: &str = "max-age=31536000";

/// Adds the headers that are not there yet.
pub(crate) async fn secure(State(app): State<App>, request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    let mut add = |name, value| {
        if !headers.contains_key(&name) {
            headers.insert(name, HeaderValue::from_static(value));
        }
    };
    add(header::CONTENT_SECURITY_POLICY, POLICY);
    if app.settings().is_secure() {
        add(header::STRICT_TRANSPORT_SECURITY, TLS_ONLY);
    }
    add(header::X_CONTENT_TYPE_OPTIONS, "nosniff");
    add(header::REFERRER_POLICY, "same-origin");
    add(
        header::HeaderName::from_static("permissions-policy"),
        "camera=(), microphone=(), geolocation=()",
    );
    add(header::HeaderName::from_static("cross-origin-opener-policy"), "same-origin");
    add(header::HeaderName::from_static("cross-origin-resource-policy"), "same-origin");
    // Pages hold work of a signed-in person: no shared cache. The browser keeps them for its Back
    // button, so that a form that was refused comes back with what was typed; signing out clears
    // them (`pages/sign_out.rs`).
    add(header::CACHE_CONTROL, "private, no-cache");
    response
}

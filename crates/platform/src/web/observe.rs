//! One line of the log and one count for each request: who asked which kind of page, how it ended,
//! how long it took.
//!
//! Addresses carry keys and secrets, queries and forms carry what people wrote. So the route's
//! pattern stands for the address, the account's key for the person, and nothing that was sent or
//! shown is written. A test sends marked names, numbers and addresses through every form.

use super::access::Asked;
use crate::random::Random;
use axum::{
    extract::{MatchedPath, Request},
    http::{HeaderMap, HeaderName, HeaderValue, StatusCode},
    middleware::Next,
    response::Response,
};
use std::time::Instant;
use tracing::Instrument;

/// The header under which a request is known, in the log and to whoever asks about it.
const ID: HeaderName = HeaderName::from_static("x-request-id");
/// What stands for the pattern where no route takes the address.
const NOWHERE: &str = "(none)";
/// How long such a number may be.
const LENGTHS: std::ops::RangeInclusive<usize> = 16..=64;

/// Runs the request, and says how it went.
pub(crate) async fn observe(request: Request, next: Next) -> Response {
    let id = given_id(request.headers()).unwrap_or_else(new_id);
    let method = request.method().clone();
    let route = request.extensions().get::<MatchedPath>().map(|path| path.as_str().to_owned());
    let route = route.unwrap_or_else(|| NOWHERE.to_owned());
    let began = Instant::now();
    let span = tracing::info_span!("request", id);

    let mut response = next.run(request).instrument(span.clone()).await;

    let took = began.elapsed();
    let status = response.status();
    let account = response.extensions().get::<Asked>().map(|asked| asked.0.to_string());
    let account = account.unwrap_or_default();
    span.in_scope(|| {
        let (method, status) = (method.as_str(), status.as_u16());
        let ms = u64::try_from(took.as_millis()).unwrap_or(u64::MAX);
        if is_quiet(&route) {
            tracing::debug!(method, route, status, ms, account, "request.done");
        } else {
            tracing::info!(method, route, status, ms, account, "request.done");
        }
    });
    count(method.as_str(), &route, status, took.as_secs_f64());
    if let Ok(id) = HeaderValue::from_str(&id) {
        response.headers_mut().insert(ID, id);
    }
    response
}

/// The style sheet and what asks whether the node lives are asked for all day long.
fn is_quiet(route: &str) -> bool {
    route.starts_with("/static/") || route.starts_with("/health")
}

fn count(method: &str, route: &str, status: StatusCode, seconds: f64) {
    // A word somebody made up is no method of ours, and would be kept for ever.
    let method = if ["GET", "POST", "HEAD"].contains(&method) { method } else { "other" };
    let status = status.as_str().to_owned();
    let (method, route) = (method.to_owned(), route.to_owned());
    let labels = [("method", method.clone()), ("route", route.clone()), ("status", status)];
    metrics::counter!("ddci_requests_total", &labels).increment(1);
    let labels = [("method", method), ("route", route)];
    metrics::histogram!("ddci_request_seconds", &labels).record(seconds);
}

/// The number that a proxy gave, where it is one; anything else could carry what nobody may read.
fn given_id(headers: &HeaderMap) -> Option<String> {
    let id = headers.get(&ID)?.to_str().ok()?;
    let is_number = id.chars().all(|c| c.is_ascii_hexdigit() || c == '-');
    let has_letter = id.chars().any(|c| c.is_ascii_alphabetic());
    (LENGTHS.contains(&id.len()) && is_number && has_letter).then(|| id.to_owned())
}

fn new_id() -> String {
    Random::system().bytes::<8>().map(hex::encode).unwrap_or_default()
}

//! What the log calls a request: its method and path, never a secret that stands in an address, and
//! no query, which may hold names that were searched for.

use axum::extract::Request;
use tracing::Span;

/// The places whose last part may be a secret: calendars and one-time links.
const PLACES: [&str; 2] = ["/calendar/", "/sign-in/link/"];
/// No page under those places has a longer name; every secret is longer.
const NAME: usize = 16;

/// The span of a request.
pub(crate) fn span(request: &Request) -> Span {
    let path = without_secret(request.uri().path());
    tracing::debug_span!("request", method = %request.method(), path)
}

fn without_secret(path: &str) -> &str {
    let place = PLACES.iter().find(|place| path.starts_with(**place));
    place.filter(|place| path.len() > place.len() + NAME).map_or(path, |place| place)
}

#[cfg(test)]
mod tests {
    use super::without_secret;

    #[test]
    fn a_secret_is_told_by_its_place_alone() {
        for (path, told) in [
            ("/calendar/0123456789abcdef.ics", "/calendar/"),
            ("/calendar/0123456789abcdef0", "/calendar/"),
            ("/sign-in/link/0123456789abcdef0", "/sign-in/link/"),
            ("/calendar/change", "/calendar/change"),
            ("/work", "/work"),
        ] {
            assert_eq!(without_secret(path), told);
        }
    }
}

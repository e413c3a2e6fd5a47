//! What the log calls a request: its method and path, never a secret that stands in an address, and
//! no query, which may hold names that were searched for.

use axum::extract::Request;
use tracing::Span;

/// The places whose last part is a secret: calendars and one-time links.
const SECRETS: [(&str, &str); 2] = [("/calendar/", ".ics"), ("/sign-in/link/", "")];

/// The span of a request.
pub(crate) fn span(request: &Request) -> Span {
    let path = without_secret(request.uri().path());
    tracing::debug_span!("request", method = %request.method(), path)
}

fn without_secret(path: &str) -> &str {
    let holds = |(begin, end): &&(&str, &str)| path.starts_with(begin) && path.ends_with(end);
    SECRETS.iter().find(holds).map_or(path, |(begin, _)| begin)
}

#[cfg(test)]
mod tests {
    use super::without_secret;

    #[test]
    fn a_secret_is_told_by_its_place_alone() {
        for (path, told) in [
            ("/calendar/0123abcd.ics", "/calendar/"),
            ("/sign-in/link/0123abcd", "/sign-in/link/"),
            ("/calendar/change", "/calendar/change"),
            ("/work", "/work"),
        ] {
            assert_eq!(without_secret(path), told);
        }
    }
}

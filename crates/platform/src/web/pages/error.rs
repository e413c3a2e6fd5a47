//! The page for a request that ends without the page it asked for: what happened, what was kept,
//! what to do next.

use super::sign_in;
use crate::web::{Cx, Error, words::t};
use axum::response::{IntoResponse, Response};
use maud::html;

/// The page of an error; `back` is where the request came from.
pub(crate) fn page(cx: &Cx, error: &Error, back: &str) -> Response {
    let lang = cx.lang;
    let (title, words) = match error {
        Error::NotFound => (t!(lang, "not-found-title"), t!(lang, "not-found")),
        Error::SignInFirst => (t!(lang, "sign-in-first-title"), t!(lang, "sign-in-first")),
        Error::NotYours => (t!(lang, "not-yours-title"), t!(lang, "not-yours")),
        Error::OtherSite => (t!(lang, "other-site-title"), t!(lang, "other-site")),
        Error::Bad(_) => (t!(lang, "bad-request-title"), t!(lang, "bad-request")),
        Error::TooLarge => (t!(lang, "too-large-title"), t!(lang, "too-large")),
        Error::TooMany => (t!(lang, "too-many-title"), t!(lang, "sign-in-too-many")),
        Error::Internal => (t!(lang, "error-title"), t!(lang, "error-internal")),
    };
    let content = html! {
        div.narrow {
            h1 { (title) }
            p { (words) }
            @if matches!(error, Error::SignInFirst) {
                p { a.btn href=(sign_in::path(back)) { (t!(lang, "sign-in")) } }
            } @else {
                p { a href="/" { (t!(lang, "back-to-start")) } }
            }
        }
    };
    cx.page(&title, &content).with_status(error.status()).into_response()
}

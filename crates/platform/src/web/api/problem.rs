//! What goes wrong, as problem details (RFC 9457): a type that never changes, and a title and a
//! sentence in the reader's language that say what to do next.

use crate::{
    permit::Scope,
    store::StoreError,
    web::{self, Lang, words::t},
};
use axum::{
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use serde::Serialize;
use utoipa::ToSchema;

/// What a transition refuses: its code, which never changes, and its sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refused {
    /// `no-evidence`.
    pub code: &'static str,
    /// The sentence in the reader's language.
    pub detail: String,
}

/// A request that ends without what it asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Problem {
    /// It comes without a token.
    NoToken,
    /// Its token is none, or has ended.
    BadToken,
    /// Its token may not be used for this.
    OutOfScope(Scope),
    /// The person behind the token may not do this.
    NotYours,
    /// There is no such thing, or not for this person: both look the same.
    NotFound,
    /// The path is there, but not for this method.
    NoSuchMethod,
    /// It accepts no JSON.
    NotAcceptable,
    /// Its body is larger than it may be.
    TooLarge,
    /// Its body is no JSON by its own word.
    NotJson,
    /// A parameter is not known, or not as the document says.
    BadQuery(String),
    /// Its body cannot be read as JSON.
    BrokenJson(String),
    /// A field is missing, not known, or not as the document says.
    BadBody(String),
    /// A transition refuses it.
    Refused(Refused),
    /// The token was used more often than it may be; again in so many seconds.
    TooMany(i64),
    /// Something failed; the cause stands in the log.
    Internal,
}

/// Problem details as they are written.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Problem)]
pub struct Written {
    /// An address that names the kind of problem; it never changes on one installation.
    #[serde(rename = "type")]
    kind: String,
    /// The last part of `type`, the same on every installation.
    #[schema(example = "not-found")]
    code: &'static str,
    /// The kind of problem in words.
    title: String,
    /// The status of the answer.
    #[schema(minimum = 400, maximum = 599)]
    status: u16,
    /// What happened here, and what to do next.
    detail: String,
    /// Where the request is not as the document says, in English.
    reason: Option<String>,
}

impl Problem {
    /// The kinds that the page of the API explains, each with its status.
    pub const KINDS: [(&'static str, u16); 15] = [
        ("no-token", 401),
        ("bad-token", 401),
        ("out-of-scope", 403),
        ("not-yours", 403),
        ("not-found", 404),
        ("no-such-method", 405),
        ("not-acceptable", 406),
        ("refused", 409),
        ("too-large", 413),
        ("not-json", 415),
        ("bad-query", 400),
        ("broken-json", 400),
        ("bad-body", 422),
        ("too-many", 429),
        ("internal", 500),
    ];

    /// Its code, the same on every installation.
    pub fn code(&self) -> &'static str {
        match self {
            Self::NoToken => "no-token",
            Self::BadToken => "bad-token",
            Self::OutOfScope(_) => "out-of-scope",
            Self::NotYours => "not-yours",
            Self::NotFound => "not-found",
            Self::NoSuchMethod => "no-such-method",
            Self::NotAcceptable => "not-acceptable",
            Self::TooLarge => "too-large",
            Self::NotJson => "not-json",
            Self::BadQuery(_) => "bad-query",
            Self::BrokenJson(_) => "broken-json",
            Self::BadBody(_) => "bad-body",
            Self::Refused(refused) => refused.code,
            Self::TooMany(_) => "too-many",
            Self::Internal => "internal",
        }
    }

    /// The status it is answered with.
    pub fn status(&self) -> StatusCode {
        match self {
            Self::NoToken | Self::BadToken => StatusCode::UNAUTHORIZED,
            Self::OutOfScope(_) | Self::NotYours => StatusCode::FORBIDDEN,
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::NoSuchMethod => StatusCode::METHOD_NOT_ALLOWED,
            Self::NotAcceptable => StatusCode::NOT_ACCEPTABLE,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::NotJson => StatusCode::UNSUPPORTED_MEDIA_TYPE,
            Self::BadQuery(_) | Self::BrokenJson(_) => StatusCode::BAD_REQUEST,
            Self::BadBody(_) => StatusCode::UNPROCESSABLE_ENTITY,
            Self::Refused(_) => StatusCode::CONFLICT,
            Self::TooMany(_) => StatusCode::TOO_MANY_REQUESTS,
            Self::Internal => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    fn reason(&self) -> Option<&str> {
        match self {
            Self::BadQuery(reason) | Self::BrokenJson(reason) | Self::BadBody(reason) => {
                Some(reason)
            }
            _ => None,
        }
    }

    fn title(&self, lang: Lang) -> String {
        match self {
            Self::NoToken => t!(lang, "problem-no-token-title"),
            Self::BadToken => t!(lang, "problem-bad-token-title"),
            Self::OutOfScope(_) => t!(lang, "problem-out-of-scope-title"),
            Self::NotYours => t!(lang, "not-yours-title"),
            Self::NotFound => t!(lang, "problem-not-found-title"),
            Self::NoSuchMethod => t!(lang, "problem-no-such-method-title"),
            Self::NotAcceptable => t!(lang, "problem-not-acceptable-title"),
            Self::TooLarge => t!(lang, "problem-too-large-title"),
            Self::NotJson => t!(lang, "problem-not-json-title"),
            Self::BadQuery(_) => t!(lang, "problem-bad-query-title"),
            Self::BrokenJson(_) => t!(lang, "problem-broken-json-title"),
            Self::BadBody(_) => t!(lang, "problem-bad-body-title"),
            Self::Refused(_) => t!(lang, "problem-refused-title"),
            Self::TooMany(_) => t!(lang, "too-many-title"),
            Self::Internal => t!(lang, "error-title"),
        }
    }

    fn detail(&self, lang: Lang) -> String {
        match self {
            Self::NoToken => t!(lang, "problem-no-token"),
            Self::BadToken => t!(lang, "problem-bad-token"),
            Self::OutOfScope(scope) => {
                let scope = scope.word();
                t!(lang, "problem-out-of-scope", scope = scope)
            }
            Self::NotYours => t!(lang, "problem-not-yours"),
            Self::NotFound => t!(lang, "problem-not-found"),
            Self::NoSuchMethod => t!(lang, "problem-no-such-method"),
            Self::NotAcceptable => t!(lang, "problem-not-acceptable"),
            Self::TooLarge => t!(lang, "problem-too-large"),
            Self::NotJson => t!(lang, "problem-not-json"),
            Self::BadQuery(_) => t!(lang, "problem-bad-query"),
            Self::BrokenJson(_) => t!(lang, "problem-broken-json"),
            Self::BadBody(_) => t!(lang, "problem-bad-body"),
            Self::Refused(refused) => refused.detail.clone(),
            Self::TooMany(seconds) => {
                let seconds = *seconds;
                t!(lang, "problem-too-many", seconds = seconds)
            }
            Self::Internal => t!(lang, "problem-internal"),
        }
    }

    /// The answer, in a language; the page of the API at `public_url` explains its type.
    pub(super) fn answer(&self, lang: Lang, public_url: &str) -> Response {
        let (code, status) = (self.code(), self.status());
        let anchor = if matches!(self, Self::Refused(_)) { "refused" } else { code };
        let written = Written {
            kind: format!("{public_url}/api#{anchor}"),
            code,
            title: self.title(lang),
            status: status.as_u16(),
            detail: self.detail(lang),
            reason: self.reason().map(str::to_owned),
        };
        let bytes = serde_json::to_vec(&written).unwrap_or_default();
        let kind = [
            (header::CONTENT_TYPE, "application/problem+json"),
            (header::CONTENT_LANGUAGE, lang.code()),
        ];
        let mut response = (status, kind, bytes).into_response();
        let headers = response.headers_mut();
        match self {
            Self::NoToken => {
                headers.insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
            }
            Self::BadToken => {
                let value = HeaderValue::from_static("Bearer error=\"invalid_token\"");
                headers.insert(header::WWW_AUTHENTICATE, value);
            }
            Self::TooMany(seconds) => {
                headers.insert(header::RETRY_AFTER, HeaderValue::from(*seconds));
            }
            _ => {}
        }
        response
    }
}

/// The problem travels in the response's extensions; the guard, which knows the reader's language,
/// writes it.
impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let mut response = self.status().into_response();
        response.extensions_mut().insert(self);
        response
    }
}

impl From<StoreError> for Problem {
    fn from(error: StoreError) -> Self {
        tracing::error!(%error, "request.failed");
        Self::Internal
    }
}

impl From<web::Error> for Problem {
    fn from(error: web::Error) -> Self {
        match error {
            web::Error::NotFound => Self::NotFound,
            web::Error::SignInFirst => Self::NoToken,
            web::Error::NotYours | web::Error::OtherSite => Self::NotYours,
            web::Error::Bad(reason) => Self::BadQuery(reason),
            web::Error::TooLarge => Self::TooLarge,
            web::Error::TooMany => Self::TooMany(1),
            web::Error::Internal => Self::Internal,
        }
    }
}

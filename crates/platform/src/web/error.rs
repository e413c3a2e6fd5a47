//! What goes wrong at the edge, each with its status and a page that says what to do next.
//!
//! Rooms return their own precise refusals and render them beside the form; this type is for what
//! leaves no page to render.

use super::layout::Page;
use crate::{identity::AccountRefusal, org::OrgRefusal, random::NoRandomness, store::StoreError};
use axum::{
    http::StatusCode,
    response::{IntoResponse, Response},
};

/// A request that ends without the page it asked for.
#[derive(Debug, Clone, thiserror::Error)]
pub enum Error {
    /// There is no such thing, or it is not for this viewer: both look the same.
    #[error("not found")]
    NotFound,
    /// Nobody is signed in.
    #[error("sign in first")]
    SignInFirst,
    /// Signed in, but this is not their part.
    #[error("not their part")]
    NotYours,
    /// The request came from another site.
    #[error("from another site")]
    OtherSite,
    /// The request cannot be understood.
    #[error("bad request: {0}")]
    Bad(String),
    /// More than the limit was sent.
    #[error("too large")]
    TooLarge,
    /// Tried too often.
    #[error("too many attempts")]
    TooMany,
    /// Something failed; the cause stands in the log and never on the page.
    #[error("internal")]
    Internal,
}

/// What a page handler returns.
pub type PageResult = Result<Page, Error>;

impl Error {
    /// The status it is answered with.
    pub fn status(&self) -> StatusCode {
        match self {
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::SignInFirst => StatusCode::UNAUTHORIZED,
            Self::NotYours | Self::OtherSite => StatusCode::FORBIDDEN,
            Self::Bad(_) => StatusCode::BAD_REQUEST,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::TooMany => StatusCode::TOO_MANY_REQUESTS,
            Self::Internal => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }
}

/// The error travels in the response's extensions; the access layer, which knows the reader's
/// language, puts the page around it.
impl IntoResponse for Error {
    fn into_response(self) -> Response {
        let mut response = self.status().into_response();
        response.extensions_mut().insert(self);
        response
    }
}

macro_rules! internal {
    ($($type:ty),*) => {$(
        impl From<$type> for Error {
            fn from(error: $type) -> Self {
                tracing::error!(%error, "request.failed");
                Self::Internal
            }
        }
    )*};
}
internal!(StoreError, NoRandomness, OrgRefusal, AccountRefusal);

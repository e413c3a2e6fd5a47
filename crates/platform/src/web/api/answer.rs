//! Answers as JSON. What was looked at carries a mark of its content, so that whoever asks again gets
//! nothing where nothing has changed.

use super::Problem;
use axum::{
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use serde::Serialize;
use sha2::{Digest, Sha256};

/// What was asked for, with status 200.
#[derive(Debug)]
pub struct Answer<T>(pub T);

/// What was made, with status 201 or, where the same request had made it before, 200.
#[derive(Debug)]
pub struct Made<T> {
    /// The resource.
    pub resource: T,
    /// Whether it was made now.
    pub now: bool,
}

impl<T: Serialize> IntoResponse for Answer<T> {
    fn into_response(self) -> Response {
        written(StatusCode::OK, &self.0)
    }
}

impl<T: Serialize> IntoResponse for Made<T> {
    fn into_response(self) -> Response {
        let status = if self.now { StatusCode::CREATED } else { StatusCode::OK };
        written(status, &self.resource)
    }
}

fn written(status: StatusCode, content: &impl Serialize) -> Response {
    match serde_json::to_vec(content) {
        Ok(bytes) => json(status, bytes),
        Err(error) => {
            tracing::error!(%error, "api.write");
            Problem::Internal.into_response()
        }
    }
}

/// JSON that is written already.
pub(super) fn json(status: StatusCode, bytes: Vec<u8>) -> Response {
    let mark = format!(
        "W/\"{}\"",
        hex::encode(Sha256::digest(&bytes).iter().take(12).copied().collect::<Vec<u8>>())
    );
    let headers = [(header::CONTENT_TYPE, "application/json".to_owned()), (header::ETAG, mark)];
    (status, headers, bytes).into_response()
}

/// Whether whoever asks has what would be answered.
pub(super) fn is_known(asked: &HeaderMap, answer: &HeaderMap) -> bool {
    let Some(mark) = answer.get(header::ETAG).and_then(|mark| mark.to_str().ok()) else {
        return false;
    };
    let known = asked.get_all(header::IF_NONE_MATCH).iter().filter_map(|value| value.to_str().ok());
    known.flat_map(|value| value.split(',')).any(|known| {
        let opaque = |mark: &str| mark.trim().trim_start_matches("W/").to_owned();
        opaque(known) == opaque(mark)
    })
}

/// Nothing has changed.
pub(super) fn unchanged(answer: &Response) -> Response {
    let mut unchanged = StatusCode::NOT_MODIFIED.into_response();
    let mark = answer.headers().get(header::ETAG).cloned();
    unchanged
        .headers_mut()
        .insert(header::ETAG, mark.unwrap_or_else(|| HeaderValue::from_static("")));
    unchanged
}

//! `GET /api/v1/openapi.json`

use crate::web::api::{Document, answer::json};
use axum::{Extension, http::StatusCode, response::Response};

/// This document.
#[utoipa::path(
    get,
    path = "/api/v1/openapi.json",
    operation_id = "showDocument",
    responses((status = 200, description = "The OpenAPI document.", body = Object))
)]
pub async fn show(Extension(document): Extension<Document>) -> Response {
    json(StatusCode::OK, document.bytes().to_vec())
}

//! `GET /files/{id}`: a file that a room shows to the viewer, always as an attachment.

use crate::{
    files::{self, FileId},
    permit::Viewer,
    web::{Cx, Error},
};
use axum::{
    extract::Path,
    http::header,
    response::{IntoResponse, Response},
};

pub async fn show(viewer: Viewer, cx: Cx, Path(id): Path<FileId>) -> Result<Response, Error> {
    let file = files::visible(cx.db(), &viewer, id).await?.ok_or(Error::NotFound)?;
    let mut shown = false;
    for guard in cx.app.file_guards().iter() {
        shown = shown || guard.shows(cx.db(), &viewer, id).await?;
    }
    if !shown {
        return Err(Error::NotFound);
    }
    let body = files::body(cx.db(), &file).await?;
    let headers = [
        (header::CONTENT_TYPE, file.media_type.clone()),
        (header::CONTENT_DISPOSITION, disposition(&file.name)),
        // Nothing in an upload may run or load anything, whatever a browser makes of it.
        (header::CONTENT_SECURITY_POLICY, "default-src 'none'; sandbox".to_owned()),
    ];
    Ok((headers, body).into_response())
}

/// `attachment` with the name in the form of RFC 6266: UTF-8, percent-encoded.
fn disposition(name: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._".contains(&byte);
    let encoded: String = name
        .bytes()
        .map(|byte| if plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") })
        .collect();
    format!("attachment; filename*=UTF-8''{encoded}")
}

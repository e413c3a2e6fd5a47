//! `POST /sign-out`: ends this session.

use super::sign_in::cookie;
use crate::{
    identity::SignOut,
    permit::Viewer,
    web::{Cx, Error, see_other},
};
use axum::{
    http::header,
    response::{IntoResponse, Response},
};

pub async fn send(viewer: Viewer, cx: Cx) -> Result<Response, Error> {
    if let Some(token) = cx.token.clone() {
        cx.db().run(&viewer.into(), &SignOut { token }).await?;
    }
    // Whoever sits down at this browser next does not go back to what was on the screen.
    let forget = (header::HeaderName::from_static("clear-site-data"), r#""cache""#.to_owned());
    let ended = (header::SET_COOKIE, cookie(&cx, "", 0));
    Ok(([ended, forget], see_other("/sign-in")).into_response())
}

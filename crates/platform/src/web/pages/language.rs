//! `POST /language`: keeps the reader's choice and goes back to where they were.

use super::sign_in::own_path;
use crate::web::{Cx, Lang, lang::COOKIE, see_other};
use axum::{
    Form,
    http::header,
    response::{IntoResponse, Response},
};
use serde::Deserialize;

#[derive(Deserialize)]
pub struct Choice {
    lang: String,
    #[serde(default)]
    back: String,
}

pub async fn choose(cx: Cx, Form(choice): Form<Choice>) -> Response {
    let lang = Lang::from_code(&choice.lang).unwrap_or(cx.lang);
    let secure = if cx.app.settings().is_secure() { "; Secure" } else { "" };
    let cookie = format!(
        "{COOKIE}={}; Path=/; Max-Age=31536000; SameSite=Lax; HttpOnly{secure}",
        lang.code()
    );
    ([(header::SET_COOKIE, cookie)], see_other(own_path(&choice.back))).into_response()
}

//! `POST /outbox/{message}/retry` and `…/cancel`.

use super::{
    show::{found, view},
    words::refused,
};
use crate::{
    outbox::{CancelMessage, MessageId, OutboxRefusal, RetryMessage},
    permit::Viewer,
    web::{Cx, Error, Errors, see_other, words::t},
};
use axum::{
    Form,
    extract::Path,
    response::{IntoResponse, Response},
};
use serde::Deserialize;

/// The form as it was typed.
#[derive(Deserialize, Default)]
#[serde(default)]
pub struct Typed {
    reason: String,
}

pub async fn retry(
    viewer: Viewer,
    cx: Cx,
    Path(message): Path<MessageId>,
) -> Result<Response, Error> {
    let done = cx.db().run(&viewer.clone().into(), &RetryMessage { message }).await;
    answer(&viewer, &cx, message, done, ("retry", "")).await
}

pub async fn cancel(
    viewer: Viewer,
    cx: Cx,
    Path(message): Path<MessageId>,
    Form(typed): Form<Typed>,
) -> Result<Response, Error> {
    let cancel = CancelMessage { message, reason: typed.reason.clone() };
    let done = cx.db().run(&viewer.clone().into(), &cancel).await;
    answer(&viewer, &cx, message, done, ("reason", &typed.reason)).await
}

/// The message's page: as it stands now, or with what is in the way at `field`.
async fn answer(
    viewer: &Viewer,
    cx: &Cx,
    message: MessageId,
    done: Result<(), OutboxRefusal>,
    (field, typed): (&str, &str),
) -> Result<Response, Error> {
    let refusal = match done {
        Ok(()) => return Ok(see_other(&format!("/outbox/{message}"))),
        Err(refusal) => refusal,
    };
    let errors = Errors::one(field, refused(cx.lang, refusal)?);
    let row = found(viewer, cx, message).await?;
    let content = view(cx, &row, typed, &errors);
    Ok(cx.page_with_errors(&t!(cx.lang, "outbox-message"), &content).into_response())
}

//! The buttons of a round: compute, publish, withdraw.

use super::{one, visible};
use crate::{
    model::RoundId,
    pages::refused,
    transitions::{ComputeScores, PublishRound, Refusal, WithdrawRound, computed},
    words::t,
};
use axum::{
    extract::Path,
    response::{IntoResponse, Response},
};
use axum_extra::extract::Form;
use ddci_platform::{
    permit::Viewer,
    web::{Cx, Error, Errors, see_other},
};
use serde::Deserialize;

/// The reason that was typed.
#[derive(Debug, Default, Deserialize)]
pub struct Reason {
    #[serde(default)]
    reason: String,
}

/// `POST /rounds/{round}/compute`
pub async fn compute(viewer: Viewer, cx: Cx, Path(id): Path<RoundId>) -> Result<Response, Error> {
    let round = visible(&cx, &viewer, id).await?;
    let done = match computed(cx.db(), &round).await {
        Ok(computed) => {
            cx.db().run(&viewer.clone().into(), &ComputeScores { round, computed }).await
        }
        Err(refusal) => Err(refusal),
    };
    answer(&viewer, &cx, id, done, "compute", "").await
}

/// `POST /rounds/{round}/publish`
pub async fn publish(viewer: Viewer, cx: Cx, Path(id): Path<RoundId>) -> Result<Response, Error> {
    let done = cx.db().run(&viewer.clone().into(), &PublishRound { round: id }).await;
    answer(&viewer, &cx, id, done, "publish", "").await
}

/// `POST /rounds/{round}/withdraw`
pub async fn withdraw(
    viewer: Viewer,
    cx: Cx,
    Path(id): Path<RoundId>,
    Form(typed): Form<Reason>,
) -> Result<Response, Error> {
    let reason = typed.reason.clone();
    let done = cx.db().run(&viewer.clone().into(), &WithdrawRound { round: id, reason }).await;
    answer(&viewer, &cx, id, done, "reason", &typed.reason).await
}

/// Back to the round; with the reason beside the button where it was refused, and nothing typed lost.
async fn answer(
    viewer: &Viewer,
    cx: &Cx,
    id: RoundId,
    done: Result<(), Refusal>,
    field: &str,
    typed: &str,
) -> Result<Response, Error> {
    let Err(refusal) = done else { return Ok(see_other(&format!("/rounds/{id}?done"))) };
    let words = refused::words(cx.lang, &refused::or_page(refusal)?);
    let content = one::view(viewer, cx, id, typed, &Errors::one(field, words)).await?;
    Ok(cx.page_with_errors(&t!(cx.lang, "round"), &content).into_response())
}

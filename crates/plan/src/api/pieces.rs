//! `GET` and `POST /api/v1/obligations/{obligation}/pieces`, `/api/v1/pieces/{piece}` and what is done with
//! one: the pieces of work that units ask each other for.

use super::{
    in_force,
    piece::{PieceResource, PieceSheet, sheet},
    refused,
};
use crate::{
    model::{ObligationId, PieceId},
    store::{listed, piece},
    transitions::{AnswerPiece, AskPiece, PieceAnswer, Refusal, TakePiece},
};
use axum::extract::Path;
use ddci_platform::{
    permit::{Actor, Viewer},
    web::{
        Cx,
        api::{Answer, Asked, Day, Listing, Made, One, Page, Problem, Sent, Text, page_of},
    },
};
use serde::Deserialize;
use utoipa::ToSchema;
use uuid::Uuid;

type Turned = Result<Answer<One<PieceSheet>>, Problem>;

/// What is to be asked for.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewPiece {
    /// A key of the program's own making: sent again with the same key, it is asked for once.
    key: Option<Uuid>,
    /// The unit that is asked.
    unit: Uuid,
    /// What is asked for.
    what: Text<2000>,
    /// By when: a working day.
    due_on: Day,
    /// Why a unit is asked that the plan does not name as helping.
    why_outside: Option<Text<2000>>,
    /// Why it may come after the obligation's own day.
    why_later: Option<Text<2000>>,
}

/// What was done.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Delivery {
    /// What was done, in words.
    words: Text<2000>,
}

/// Why it is not done.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Decline {
    /// Why.
    reason: Text<2000>,
}

/// The pieces that an obligation was asked for, in their order.
#[utoipa::path(
    get,
    path = "/api/v1/obligations/{obligation}/pieces",
    operation_id = "listPieces",
    params(("obligation" = Uuid, Path, description = "The obligation's key."), Page),
    responses((
        status = 200,
        description = "A page of pieces.",
        body = Listing<PieceResource>,
        links(("showPiece" = (
            operation_id = "showPiece",
            parameters(("piece" = "$response.body#/resources/0/id"))
        )))
    ))
)]
pub async fn list(
    viewer: Viewer,
    cx: Cx,
    Path(id): Path<ObligationId>,
    Asked(asked): Asked<Page>,
) -> Result<Answer<Listing<PieceResource>>, Problem> {
    seen(&viewer, &cx, id).await?;
    let pieces = piece::of(cx.db(), id).await?;
    let all = pieces.into_iter().map(PieceResource::from).collect();
    Ok(Answer(page_of(&cx, all, |piece| piece.id, asked.after, asked.limit)?))
}

/// One piece with each time it was asked for.
#[utoipa::path(
    get,
    path = "/api/v1/pieces/{piece}",
    operation_id = "showPiece",
    params(("piece" = Uuid, Path, description = "The piece's key.")),
    responses((status = 200, description = "The piece.", body = One<PieceSheet>))
)]
pub async fn show(viewer: Viewer, cx: Cx, Path(id): Path<PieceId>) -> Turned {
    Ok(Answer(One { resource: sheet(&viewer, &cx, id).await? }))
}

/// Ask another unit for a piece.
///
/// The unit that owes the obligation asks, as long as it is open.
#[utoipa::path(
    post,
    path = "/api/v1/obligations/{obligation}/pieces",
    operation_id = "askPiece",
    params(("obligation" = Uuid, Path, description = "The obligation's key.")),
    request_body = NewPiece,
    responses((status = 201, description = "The piece.", body = One<PieceSheet>))
)]
pub async fn ask(
    viewer: Viewer,
    cx: Cx,
    Path(id): Path<ObligationId>,
    Sent(sent): Sent<NewPiece>,
) -> Result<Made<One<PieceSheet>>, Problem> {
    seen(&viewer, &cx, id).await?;
    let text = |text: Option<Text<2000>>| text.map(|text| text.0).unwrap_or_default();
    let ask = AskPiece {
        key: sent.key.map(PieceId),
        obligation: id,
        unit: sent.unit.into(),
        what: sent.what.0,
        due_on: sent.due_on.0,
        why_outside: text(sent.why_outside),
        why_later: text(sent.why_later),
    };
    let asked = cx.db().run(&Actor::from(viewer.clone()), &ask).await;
    let piece = asked.map_err(|refusal| refused::problem(cx.lang, refusal))?;
    Ok(Made { resource: One { resource: sheet(&viewer, &cx, piece).await? }, now: true })
}

/// Deliver a piece that was asked of one's unit.
#[utoipa::path(
    post,
    path = "/api/v1/pieces/{piece}/deliver",
    operation_id = "deliverPiece",
    params(("piece" = Uuid, Path, description = "The piece's key.")),
    request_body = Delivery,
    responses((status = 200, description = "The piece, delivered.", body = One<PieceSheet>))
)]
pub async fn deliver(
    viewer: Viewer,
    cx: Cx,
    Path(id): Path<PieceId>,
    Sent(sent): Sent<Delivery>,
) -> Turned {
    let answer = PieceAnswer::Delivered { words: sent.words.0, document: None, file: None };
    answered(viewer, cx, id, answer).await
}

/// Decline a piece that was asked of one's unit, with a reason.
#[utoipa::path(
    post,
    path = "/api/v1/pieces/{piece}/decline",
    operation_id = "declinePiece",
    params(("piece" = Uuid, Path, description = "The piece's key.")),
    request_body = Decline,
    responses((status = 200, description = "The piece, declined.", body = One<PieceSheet>))
)]
pub async fn decline(
    viewer: Viewer,
    cx: Cx,
    Path(id): Path<PieceId>,
    Sent(sent): Sent<Decline>,
) -> Turned {
    answered(viewer, cx, id, PieceAnswer::Declined { reason: sent.reason.0 }).await
}

/// Take a piece that was delivered to one's unit.
#[utoipa::path(
    post,
    path = "/api/v1/pieces/{piece}/take",
    operation_id = "takePiece",
    params(("piece" = Uuid, Path, description = "The piece's key.")),
    responses((status = 200, description = "The piece, taken.", body = One<PieceSheet>))
)]
pub async fn take(viewer: Viewer, cx: Cx, Path(id): Path<PieceId>) -> Turned {
    sheet(&viewer, &cx, id).await?;
    let outcome = cx.db().run(&Actor::from(viewer.clone()), &TakePiece { piece: id }).await;
    turned(&viewer, &cx, id, outcome).await
}

async fn answered(viewer: Viewer, cx: Cx, id: PieceId, answer: PieceAnswer) -> Turned {
    sheet(&viewer, &cx, id).await?;
    let answer = AnswerPiece { piece: id, answer };
    let outcome = cx.db().run(&Actor::from(viewer.clone()), &answer).await;
    turned(&viewer, &cx, id, outcome).await
}

async fn turned(viewer: &Viewer, cx: &Cx, id: PieceId, outcome: Result<(), Refusal>) -> Turned {
    outcome.map_err(|refusal| refused::problem(cx.lang, refusal))?;
    Ok(Answer(One { resource: sheet(viewer, cx, id).await? }))
}

/// Whether the person may see the obligation, of a plan that was issued.
async fn seen(viewer: &Viewer, cx: &Cx, id: ObligationId) -> Result<(), Problem> {
    let row = listed::one(cx.db(), viewer, id).await?.ok_or(Problem::NotFound)?;
    in_force(cx, viewer, row.plan).await.map(drop)
}

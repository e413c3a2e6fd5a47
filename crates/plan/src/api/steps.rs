//! `POST /api/v1/obligations/{obligation}/submit`, `…/accept` and `…/return`: the same transitions as the
//! buttons of the page.

use super::{
    obligation::{SheetResource, sheet},
    refused,
};
use crate::{
    model::ObligationId,
    transitions::{Accept, Refusal, SendBack, Submit},
};
use axum::extract::Path;
use ddci_platform::{
    permit::{Actor, Viewer},
    web::{
        Cx,
        api::{Answer, One, Problem, Sent, Text},
    },
};
use serde::Deserialize;
use utoipa::ToSchema;

type Stepped = Result<Answer<One<SheetResource>>, Problem>;

/// Why something is returned.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Return {
    /// What is missing, in words that say what to do.
    reason: Text<2000>,
}

/// Submit an obligation for acceptance.
///
/// Refused without evidence (`no-evidence`) or with a short quota (`quota-short`).
#[utoipa::path(
    post,
    path = "/api/v1/obligations/{obligation}/submit",
    operation_id = "submitObligation",
    params(("obligation" = Uuid, Path, description = "The obligation's key.")),
    responses((status = 200, description = "The obligation, submitted.", body = One<SheetResource>))
)]
pub async fn submit(viewer: Viewer, cx: Cx, Path(id): Path<ObligationId>) -> Stepped {
    sheet(&cx, &viewer, id).await?;
    let submit = Submit { obligation: id, measures: cx.app.measures().clone() };
    let outcome = cx.db().run(&Actor::from(viewer.clone()), &submit).await.map(drop);
    stepped(&viewer, &cx, id, outcome).await
}

/// Accept what was submitted.
///
/// Nobody accepts the work of their own unit (`own-work`).
#[utoipa::path(
    post,
    path = "/api/v1/obligations/{obligation}/accept",
    operation_id = "acceptObligation",
    params(("obligation" = Uuid, Path, description = "The obligation's key.")),
    responses((status = 200, description = "The obligation, accepted.", body = One<SheetResource>))
)]
pub async fn accept(viewer: Viewer, cx: Cx, Path(id): Path<ObligationId>) -> Stepped {
    sheet(&cx, &viewer, id).await?;
    let accept = Accept::of(id);
    let outcome = cx.db().run(&Actor::from(viewer.clone()), &accept).await;
    stepped(&viewer, &cx, id, outcome).await
}

/// Return what was submitted, with a reason: the work is open again.
#[utoipa::path(
    post,
    path = "/api/v1/obligations/{obligation}/return",
    operation_id = "returnObligation",
    params(("obligation" = Uuid, Path, description = "The obligation's key.")),
    request_body = Return,
    responses((status = 200, description = "The obligation, returned.", body = One<SheetResource>))
)]
pub async fn send_back(
    viewer: Viewer,
    cx: Cx,
    Path(id): Path<ObligationId>,
    Sent(sent): Sent<Return>,
) -> Stepped {
    sheet(&cx, &viewer, id).await?;
    let send_back = SendBack { obligation: id, reason: sent.reason.0 };
    let outcome = cx.db().run(&Actor::from(viewer.clone()), &send_back).await;
    stepped(&viewer, &cx, id, outcome).await
}

async fn stepped(
    viewer: &Viewer,
    cx: &Cx,
    id: ObligationId,
    outcome: Result<(), Refusal>,
) -> Stepped {
    outcome.map_err(|refusal| refused::problem(cx.lang, refusal))?;
    Ok(Answer(One { resource: sheet(cx, viewer, id).await? }))
}

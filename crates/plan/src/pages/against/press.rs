//! What is pressed on the page: proposals taken over, and pairs kept.

use super::{Sheet, view};
use crate::{
    model::PlanId,
    pages::refused,
    store::{against::Proposal, document::LinesFrom, edit},
    transitions::{BindBody, DecideUnread, FollowTasks, Refusal, Seen, Settle},
    words::t,
};
use axum::{
    Form,
    extract::Path,
    response::{IntoResponse, Response},
};
use ddci_platform::{
    permit::{Actor, Viewer},
    web::{Cx, Error, Errors, see_other},
};

type Typed = Vec<(String, String)>;

/// `POST /plans/{plan}/against/{old}`: takes over what was ticked, or all of it.
pub async fn take(
    viewer: Viewer,
    cx: Cx,
    Path((id, old)): Path<(PlanId, PlanId)>,
    Form(typed): Form<Typed>,
) -> Result<Response, Error> {
    let sheet = Sheet::of(&cx, &viewer, id, old).await?;
    let keys: Vec<&str> =
        typed.iter().filter(|(field, _)| field == "take").map(|(_, key)| key.as_str()).collect();
    let chosen: Vec<&Proposal> = sheet
        .against
        .proposals
        .iter()
        .filter(|proposal| keys.contains(&proposal.key().as_str()))
        .collect();
    let seen = seen(&typed);
    let taken = match chosen.is_empty() {
        true => Err(Refusal::NothingChanged),
        false => take_over(&cx, &viewer.clone().into(), id, seen, &chosen).await,
    };
    answer(&cx, &viewer, &sheet, taken).await
}

/// `POST /plans/{plan}/against/{old}/follow`: keeps which task goes on with which.
pub async fn follow(
    viewer: Viewer,
    cx: Cx,
    Path((id, old)): Path<(PlanId, PlanId)>,
    Form(typed): Form<Typed>,
) -> Result<Response, Error> {
    let sheet = Sheet::of(&cx, &viewer, id, old).await?;
    let follow = FollowTasks { plan: id, old, seen: seen(&typed) };
    let taken = cx.db().run(&viewer.clone().into(), &follow).await.map(drop);
    answer(&cx, &viewer, &sheet, taken).await
}

fn seen(typed: &Typed) -> Option<Seen> {
    let seen = typed.iter().find(|(field, _)| field == "seen")?;
    seen.1.parse().ok()
}

async fn answer(
    cx: &Cx,
    viewer: &Viewer,
    sheet: &Sheet,
    taken: Result<(), Refusal>,
) -> Result<Response, Error> {
    let refusal = match taken {
        Ok(()) => return Ok(see_other(&format!("{}?done=taken", sheet.path()))),
        Err(refusal) => refused::or_page(refusal)?,
    };
    let words = refused::words(cx.lang, &refusal);
    let sheet = Sheet::of(cx, viewer, sheet.plan.id, sheet.old.id).await?;
    let content = view(cx, &sheet, &Errors::one("proposals", words));
    Ok(cx.page_with_errors(&t!(cx.lang, "against-title"), &content).into_response())
}

/// Takes proposals over one after another, each an edit of its own. Where somebody touched the draft
/// since it was seen, none is taken; what this press itself has changed counts as seen.
async fn take_over(
    cx: &Cx,
    actor: &Actor,
    plan: PlanId,
    seen: Option<Seen>,
    chosen: &[&Proposal],
) -> Result<(), Refusal> {
    let db = cx.db();
    let seen = seen.ok_or(Refusal::ChangedSince)?;
    if !edit::since(db, plan, seen.number, seen.at).await?.is_empty() {
        return Err(Refusal::ChangedSince);
    }
    for proposal in chosen {
        let seen = Some(Seen::now(db, plan, cx.app.clock().now()).await?);
        match proposal {
            Proposal::Bind { name, target, .. } => {
                let bind = BindBody { plan, name: name.clone(), target: *target, seen };
                db.run(actor, &bind).await?;
            }
            Proposal::Settle { finding, decision, .. } => {
                let (finding, decision) = (*finding, decision.clone());
                let settle = Settle { seen, ..Settle::of(plan, finding, decision) };
                db.run(actor, &settle).await?;
            }
            Proposal::NoTask { sheet, first_line, .. } => {
                let lines = LinesFrom { sheet: sheet.clone(), first_line: *first_line };
                db.run(actor, &DecideUnread { plan, lines }).await?;
            }
        }
    }
    Ok(())
}

//! What is pressed at a meeting: gone through, directed, closed.

use super::{
    Room, item, minutes, path,
    typed::{Frame, OfItem},
};
use crate::{
    model::PlanId,
    pages::refused,
    transitions::{CloseMeeting, Direct, GoThrough, Refusal},
    words::t,
};
use axum::{
    Form,
    extract::Path,
    response::{IntoResponse, Response},
};
use ddci_platform::{
    permit::Viewer,
    web::{Cx, Error, Errors, see_other, typed_day},
};

/// `POST /plans/{plan}/meetings/{number}/items/{n}/seen`: goes on to the next thing, after the last
/// one to the minutes.
pub async fn go_through(
    viewer: Viewer,
    cx: Cx,
    Path((plan, number, n)): Path<(PlanId, i32, i32)>,
    Form(typed): Form<OfItem>,
) -> Result<Response, Error> {
    let room = Room::of(&viewer, &cx, plan, number).await?;
    let note = typed.note.clone();
    let seen = GoThrough { plan, meeting: number, position: n, note };
    match cx.db().run(&viewer.clone().into(), &seen).await {
        Ok(()) if i64::from(n) < room.meeting.items => {
            Ok(see_other(&format!("{}/items/{}", path(plan, number), n + 1)))
        }
        Ok(()) => Ok(see_other(&path(plan, number))),
        Err(refusal) => {
            let refusal = refused::or_page(refusal)?;
            let errors = Errors::one("note", refused::words(cx.lang, &refusal));
            let page = item::page(&viewer, &cx, (plan, number, n), Some(&typed), &errors).await?;
            Ok(page.into_response())
        }
    }
}

/// `POST /plans/{plan}/meetings/{number}/items/{n}/direct`
pub async fn direct(
    viewer: Viewer,
    cx: Cx,
    Path((plan, number, n)): Path<(PlanId, i32, i32)>,
    Form(typed): Form<OfItem>,
) -> Result<Response, Error> {
    let room = Room::of(&viewer, &cx, plan, number).await?;
    let lang = cx.lang;
    let errors = match (typed.unit(), typed_day(&typed.due_on)) {
        (Some(unit), Some(due_on)) => {
            let (text, leader) = (typed.text.clone(), typed.leader.clone());
            let direct = Direct { plan, meeting: number, position: n, text, unit, due_on, leader };
            match cx.db().run(&viewer.clone().into(), &direct).await {
                Ok(_) => {
                    return Ok(see_other(&format!("{}/items/{n}#directed-title", room.path())));
                }
                Err(refusal) => {
                    let refusal = refused::or_page(refusal)?;
                    Errors::one(beside(&refusal), refused::words(lang, &refusal))
                }
            }
        }
        (None, _) => Errors::one("unit", t!(lang, "refused-missing-unit")),
        (_, None) => Errors::one("due_on", t!(lang, "meeting-no-day")),
    };
    let page = item::page(&viewer, &cx, (plan, number, n), Some(&typed), &errors).await?;
    Ok(page.into_response())
}

/// The field beside which a refusal is shown.
fn beside(refusal: &Refusal) -> &'static str {
    match refusal {
        Refusal::Missing("unit") => "unit",
        Refusal::NotInThePlan(..) => "due_on",
        _ => "text",
    }
}

/// `POST /plans/{plan}/meetings/{number}/close`
pub async fn close(
    viewer: Viewer,
    cx: Cx,
    Path((plan, number)): Path<(PlanId, i32)>,
    Form(typed): Form<Frame>,
) -> Result<Response, Error> {
    let room = Room::of(&viewer, &cx, plan, number).await?;
    let (attended, conclusion) = (typed.attended.clone(), typed.conclusion.clone());
    let close = CloseMeeting { plan, meeting: number, attended, conclusion };
    match cx.db().run(&viewer.clone().into(), &close).await {
        Ok(()) => Ok(see_other(&room.path())),
        Err(refusal) => {
            let refusal = refused::or_page(refusal)?;
            let errors = Errors::one("attended", refused::words(cx.lang, &refusal));
            let page = minutes::page(&viewer, &cx, plan, number, Some(&typed), &errors).await?;
            Ok(page.into_response())
        }
    }
}

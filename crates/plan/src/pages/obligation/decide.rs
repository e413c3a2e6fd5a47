//! Accepting or returning what was submitted.

use super::{Shown, load, typed::Typed, view};
use crate::{
    model::{ObligationId, WorkState},
    pages::refused,
    transitions::{self, Accept, Refusal, SendBack},
    words::t,
};
use axum::{
    Form,
    extract::Path,
    response::{IntoResponse, Response},
};
use ddci_platform::{
    permit::{Actor, Verb, Viewer},
    web::{Cx, Error, Errors, form::Input, see_other},
};
use maud::{Markup, html};
use serde::Deserialize;

/// The form of a return.
#[derive(Debug, Deserialize)]
pub struct Reason {
    #[serde(default)]
    reason: String,
}

/// `POST /obligations/{obligation}/accept`
pub async fn accept(
    viewer: Viewer,
    cx: Cx,
    Path(id): Path<ObligationId>,
) -> Result<Response, Error> {
    load(&viewer, &cx, id).await?;
    let outcome = cx.db().run(&Actor::from(viewer.clone()), &Accept { obligation: id }).await;
    answer(viewer, cx, id, outcome, "accepted", String::new()).await
}

/// `POST /obligations/{obligation}/return`
pub async fn send_back(
    viewer: Viewer,
    cx: Cx,
    Path(id): Path<ObligationId>,
    Form(form): Form<Reason>,
) -> Result<Response, Error> {
    load(&viewer, &cx, id).await?;
    let send_back = SendBack { obligation: id, reason: form.reason.clone() };
    let outcome = cx.db().run(&Actor::from(viewer.clone()), &send_back).await;
    answer(viewer, cx, id, outcome, "returned", form.reason).await
}

async fn answer(
    viewer: Viewer,
    cx: Cx,
    id: ObligationId,
    outcome: Result<(), Refusal>,
    done: &str,
    reason: String,
) -> Result<Response, Error> {
    let refusal = match outcome {
        Ok(()) => return Ok(see_other(&format!("/obligations/{id}?done={done}"))),
        Err(refusal) => refused::or_page(refusal)?,
    };
    let shown = load(&viewer, &cx, id).await?;
    let errors = Errors::one("reason", refused::words(cx.lang, &refusal));
    let typed = Typed::reason(reason);
    Ok(view::page(&viewer, &cx, &shown, &typed, &errors).into_response())
}

/// The form, for whoever accepts; where they may not, the reason stands beside the buttons.
pub(super) fn form(
    viewer: &Viewer,
    cx: &Cx,
    shown: &Shown,
    typed: &Typed,
    errors: &Errors,
) -> Markup {
    let lang = cx.lang;
    let waiting = shown.sheet.obligation.standing.state == WorkState::Submitted;
    if !waiting || !viewer.may(Verb::Accept) {
        // A refusal to decide on something that no longer waits must still be seen.
        return html! {
            @if let Some(words) = errors.of("reason") { p.wrong id="reason" { (words) } }
        };
    }
    let refusal = transitions::may_accept(&shown.sheet, &Actor::from(viewer.clone())).err();
    let id = shown.sheet.obligation.id;
    html! {
        section.card {
            h2 { (t!(lang, "decide-title")) }
            @if let Some(refusal) = refusal {
                p.refusal id="reason" { (refused::words(lang, &refusal)) }
            } @else {
                form.act method="post" action={"/obligations/" (id) "/accept"} {
                    button.btn { (t!(lang, "decide-accept")) }
                }
                details open[!errors.is_empty()] {
                    summary { (t!(lang, "decide-return")) }
                    form.stacked method="post" novalidate
                        action={"/obligations/" (id) "/return"} {
                        (Input::new("reason", &t!(lang, "decide-reason"), &typed.reason)
                            .hint(&t!(lang, "decide-reason-hint")).errors(errors).area(3))
                        div.act { button.btn.q { (t!(lang, "decide-send-back")) } }
                    }
                }
            }
        }
    }
}

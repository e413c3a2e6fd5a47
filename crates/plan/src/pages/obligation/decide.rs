//! Accepting or returning what was submitted.

use super::{Shown, load, typed::Typed, view};
use crate::{
    model::{ObligationId, Quality, WorkState},
    pages::{refused, standing_words::quality_words},
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
    web::{Cx, Error, Errors, Lang, form::Input, see_other},
};
use maud::{Markup, html};
use serde::Deserialize;

/// The form of an acceptance.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Mark {
    quality: String,
    note: String,
}

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
    Form(mark): Form<Mark>,
) -> Result<Response, Error> {
    load(&viewer, &cx, id).await?;
    // A button without the field accepts what was asked for in full.
    let quality = Quality::from_word(&mark.quality).unwrap_or(Quality::Met);
    let accept = Accept { obligation: id, quality, note: mark.note.clone() };
    let outcome = cx.db().run(&Actor::from(viewer.clone()), &accept).await;
    let typed = Typed { quality: mark.quality, note: mark.note, ..Typed::default() };
    let field = |refusal: &Refusal| match refusal {
        Refusal::NoReason | Refusal::TooLong(_) => "note",
        _ => "reason",
    };
    answer(viewer, cx, id, outcome, ("accepted", field), typed).await
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
    let typed = Typed::reason(form.reason);
    answer(viewer, cx, id, outcome, ("returned", |_| "reason"), typed).await
}

async fn answer(
    viewer: Viewer,
    cx: Cx,
    id: ObligationId,
    outcome: Result<(), Refusal>,
    (done, field): (&str, fn(&Refusal) -> &'static str),
    typed: Typed,
) -> Result<Response, Error> {
    let refusal = match outcome {
        Ok(()) => return Ok(see_other(&format!("/obligations/{id}?done={done}"))),
        Err(refusal) => refused::or_page(refusal)?,
    };
    let shown = load(&viewer, &cx, id).await?;
    let errors = Errors::one(field(&refusal), refused::words(cx.lang, &refusal));
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
                (accept_form(lang, id, typed, errors))
                details open[errors.of("reason").is_some()] {
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

/// The mark and what is to be said about it.
fn accept_form(lang: Lang, id: ObligationId, typed: &Typed, errors: &Errors) -> Markup {
    let marks =
        Quality::ALL.map(|quality| (quality.word().to_owned(), quality_words(lang, quality)));
    html! {
        form.stacked method="post" novalidate action={"/obligations/" (id) "/accept"} {
            (Input::new("quality", &t!(lang, "quality-title"), &typed.quality)
                .hint(&t!(lang, "quality-hint")).choice(&marks))
            (Input::new("note", &t!(lang, "quality-note"), &typed.note)
                .hint(&t!(lang, "quality-note-hint")).errors(errors).area(2))
            div.act { button.btn { (t!(lang, "decide-accept")) } }
        }
    }
}

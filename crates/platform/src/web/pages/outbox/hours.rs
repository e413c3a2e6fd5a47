//! `POST /outbox/hours`: the working hours within which messages leave.

use super::{list::view, words::refused};
use crate::{
    outbox::{self, OutboxRefusal, SetWorkingHours, WorkingHours},
    permit::Viewer,
    web::{Cx, Error, Errors, State, form::Input, instant, see_other, tag, words::t},
};
use axum::{
    Form,
    response::{IntoResponse, Response},
};
use maud::{Markup, html};
use serde::Deserialize;

/// The form as it was typed.
#[derive(Deserialize, Default)]
#[serde(default)]
pub struct Typed {
    spans: String,
    source: String,
}

pub async fn send(viewer: Viewer, cx: Cx, Form(typed): Form<Typed>) -> Result<Response, Error> {
    let set = SetWorkingHours { spans: typed.spans.clone(), source: typed.source.clone() };
    let refusal = match cx.db().run(&viewer.clone().into(), &set).await {
        Ok(()) => return Ok(see_other("/outbox#hours-title")),
        Err(refusal) => refusal,
    };
    let field = if matches!(refusal, OutboxRefusal::NoSource) { "source" } else { "spans" };
    let errors = Errors::one(field, refused(cx.lang, refusal)?);
    let content = view(&viewer, &cx, Some(typed), &errors).await?;
    Ok(cx.page_with_errors(&t!(cx.lang, "outbox-title"), &content).into_response())
}

/// The hours, when messages leave next, and the form.
pub(super) async fn section(
    viewer: &Viewer,
    cx: &Cx,
    typed: Option<Typed>,
    errors: &Errors,
) -> Result<Markup, Error> {
    let lang = cx.lang;
    let hours = outbox::hours(cx.db(), viewer.authority).await?;
    let typed = typed
        .unwrap_or_else(|| Typed { spans: hours.spans.to_string(), source: hours.source.clone() });
    Ok(html! {
        section.card aria-labelledby="hours-title" {
            h2 id="hours-title" { (t!(lang, "outbox-hours")) }
            p { (hours.spans) " " (known(cx, &hours)) }
            p { (opening(viewer, cx, &hours).await?) }
            details open[!errors.is_empty()] {
                summary { (t!(lang, "outbox-hours-change")) }
                form.stacked method="post" action="/outbox/hours" novalidate {
                    (Input::new("spans", &t!(lang, "outbox-spans"), &typed.spans).errors(errors)
                        .hint(&t!(lang, "outbox-spans-hint")).line("text", "off"))
                    (Input::new("source", &t!(lang, "outbox-source"), &typed.source)
                        .errors(errors).hint(&t!(lang, "outbox-source-hint")).line("text", "off"))
                    div.act { button.btn.q { (t!(lang, "unit-save")) } }
                }
            }
        }
    })
}

fn known(cx: &Cx, hours: &WorkingHours) -> Markup {
    let lang = cx.lang;
    html! {
        @if hours.verified { (tag(State::Fine, &t!(lang, "source-verified"))) }
        @else { (tag(State::Soon, &t!(lang, "source-unverified"))) }
        @if !hours.source.is_empty() { " " span.cap { (hours.source) } }
    }
}

async fn opening(viewer: &Viewer, cx: &Cx, hours: &WorkingHours) -> Result<String, Error> {
    let calendar = cx.app.calendars().of(cx.db(), viewer.authority).await?;
    let lang = cx.lang;
    Ok(match hours.next_opening(&calendar, cx.app.clock()) {
        Some(at) => {
            let at = instant(lang, at);
            t!(lang, "outbox-opens", at = at)
        }
        None => t!(lang, "outbox-open"),
    })
}

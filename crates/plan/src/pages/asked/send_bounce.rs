//! `/obligations/{obligation}/bounce`: the form in which work is sent back as wrongly given.

use super::units;
use crate::{
    model::{ObligationId, Rule},
    pages::{items::short, refused},
    store::{
        bounce,
        obligation::{self, Sheet},
        rules,
    },
    transitions::{self, Bounce, Refusal},
    words::t,
};
use axum::{
    Form,
    extract::Path,
    response::{IntoResponse, Response},
};
use ddci_platform::{
    permit::{Actor, Viewer},
    web::{Cx, Error, Errors, PageResult, date, form::Input, see_other},
};
use maud::{Markup, html};
use serde::Deserialize;

/// What was typed.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Typed {
    reason: String,
    suggested: String,
}

/// `GET /obligations/{obligation}/bounce`
pub async fn show(viewer: Viewer, cx: Cx, Path(id): Path<ObligationId>) -> PageResult {
    let sheet = obligation::visible(cx.db(), &viewer, id).await?.ok_or(Error::NotFound)?;
    let content = content(&viewer, &cx, &sheet, &Typed::default(), &Errors::new()).await?;
    Ok(cx.page(&t!(cx.lang, "bounce-send-title"), &content))
}

/// `POST /obligations/{obligation}/bounce`
pub async fn send(
    viewer: Viewer,
    cx: Cx,
    Path(id): Path<ObligationId>,
    Form(typed): Form<Typed>,
) -> Result<Response, Error> {
    let sheet = obligation::visible(cx.db(), &viewer, id).await?.ok_or(Error::NotFound)?;
    let suggested = typed.suggested.parse().ok();
    let send = Bounce { obligation: id, reason: typed.reason.clone(), suggested };
    let errors = match cx.db().run(&Actor::from(viewer.clone()), &send).await {
        Ok(made) => return Ok(see_other(&format!("/bounces/{made}?done=sent"))),
        Err(refusal) => {
            let refusal = refused::or_page(refusal)?;
            let field = match refusal {
                Refusal::SameUnit | Refusal::NoSuchUnit => "suggested",
                _ => "reason",
            };
            Errors::one(field, refused::words(cx.lang, &refusal))
        }
    };
    let content = content(&viewer, &cx, &sheet, &typed, &errors).await?;
    Ok(cx.page_with_errors(&t!(cx.lang, "bounce-send-title"), &content).into_response())
}

async fn content(
    viewer: &Viewer,
    cx: &Cx,
    sheet: &Sheet,
    typed: &Typed,
    errors: &Errors,
) -> Result<Markup, Error> {
    let lang = cx.lang;
    let before = bounce::of(cx.db(), sheet.obligation.id).await?;
    let actor = Actor::from(viewer.clone());
    let refusal = transitions::may_bounce(sheet, &actor, &before).err();
    let days = rules::of(cx.db(), viewer.authority).await?.get(Rule::BounceDays);
    let calendar = cx.calendar().await?;
    let last = transitions::last_day_to_bounce(sheet, days, &calendar);
    let refusal = match refusal {
        None if cx.today() > last => Some(Refusal::TooLateToBounce { last, days }),
        other => other,
    };
    let (last, given) = (date(lang, last), date(lang, sheet.assigned_on));
    let units = units::all(cx, viewer, sheet.obligation.unit).await?;
    let none = (String::new(), t!(lang, "bounce-unknown"));
    let units: Vec<(String, String)> = std::iter::once(none).chain(units).collect();
    Ok(html! {
        (errors.summary(lang))
        p.crumb { a href={"/obligations/" (sheet.obligation.id)} { (short(&sheet.task_text)) } }
        h1 { (t!(lang, "bounce-send-title")) }
        p.muted { (t!(lang, "bounce-send-lead", given = given, last = last)) }
        section.card aria-label=(t!(lang, "bounce-send-title")) {
            @match refusal {
                Some(refusal) => p.refusal id="reason" { (refused::words(lang, &refusal)) },
                None => form.stacked method="post" novalidate
                    action={"/obligations/" (sheet.obligation.id) "/bounce"} {
                    (Input::new("reason", &t!(lang, "bounce-reason"), &typed.reason)
                        .hint(&t!(lang, "bounce-reason-hint")).errors(errors).area(3))
                    (Input::new("suggested", &t!(lang, "bounce-suggested"), &typed.suggested)
                        .errors(errors).choice(&units))
                    div.act { button.btn { (t!(lang, "bounce-send")) } }
                },
            }
        }
    })
}

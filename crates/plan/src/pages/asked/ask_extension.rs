//! `/obligations/{obligation}/extension`: the form in which the giver of a date is asked to move it.

use crate::{
    model::{ObligationId, typed_day},
    pages::{items::short, refused},
    store::obligation::{self, Sheet},
    transitions::{self, AskExtension, Refusal},
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
    proposed_on: String,
    reason: String,
}

/// `GET /obligations/{obligation}/extension`
pub async fn show(viewer: Viewer, cx: Cx, Path(id): Path<ObligationId>) -> PageResult {
    let sheet = obligation::visible(cx.db(), &viewer, id).await?.ok_or(Error::NotFound)?;
    let content = content(&viewer, &cx, &sheet, &Typed::default(), &Errors::new());
    Ok(cx.page(&t!(cx.lang, "extension-ask"), &content))
}

/// `POST /obligations/{obligation}/extension`
pub async fn send(
    viewer: Viewer,
    cx: Cx,
    Path(id): Path<ObligationId>,
    Form(typed): Form<Typed>,
) -> Result<Response, Error> {
    let sheet = obligation::visible(cx.db(), &viewer, id).await?.ok_or(Error::NotFound)?;
    let errors = match typed_day(&typed.proposed_on) {
        None => Errors::one("proposed_on", t!(cx.lang, "ask-no-day")),
        Some(proposed_on) => {
            let ask = AskExtension { obligation: id, proposed_on, reason: typed.reason.clone() };
            match cx.db().run(&Actor::from(viewer.clone()), &ask).await {
                Ok(made) => return Ok(see_other(&format!("/extensions/{made}?done=asked"))),
                Err(refusal) => {
                    let refusal = refused::or_page(refusal)?;
                    let field = match refusal {
                        Refusal::InThePast | Refusal::NotLater(_) | Refusal::TooFar(_) => {
                            "proposed_on"
                        }
                        _ => "reason",
                    };
                    Errors::one(field, refused::words(cx.lang, &refusal))
                }
            }
        }
    };
    let content = content(&viewer, &cx, &sheet, &typed, &errors);
    Ok(cx.page_with_errors(&t!(cx.lang, "extension-ask"), &content).into_response())
}

fn content(viewer: &Viewer, cx: &Cx, sheet: &Sheet, typed: &Typed, errors: &Errors) -> Markup {
    let lang = cx.lang;
    let refusal = transitions::may_ask_extension(sheet, &Actor::from(viewer.clone())).err();
    let standing = &sheet.obligation.standing;
    let due = date(lang, standing.effective_on);
    html! {
        (errors.summary(lang))
        p.crumb { a href={"/obligations/" (sheet.obligation.id)} { (short(&sheet.task_text)) } }
        h1 { (t!(lang, "extension-ask")) }
        p.muted { (t!(lang, "extension-ask-lead", due = due)) }
        @if standing.is_overdue(cx.today()) { p.done { (t!(lang, "extension-ask-late")) } }
        section.card aria-label=(t!(lang, "extension-ask")) {
            @match refusal {
                Some(refusal) => p.refusal id="reason" { (refused::words(lang, &refusal)) },
                None => form.stacked method="post" novalidate
                    action={"/obligations/" (sheet.obligation.id) "/extension"} {
                    (Input::new("proposed_on", &t!(lang, "extension-proposed"), &typed.proposed_on)
                        .hint(&t!(lang, "extension-proposed-hint")).errors(errors)
                        .line("text", "off"))
                    (Input::new("reason", &t!(lang, "extension-reason"), &typed.reason)
                        .hint(&t!(lang, "extension-reason-hint")).errors(errors).area(3))
                    div.act { button.btn { (t!(lang, "extension-send")) } }
                },
            }
        }
    }
}

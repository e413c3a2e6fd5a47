//! `/obligations/{obligation}/pieces`: the form in which another unit is asked for a piece.

use super::units;
use crate::{
    model::{ObligationId, PieceId, typed_day},
    pages::{items::short, refused},
    store::obligation::{self, Sheet},
    transitions::{self, AskPiece, Refusal},
    words::t,
};
use axum::{
    Form,
    extract::Path,
    response::{IntoResponse, Response},
};
use ddci_platform::{
    id::Ids,
    permit::{Actor, Viewer},
    web::{Cx, Error, Errors, PageResult, date, form::Input, see_other},
};
use maud::{Markup, html};
use serde::Deserialize;

/// What was typed.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Typed {
    piece: String,
    unit: String,
    what: String,
    due_on: String,
    why_outside: String,
    why_later: String,
}

/// `GET /obligations/{obligation}/pieces`
pub async fn show(viewer: Viewer, cx: Cx, Path(id): Path<ObligationId>) -> PageResult {
    let sheet = obligation::visible(cx.db(), &viewer, id).await?.ok_or(Error::NotFound)?;
    let key = Ids::new(cx.app.clock().clone(), cx.db().random().clone()).next::<PieceId>();
    let piece = key.map(|key| key.to_string()).unwrap_or_default();
    let content =
        content(&viewer, &cx, &sheet, &Typed { piece, ..Typed::default() }, &Errors::new()).await?;
    Ok(cx.page(&t!(cx.lang, "ask-piece"), &content))
}

/// `POST /obligations/{obligation}/pieces`
pub async fn send(
    viewer: Viewer,
    cx: Cx,
    Path(id): Path<ObligationId>,
    Form(typed): Form<Typed>,
) -> Result<Response, Error> {
    let sheet = obligation::visible(cx.db(), &viewer, id).await?.ok_or(Error::NotFound)?;
    let errors = match ask(&cx, id, &typed) {
        Err(errors) => errors,
        Ok(ask) => match cx.db().run(&Actor::from(viewer.clone()), &ask).await {
            Ok(piece) => return Ok(see_other(&format!("/pieces/{piece}?done=asked"))),
            Err(refusal) => {
                let refusal = refused::or_page(refusal)?;
                Errors::one(field(&refusal), refused::words(cx.lang, &refusal))
            }
        },
    };
    let content = content(&viewer, &cx, &sheet, &typed, &errors).await?;
    Ok(cx.page_with_errors(&t!(cx.lang, "ask-piece"), &content).into_response())
}

fn ask(cx: &Cx, obligation: ObligationId, typed: &Typed) -> Result<AskPiece, Errors> {
    let lang = cx.lang;
    let mut errors = Errors::new();
    let unit = typed.unit.parse().ok();
    if unit.is_none() {
        errors.add("unit", t!(lang, "ask-choose-unit"));
    }
    let due_on = typed_day(&typed.due_on);
    if due_on.is_none() {
        errors.add("due_on", t!(lang, "ask-no-day"));
    }
    let (Some(unit), Some(due_on)) = (unit, due_on) else { return Err(errors) };
    Ok(AskPiece {
        key: typed.piece.parse().ok(),
        obligation,
        unit,
        what: typed.what.clone(),
        due_on,
        why_outside: typed.why_outside.clone(),
        why_later: typed.why_later.clone(),
    })
}

/// The field beside which a refusal is shown.
fn field(refusal: &Refusal) -> &'static str {
    match refusal {
        Refusal::NotNamed => "why_outside",
        Refusal::AfterOwnDay(_) => "why_later",
        Refusal::InThePast | Refusal::DayOff(_) => "due_on",
        Refusal::AsksItself | Refusal::NoSuchUnit => "unit",
        _ => "what",
    }
}

async fn content(
    viewer: &Viewer,
    cx: &Cx,
    sheet: &Sheet,
    typed: &Typed,
    errors: &Errors,
) -> Result<Markup, Error> {
    let lang = cx.lang;
    let refusal = transitions::may_ask_piece(sheet, &Actor::from(viewer.clone())).err();
    let task = sheet.obligation.task;
    let units = units::helpers_first(cx, viewer, task, sheet.obligation.unit).await?;
    let due = date(lang, sheet.obligation.standing.effective_on);
    Ok(html! {
        (errors.summary(lang))
        p.crumb { a href={"/obligations/" (sheet.obligation.id)} { (short(&sheet.task_text)) } }
        h1 { (t!(lang, "ask-piece")) }
        p.muted { (t!(lang, "ask-piece-lead", due = due)) }
        section.card aria-label=(t!(lang, "ask-piece")) {
            @match refusal {
                Some(refusal) => p.refusal id="what" { (refused::words(lang, &refusal)) },
                None => (form(cx, sheet, typed, errors, units)),
            }
        }
    })
}

fn form(
    cx: &Cx,
    sheet: &Sheet,
    typed: &Typed,
    errors: &Errors,
    units: Vec<(String, String)>,
) -> Markup {
    let lang = cx.lang;
    let none = (String::new(), t!(lang, "ask-choose-unit"));
    let units: Vec<(String, String)> = std::iter::once(none).chain(units).collect();
    html! {
        form.stacked method="post" novalidate
            action={"/obligations/" (sheet.obligation.id) "/pieces"} {
            input type="hidden" name="piece" value=(typed.piece);
            (Input::new("unit", &t!(lang, "ask-unit"), &typed.unit).errors(errors).choice(&units))
            (Input::new("what", &t!(lang, "ask-what"), &typed.what)
                .hint(&t!(lang, "ask-what-hint")).errors(errors).area(3))
            (Input::new("due_on", &t!(lang, "ask-due"), &typed.due_on)
                .hint(&t!(lang, "ask-due-hint")).errors(errors).line("text", "off"))
            (Input::new("why_outside", &t!(lang, "ask-why-outside"), &typed.why_outside)
                .hint(&t!(lang, "ask-why-outside-hint")).errors(errors).area(2))
            (Input::new("why_later", &t!(lang, "ask-why-later"), &typed.why_later)
                .hint(&t!(lang, "ask-why-later-hint")).errors(errors).area(2))
            div.act { button.btn { (t!(lang, "ask-piece-send")) } }
        }
    }
}

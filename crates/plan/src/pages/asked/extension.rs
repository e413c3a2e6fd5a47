//! `GET /extensions/{extension}`: a request to move a date, and the decision of its giver.

use crate::{
    model::{ExtensionId, typed_day},
    pages::{items::short, refused},
    store::{
        extension::{self, Decided, Extension},
        obligation::{self, Sheet},
    },
    transitions::{self, DecideExtension, Refusal},
    words::t,
};
use axum::{
    Form,
    extract::Path,
    response::{IntoResponse, Response},
};
use ddci_platform::{
    permit::{Actor, Verb, Viewer},
    web::{
        Cx, Error, Errors, Lang, PageResult, State, date, day_to_type, form::Input, see_other, tag,
    },
};
use maud::{Markup, html};
use serde::Deserialize;

/// What was typed.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Typed {
    decision: String,
    granted_on: String,
    words: String,
}

pub async fn show(viewer: Viewer, cx: Cx, Path(id): Path<ExtensionId>) -> PageResult {
    let (extension, sheet) = load(&viewer, &cx, id).await?;
    let typed = Typed {
        decision: "grant".to_owned(),
        granted_on: day_to_type(Some(extension.proposed_on)),
        ..Typed::default()
    };
    let content = content(&viewer, &cx, (&extension, &sheet), &typed, &Errors::new());
    Ok(cx.page(&t!(cx.lang, "extension-title"), &content))
}

/// `POST /extensions/{extension}/decide`
pub async fn decide(
    viewer: Viewer,
    cx: Cx,
    Path(id): Path<ExtensionId>,
    Form(typed): Form<Typed>,
) -> Result<Response, Error> {
    let (extension, sheet) = load(&viewer, &cx, id).await?;
    let errors = match run(&viewer, &cx, id, &typed).await? {
        Ok(()) => return Ok(see_other(&format!("/extensions/{id}?done=decided"))),
        Err(errors) => errors,
    };
    let content = content(&viewer, &cx, (&extension, &sheet), &typed, &errors);
    Ok(cx.page_with_errors(&t!(cx.lang, "extension-title"), &content).into_response())
}

async fn load(viewer: &Viewer, cx: &Cx, id: ExtensionId) -> Result<(Extension, Sheet), Error> {
    let found = extension::visible(cx.db(), viewer, id).await?.ok_or(Error::NotFound)?;
    let sheet = obligation::visible(cx.db(), viewer, found.obligation).await?;
    Ok((found, sheet.ok_or(Error::NotFound)?))
}

async fn run(
    viewer: &Viewer,
    cx: &Cx,
    id: ExtensionId,
    typed: &Typed,
) -> Result<Result<(), Errors>, Error> {
    let grant = match (typed.decision.as_str(), typed_day(&typed.granted_on)) {
        ("refuse", _) => None,
        ("grant", Some(day)) => Some(day),
        ("grant", None) => {
            return Ok(Err(Errors::one("granted_on", t!(cx.lang, "ask-no-day"))));
        }
        _ => return Ok(Err(Errors::one("decision", t!(cx.lang, "decision-choose")))),
    };
    let decide = DecideExtension { extension: id, grant, words: typed.words.clone() };
    match cx.db().run(&Actor::from(viewer.clone()), &decide).await {
        Ok(_) => Ok(Ok(())),
        Err(refusal) => {
            let refusal = refused::or_page(refusal)?;
            let field = match refusal {
                Refusal::InThePast | Refusal::NotLater(_) | Refusal::TooFar(_) => "granted_on",
                _ => "words",
            };
            Ok(Err(Errors::one(field, refused::words(cx.lang, &refusal))))
        }
    }
}

fn content(
    viewer: &Viewer,
    cx: &Cx,
    (extension, sheet): (&Extension, &Sheet),
    typed: &Typed,
    errors: &Errors,
) -> Markup {
    let lang = cx.lang;
    let done = match cx.query("done").as_deref() {
        Some("asked") => Some(t!(lang, "extension-done-asked")),
        Some("decided") => Some(t!(lang, "extension-done-decided")),
        _ => None,
    };
    html! {
        (errors.summary(lang))
        @if let Some(words) = done { p.done role="status" { (words) } }
        p.crumb { a href={"/obligations/" (extension.obligation)} { (short(&sheet.task_text)) } }
        h1 { (t!(lang, "extension-title")) }
        p { (state(lang, extension)) }
        section.card {
            h2 { (t!(lang, "extension-request")) }
            (facts(lang, extension, sheet))
        }
        @if let Some(decided) = &extension.decided { (decision(lang, decided)) }
        (form(viewer, lang, extension, sheet, typed, errors))
    }
}

/// Where it stands.
pub(super) fn state(lang: Lang, extension: &Extension) -> Markup {
    match &extension.decided {
        None => tag(State::Soon, &t!(lang, "extension-waits")),
        Some(Decided { lapsed: true, .. }) => tag(State::Idle, &t!(lang, "extension-lapsed")),
        Some(Decided { effective_on: Some(on), .. }) => {
            let on = date(lang, *on);
            tag(State::Fine, &t!(lang, "extension-granted", on = on))
        }
        Some(_) => tag(State::Late, &t!(lang, "extension-refused")),
    }
}

fn facts(lang: Lang, extension: &Extension, sheet: &Sheet) -> Markup {
    let standing = &sheet.obligation.standing;
    html! {
        dl.facts {
            dt { (t!(lang, "items-unit")) } dd { (extension.unit_name) " — " (extension.asked_by) }
            dt { (t!(lang, "extension-asked-on")) }
            dd {
                (date(lang, extension.asked_on))
                @if extension.asked_on > extension.due_then {
                    " " (tag(State::Late, &t!(lang, "extension-after-due")))
                }
            }
            dt { (t!(lang, "extension-due-then")) } dd { (date(lang, extension.due_then)) }
            dt { (t!(lang, "extension-proposed")) } dd { (date(lang, extension.proposed_on)) }
            dt { (t!(lang, "extension-reason")) } dd { (extension.reason) }
            dt { (t!(lang, "extension-stated")) } dd { (date(lang, standing.stated_on)) }
            @if let Some(original) = standing.original_on {
                dt { (t!(lang, "extension-original")) } dd { (date(lang, original)) }
            }
        }
    }
}

fn decision(lang: Lang, decided: &Decided) -> Markup {
    html! {
        section.card {
            h2 { (t!(lang, "decision-title")) }
            p {
                (date(lang, decided.on))
                @if !decided.by.is_empty() { " — " (decided.by) }
            }
            @if !decided.words.is_empty() { p { (decided.words) } }
        }
    }
}

/// The form, for whoever accepts; where they may not decide, the reason stands there.
fn form(
    viewer: &Viewer,
    lang: Lang,
    extension: &Extension,
    sheet: &Sheet,
    typed: &Typed,
    errors: &Errors,
) -> Markup {
    if !viewer.may(Verb::Accept) || (extension.decided.is_some() && errors.is_empty()) {
        return html! {};
    }
    let actor = Actor::from(viewer.clone());
    let refusal = transitions::may_decide_extension(extension, sheet, &actor).err();
    let choices = [
        ("grant".to_owned(), t!(lang, "extension-grant")),
        ("refuse".to_owned(), t!(lang, "extension-refuse")),
    ];
    html! {
        section.card {
            h2 { (t!(lang, "decision-your")) }
            @match refusal {
                Some(refusal) => p.refusal id="words" { (refused::words(lang, &refusal)) },
                None => form.stacked method="post" novalidate
                    action={"/extensions/" (extension.id) "/decide"} {
                    (Input::new("decision", &t!(lang, "decision-title"), &typed.decision)
                        .errors(errors).choice(&choices))
                    (Input::new("granted_on", &t!(lang, "extension-new-date"), &typed.granted_on)
                        .hint(&t!(lang, "extension-new-date-hint")).errors(errors)
                        .line("text", "off"))
                    (Input::new("words", &t!(lang, "decision-words"), &typed.words)
                        .hint(&t!(lang, "extension-words-hint")).errors(errors).area(3))
                    div.act { button.btn { (t!(lang, "decision-send")) } }
                },
            }
        }
    }
}

//! `GET /bounces/{bounce}`: work that was sent back as wrongly given, and whose it is by decision.

use super::units;
use crate::{
    model::{BounceId, typed_day},
    pages::{items::short, refused},
    store::{
        bounce::{self, Bounce, Decided, LEADERS},
        obligation::{self, Sheet},
    },
    transitions::{self, DecideBounce, Refusal},
    words::t,
};
use axum::{
    Form,
    extract::Path,
    response::{IntoResponse, Response},
};
use ddci_platform::{
    permit::{Actor, Verb, Viewer},
    web::{Cx, Error, Errors, Lang, PageResult, State, date, form::Input, see_other, tag},
};
use maud::{Markup, html};
use serde::Deserialize;

/// What was typed.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Typed {
    to: String,
    due_on: String,
    words: String,
}

/// The choice that leaves the work where it is.
const STAYS: &str = "stays";

pub async fn show(viewer: Viewer, cx: Cx, Path(id): Path<BounceId>) -> PageResult {
    let (bounce, sheet) = load(&viewer, &cx, id).await?;
    let suggested = bounce.suggested.as_ref().map(|(unit, _)| unit.to_string());
    let typed = Typed { to: suggested.unwrap_or_default(), ..Typed::default() };
    let content = content(&viewer, &cx, (&bounce, &sheet), &typed, &Errors::new()).await?;
    Ok(cx.page(&t!(cx.lang, "bounce-title"), &content))
}

/// `POST /bounces/{bounce}/decide`
pub async fn decide(
    viewer: Viewer,
    cx: Cx,
    Path(id): Path<BounceId>,
    Form(typed): Form<Typed>,
) -> Result<Response, Error> {
    let (bounce, sheet) = load(&viewer, &cx, id).await?;
    let errors = match run(&viewer, &cx, &bounce, &typed).await? {
        Ok(()) => return Ok(see_other(&format!("/bounces/{id}?done=decided"))),
        Err(errors) => errors,
    };
    let content = content(&viewer, &cx, (&bounce, &sheet), &typed, &errors).await?;
    Ok(cx.page_with_errors(&t!(cx.lang, "bounce-title"), &content).into_response())
}

async fn load(viewer: &Viewer, cx: &Cx, id: BounceId) -> Result<(Bounce, Sheet), Error> {
    let found = bounce::visible(cx.db(), viewer, id).await?.ok_or(Error::NotFound)?;
    let sheet = obligation::visible(cx.db(), viewer, found.obligation).await?;
    Ok((found, sheet.ok_or(Error::NotFound)?))
}

async fn run(
    viewer: &Viewer,
    cx: &Cx,
    bounce: &Bounce,
    typed: &Typed,
) -> Result<Result<(), Errors>, Error> {
    let lang = cx.lang;
    let to = match typed.to.as_str() {
        STAYS => None,
        unit => match unit.parse() {
            Ok(unit) => Some(unit),
            Err(_) => return Ok(Err(Errors::one("to", t!(lang, "decision-choose")))),
        },
    };
    let due_on = typed_day(&typed.due_on);
    if due_on.is_none() && !typed.due_on.trim().is_empty() {
        return Ok(Err(Errors::one("due_on", t!(lang, "ask-no-day"))));
    }
    let decide = DecideBounce { bounce: bounce.id, to, due_on, words: typed.words.clone() };
    match cx.db().run(&Actor::from(viewer.clone()), &decide).await {
        Ok(()) => Ok(Ok(())),
        Err(refusal) => {
            let refusal = refused::or_page(refusal)?;
            let field = match refusal {
                Refusal::InThePast | Refusal::NotLater(_) | Refusal::TooFar(_) => "due_on",
                Refusal::SameUnit | Refusal::NoSuchUnit | Refusal::OwesAlready { .. } => "to",
                _ => "words",
            };
            Ok(Err(Errors::one(field, refused::words(lang, &refusal))))
        }
    }
}

async fn content(
    viewer: &Viewer,
    cx: &Cx,
    (bounce, sheet): (&Bounce, &Sheet),
    typed: &Typed,
    errors: &Errors,
) -> Result<Markup, Error> {
    let lang = cx.lang;
    let done = match cx.query("done").as_deref() {
        Some("sent") => Some(t!(lang, "bounce-done-sent")),
        Some("decided") => Some(t!(lang, "bounce-done-decided")),
        _ => None,
    };
    let units = units::all(cx, viewer, sheet.obligation.unit).await?;
    Ok(html! {
        (errors.summary(lang))
        @if let Some(words) = done { p.done role="status" { (words) } }
        p.crumb { a href={"/obligations/" (bounce.obligation)} { (short(&sheet.task_text)) } }
        h1 { (t!(lang, "bounce-title")) }
        p { (state(lang, bounce)) }
        section.card {
            h2 { (t!(lang, "bounce-why")) }
            (facts(lang, bounce, sheet))
        }
        @if let Some(decided) = &bounce.decided { (decision(lang, decided)) }
        (form(viewer, lang, (bounce, sheet), typed, errors, units))
    })
}

/// Where it stands.
pub(super) fn state(lang: Lang, bounce: &Bounce) -> Markup {
    match &bounce.decided {
        None if bounce.number >= LEADERS => tag(State::Soon, &t!(lang, "bounce-waits-leader")),
        None => tag(State::Soon, &t!(lang, "bounce-waits")),
        Some(Decided { to: Some(to), .. }) => {
            tag(State::Fine, &t!(lang, "bounce-reassigned", unit = to.as_str()))
        }
        Some(_) => tag(State::Info, &t!(lang, "bounce-confirmed")),
    }
}

fn facts(lang: Lang, bounce: &Bounce, sheet: &Sheet) -> Markup {
    html! {
        dl.facts {
            dt { (t!(lang, "bounce-by")) } dd { (bounce.unit_name) " — " (bounce.bounced_by) }
            dt { (t!(lang, "bounce-on")) }
            dd { (date(lang, bounce.bounced_on)) " (" (t!(lang, "bounce-time", n = bounce.number)) ")" }
            dt { (t!(lang, "bounce-reason")) } dd { (bounce.reason) }
            @if let Some((_, name)) = &bounce.suggested {
                dt { (t!(lang, "bounce-suggested")) } dd { (name) }
            }
            dt { (t!(lang, "piece-own-day")) }
            dd { (date(lang, sheet.obligation.standing.effective_on)) }
            @if let Some((_, _, Some(leader))) = &sheet.sub_index {
                dt { (t!(lang, "obligation-leader")) } dd { (leader) }
            }
        }
    }
}

fn decision(lang: Lang, decided: &Decided) -> Markup {
    html! {
        section.card {
            h2 { (t!(lang, "decision-title")) }
            p { (date(lang, decided.on)) " — " (decided.by) }
            @if !decided.words.is_empty() { p { (decided.words) } }
            @if let Some(on) = decided.due_on {
                @let on = date(lang, on);
                p { (t!(lang, "bounce-new-date-given", on = on)) }
            }
        }
    }
}

/// The form, for whoever accepts; where they may not decide, the reason stands there.
fn form(
    viewer: &Viewer,
    lang: Lang,
    (bounce, sheet): (&Bounce, &Sheet),
    typed: &Typed,
    errors: &Errors,
    units: Vec<(String, String)>,
) -> Markup {
    if !viewer.may(Verb::Accept) || (bounce.decided.is_some() && errors.is_empty()) {
        return html! {};
    }
    let refusal = transitions::may_decide_bounce(bounce, sheet, &Actor::from(viewer.clone())).err();
    let head = [
        (String::new(), t!(lang, "decision-choose")),
        (STAYS.to_owned(), t!(lang, "bounce-stays", unit = sheet.unit_name.as_str())),
    ];
    let choices: Vec<(String, String)> = head.into_iter().chain(units).collect();
    html! {
        section.card {
            h2 { (t!(lang, "decision-your")) }
            @match refusal {
                Some(refusal) => p.refusal id="words" { (refused::words(lang, &refusal)) },
                None => form.stacked method="post" novalidate
                    action={"/bounces/" (bounce.id) "/decide"} {
                    (Input::new("to", &t!(lang, "bounce-to"), &typed.to)
                        .errors(errors).choice(&choices))
                    (Input::new("due_on", &t!(lang, "bounce-due"), &typed.due_on)
                        .hint(&t!(lang, "bounce-due-hint")).errors(errors).line("text", "off"))
                    (Input::new("words", &t!(lang, "decision-words"), &typed.words)
                        .hint(&t!(lang, "bounce-words-hint")).errors(errors).area(3))
                    div.act { button.btn { (t!(lang, "decision-send")) } }
                },
            }
        }
    }
}

//! `/plans/{plan}/review`: what was read, beside the text it was read from; findings first, each
//! with the decisions that answer it.

mod beside;
mod bodies;
mod decisions;
mod finding;
mod kind;
mod last_edit;
mod marked;
mod mending;
mod organisation;
mod progress;
mod sheet;
mod successors;
mod targets;
mod unread;

use super::refused;
use crate::{
    model::{Decision, FindingId, PlanId, PlanState, typed_day},
    transitions::{BindBody, Settle},
    words::t,
};
use axum::{
    Form,
    extract::Path,
    response::{IntoResponse, Response},
};
use ddci_platform::{
    permit::Viewer,
    web::{Cx, Error, Errors, PageResult, Paging, date, see_other},
};
use maud::{Markup, html};
use serde::Deserialize;
use sheet::Sheet;

pub(super) use beside::page_of;
pub(super) use decisions::summary as decision_words;
pub(super) use kind::words as kind_words;
pub(super) use organisation::Organisation;

/// What was typed about a finding.
#[derive(Debug, Default, Deserialize)]
pub struct Settling {
    #[serde(default)]
    decision: String,
    #[serde(default)]
    date: String,
    #[serde(default)]
    reason: String,
    #[serde(default)]
    seen: String,
}

/// What was chosen for a body's name.
#[derive(Debug, Default, Deserialize)]
pub struct Binding {
    #[serde(default)]
    name: String,
    #[serde(default)]
    target: String,
    #[serde(default)]
    seen: String,
}

/// What was typed into the one form that could not be taken.
#[derive(Debug, Default)]
struct Typed {
    finding: Option<(FindingId, Settling)>,
    binding: Option<Binding>,
}

/// `GET /plans/{plan}/review`
pub async fn show(viewer: Viewer, cx: Cx, Path(id): Path<PlanId>) -> PageResult {
    let sheet = Sheet::of(&cx, &viewer, id).await?;
    let content = view(&cx, &viewer, &sheet, &Typed::default(), &Errors::new());
    Ok(cx.page(&t!(cx.lang, "review-title"), &content))
}

/// `POST /plans/{plan}/findings/{finding}`
pub async fn settle(
    viewer: Viewer,
    cx: Cx,
    Path((plan, finding)): Path<(PlanId, FindingId)>,
    Form(typed): Form<Settling>,
) -> Result<Response, Error> {
    let sheet = Sheet::of(&cx, &viewer, plan).await?;
    match settled(&viewer, &cx, &sheet, finding, &typed).await? {
        Ok(()) => {
            Ok(see_other(&format!("/plans/{plan}/review?settled={finding}#finding-{finding}")))
        }
        Err(errors) => {
            let typed = Typed { finding: Some((finding, typed)), binding: None };
            Ok(again(&cx, &viewer, &sheet, &typed, &errors))
        }
    }
}

async fn settled(
    viewer: &Viewer,
    cx: &Cx,
    sheet: &Sheet,
    finding: FindingId,
    typed: &Settling,
) -> Result<Result<(), Errors>, Error> {
    let decision = match decided(cx, sheet, finding, typed) {
        Ok(decision) => decision,
        Err(errors) => return Ok(Err(errors)),
    };
    let reason = typed.reason.trim();
    let settle = Settle {
        plan: sheet.plan.id,
        finding,
        decision,
        reason: (!reason.is_empty()).then(|| reason.to_owned()),
        seen: typed.seen.parse().ok(),
    };
    match cx.db().run(&viewer.clone().into(), &settle).await {
        Ok(()) => Ok(Ok(())),
        Err(refusal) => {
            let words = refused::words(cx.lang, &refused::or_page(refusal)?);
            // An issued plan shows no form that the summary could lead to.
            let field = if sheet.is_draft() { "decision" } else { "finding" };
            Ok(Err(Errors::one(&format!("{field}-{finding}"), words)))
        }
    }
}

/// The decision that was typed; a date has to lie within the plan's own days.
fn decided(
    cx: &Cx,
    sheet: &Sheet,
    finding: FindingId,
    typed: &Settling,
) -> Result<Decision, Errors> {
    let lang = cx.lang;
    let (first, last) = (sheet.plan.starts_on, sheet.plan.ends_on);
    let day = typed_day(&typed.date);
    if typed.decision == decisions::BY_DATE {
        let wrong = |words| Err(Errors::one(&format!("date-{finding}"), words));
        match day {
            None if typed.date.trim().is_empty() => return wrong(t!(lang, "review-no-date")),
            None => return wrong(t!(lang, "review-bad-date")),
            Some(day) if !(first..=last).contains(&day) => {
                let (first, last) = (date(lang, first), date(lang, last));
                return wrong(t!(lang, "review-date-outside", first = first, last = last));
            }
            Some(_) => {}
        }
    }
    Decision::from_form(&typed.decision, day)
        .ok_or_else(|| Errors::one(&format!("decision-{finding}"), t!(lang, "review-no-decision")))
}

/// `POST /plans/{plan}/bodies`
pub async fn bind(
    viewer: Viewer,
    cx: Cx,
    Path(plan): Path<PlanId>,
    Form(typed): Form<Binding>,
) -> Result<Response, Error> {
    let sheet = Sheet::of(&cx, &viewer, plan).await?;
    match bound(&viewer, &cx, &sheet, &typed).await? {
        Ok(()) => Ok(see_other(&format!("/plans/{plan}/review?done=bound#bodies"))),
        Err(errors) => {
            let typed = Typed { finding: None, binding: Some(typed) };
            Ok(again(&cx, &viewer, &sheet, &typed, &errors))
        }
    }
}

async fn bound(
    viewer: &Viewer,
    cx: &Cx,
    sheet: &Sheet,
    typed: &Binding,
) -> Result<Result<(), Errors>, Error> {
    let lang = cx.lang;
    let Some(field) = sheet.bodies.field_of(&typed.name) else {
        return Ok(Err(Errors::one(bodies::REBIND_NAME, t!(lang, "review-no-name"))));
    };
    let Some(target) = organisation::target(&typed.target) else {
        return Ok(Err(Errors::one(&field, t!(lang, "review-no-target"))));
    };
    let (plan, name) = (sheet.plan.id, typed.name.clone());
    let bind = BindBody { plan, name, target, seen: typed.seen.parse().ok() };
    match cx.db().run(&viewer.clone().into(), &bind).await {
        Ok(_) => Ok(Ok(())),
        Err(refusal) => {
            let words = refused::words(lang, &refused::or_page(refusal)?);
            let field = if sheet.is_draft() { field.as_str() } else { "bodies" };
            Ok(Err(Errors::one(field, words)))
        }
    }
}

/// The page with the form that could not be taken, what was typed kept.
fn again(cx: &Cx, viewer: &Viewer, sheet: &Sheet, typed: &Typed, errors: &Errors) -> Response {
    let content = view(cx, viewer, sheet, typed, errors);
    cx.page_with_errors(&t!(cx.lang, "review-title"), &content).into_response()
}

fn view(cx: &Cx, viewer: &Viewer, sheet: &Sheet, typed: &Typed, errors: &Errors) -> Markup {
    let lang = cx.lang;
    let paging = Paging { size: beside::SIZE, ..Paging::asked(cx.query("page").as_deref()) };
    // Later pages go on with the text; decisions stand on the first.
    let is_first = paging.page == 1;
    html! {
        (errors.summary(lang))
        p.crumb {
            a href="/plans" { (t!(lang, "nav-plans")) } " › "
            a href={"/plans/" (sheet.plan.id) "/document"} { (t!(lang, "document-title")) } " › "
            a href={"/plans/" (sheet.plan.id) "/official"} { (t!(lang, "official-title")) }
        }
        h1 { (t!(lang, "review-title")) }
        p.muted lang="vi" { (sheet.plan.name()) }
        @if sheet.plan.state != PlanState::Draft { (issued(cx, sheet)) }
        @else if sheet.plan.amends.is_some() { (amends(cx, sheet)) }
        @if let (true, Some(old)) = (sheet.is_draft(), sheet.last_year) {
            p.act {
                a href={"/plans/" (sheet.plan.id) "/against/" (old)} {
                    (t!(lang, "against-title"))
                }
            }
        }
        @if cx.query("done").as_deref() == Some("mended") {
            p.done role="status" { (t!(lang, "review-saved")) }
        }
        @if is_first {
            (progress::figures(lang, sheet))
            (progress::left(cx, viewer, sheet))
            (finding::all(cx, sheet, typed, errors))
            (bodies::all(cx, sheet, typed.binding.as_ref(), errors))
            (targets::arithmetic(lang, sheet))
        } @else {
            p { a href={"/plans/" (sheet.plan.id) "/review"} { (t!(lang, "review-first-page")) } }
        }
        (beside::page(cx, sheet, paging))
        @if is_first {
            (unread::all(lang, sheet))
            (progress::head(lang, sheet))
            (progress::issue(lang, viewer, sheet))
        }
        (last_edit::bar(cx, sheet, paging.page))
    }
}

fn amends(cx: &Cx, sheet: &Sheet) -> Markup {
    let (lang, version) = (cx.lang, sheet.plan.version);
    html! {
        p.muted {
            (t!(lang, "amend-drafted", n = version)) ". "
            a href={"/plans/" (sheet.plan.id) "/changes"} { (t!(lang, "changes-title")) }
        }
    }
}

fn issued(cx: &Cx, sheet: &Sheet) -> Markup {
    let lang = cx.lang;
    html! {
        @if sheet.plan.state == PlanState::InReview {
            p.done {
                (t!(lang, "refused-in-review")) " "
                a href={"/plans/" (sheet.plan.id) "/official"} { (t!(lang, "official-title")) }
            }
        } @else {
            p.done {
                (t!(lang, "review-issued")) " "
                a href={"/plans/" (sheet.plan.id)} { (t!(lang, "issue-to-tree")) }
            }
        }
    }
}

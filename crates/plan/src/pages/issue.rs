//! `/plans/{plan}/issue`: number, day, plan coordinator and the way dates move; then what the plan
//! owes is materialised.

mod amendment;
mod coordinator;
mod roll;

use super::{refused, review::Organisation};
use crate::{
    model::{PlanId, PlanState, typed_day},
    store::{plan, plan::Plan, schedule, tree},
    transitions::{IssuePlan, Issuing, Readiness, Refusal, readiness},
    words::t,
};
use axum::{
    Form,
    extract::Path,
    response::{IntoResponse, Response},
};
use ddci_platform::{
    org::UnitId,
    permit::Viewer,
    web::{Cx, Error, Errors, Lang, PageResult, State, date, form::Input, see_other, tag},
};
use maud::{Markup, html};
use roll::Moving;
use serde::Deserialize;

/// What was typed.
#[derive(Debug, Default, Deserialize)]
pub struct Typed {
    #[serde(default)]
    number: String,
    #[serde(default)]
    issued_on: String,
    #[serde(default)]
    coordinator: String,
    #[serde(default)]
    roll: String,
}

/// What the page shows beside the form.
struct Sheet {
    plan: Plan,
    tasks: i64,
    organisation: Organisation,
    readiness: Readiness,
    moving: Moving,
}

impl Sheet {
    async fn of(cx: &Cx, viewer: &Viewer, id: PlanId) -> Result<Self, Error> {
        let db = cx.db();
        let plan = plan::visible(db, viewer, id).await?.ok_or(Error::NotFound)?;
        Ok(Self {
            tasks: tree::count(db, id, None).await?,
            organisation: Organisation::of(db, viewer.authority, plan.starts_on, cx.lang).await?,
            readiness: readiness(db, id).await?,
            moving: Moving::of(&plan, &schedule::of_plan(db, id).await?, cx.calendar().await?),
            plan,
        })
    }
}

/// `GET /plans/{plan}/issue`
pub async fn show(viewer: Viewer, cx: Cx, Path(id): Path<PlanId>) -> PageResult {
    let sheet = Sheet::of(&cx, &viewer, id).await?;
    if sheet.plan.amends.is_some() {
        return amendment::show(&cx, &sheet.plan).await;
    }
    let coordinator =
        coordinator::suggested(cx.db(), &viewer, &sheet.plan, &sheet.organisation).await?;
    let typed = Typed {
        number: sheet.plan.number.clone().unwrap_or_default(),
        issued_on: sheet.plan.issued_on.map(|on| date(Lang::Vi, on)).unwrap_or_default(),
        coordinator: coordinator.to_string(),
        roll: roll::word(sheet.plan.settings.roll).to_owned(),
    };
    let content = view(&cx, &sheet, &typed, &Errors::new());
    Ok(cx.page(&t!(cx.lang, "issue-title"), &content))
}

/// `POST /plans/{plan}/issue`
pub async fn send(
    viewer: Viewer,
    cx: Cx,
    Path(id): Path<PlanId>,
    Form(typed): Form<Typed>,
) -> Result<Response, Error> {
    let lang = cx.lang;
    let plan = plan::visible(cx.db(), &viewer, id).await?.ok_or(Error::NotFound)?;
    if plan.amends.is_some() {
        return amendment::send(&viewer, &cx, &plan, &typed).await;
    }
    let errors = match issuing(lang, &typed) {
        Ok(issuing) => {
            let issue = IssuePlan { plan: id, issuing };
            match cx.db().run(&viewer.clone().into(), &issue).await {
                Ok(_) => return Ok(see_other(&format!("/plans/{id}?done=issued"))),
                Err(refusal) => {
                    let refusal = refused::or_page(refusal)?;
                    Errors::one(field_of(&refusal), refused::words(lang, &refusal))
                }
            }
        }
        Err(errors) => errors,
    };
    let sheet = Sheet::of(&cx, &viewer, id).await?;
    let content = view(&cx, &sheet, &typed, &errors);
    Ok(cx.page_with_errors(&t!(lang, "issue-title"), &content).into_response())
}

/// What was typed, or everything that is wrong with it.
fn issuing(lang: Lang, typed: &Typed) -> Result<Issuing, Errors> {
    let mut errors = Errors::new();
    if typed.number.trim().is_empty() {
        errors.add("number", t!(lang, "issue-no-number"));
    }
    let issued_on = typed_day(&typed.issued_on);
    if issued_on.is_none() {
        errors.add("issued_on", t!(lang, "issue-no-date"));
    }
    let coordinator = typed.coordinator.parse::<UnitId>().ok();
    if coordinator.is_none() {
        errors.add("coordinator", t!(lang, "issue-no-coordinator"));
    }
    let roll = roll::from_word(&typed.roll);
    if roll.is_none() {
        errors.add("roll", t!(lang, "issue-no-roll"));
    }
    match (issued_on, coordinator, roll) {
        (Some(issued_on), Some(coordinator), Some(roll)) if errors.is_empty() => {
            Ok(Issuing { number: typed.number.trim().to_owned(), issued_on, coordinator, roll })
        }
        _ => Err(errors),
    }
}

/// The field a refusal speaks of; the button where it speaks of none.
fn field_of(refusal: &Refusal) -> &'static str {
    match refusal {
        Refusal::Missing("coordinator") => "coordinator",
        Refusal::Missing(_) => "number",
        Refusal::EndsBeforeItStarts => "issued_on",
        _ => "issue",
    }
}

fn view(cx: &Cx, sheet: &Sheet, typed: &Typed, errors: &Errors) -> Markup {
    let lang = cx.lang;
    let plan = &sheet.plan;
    html! {
        (errors.summary(lang))
        p.crumb {
            a href="/plans" { (t!(lang, "nav-plans")) } " › "
            a href={"/plans/" (plan.id) "/review"} { (t!(lang, "review-title")) }
        }
        h1 { (t!(lang, "issue-title")) }
        p.muted { span lang="vi" { (plan.name()) } " · " (t!(lang, "issue-tasks", n = sheet.tasks)) }
        @match plan.state {
            PlanState::Issued | PlanState::Closed | PlanState::Merged => p.done id="issue" {
                (t!(lang, "review-issued")) " "
                a href={"/plans/" (plan.id)} { (t!(lang, "issue-to-tree")) }
            },
            PlanState::Draft | PlanState::InReview => (form(lang, sheet, typed, errors)),
        }
    }
}

fn form(lang: Lang, sheet: &Sheet, typed: &Typed, errors: &Errors) -> Markup {
    let choose = (String::new(), t!(lang, "review-choose"));
    let units = sheet
        .organisation
        .units()
        .map(|unit| (unit.id.to_string(), sheet.organisation.unit_name(unit.id).to_owned()));
    let units: Vec<(String, String)> = std::iter::once(choose).chain(units).collect();
    html! {
        form.card.stacked method="post" action={"/plans/" (sheet.plan.id) "/issue"} novalidate {
            (Input::new("number", &t!(lang, "issue-number"), &typed.number).errors(errors)
                .hint(&t!(lang, "issue-number-hint")).line("text", "off"))
            (Input::new("issued_on", &t!(lang, "issue-date"), &typed.issued_on).errors(errors)
                .hint(&t!(lang, "issue-date-hint")).line("text", "off"))
            (Input::new("coordinator", &t!(lang, "issue-coordinator"), &typed.coordinator)
                .errors(errors).hint(&t!(lang, "issue-coordinator-hint")).choice(&units))
            (sheet.moving.field(lang, &typed.roll, errors))
            p { (t!(lang, "issue-consequence")) }
            (button(lang, sheet, errors))
        }
    }
}

/// The button, off while something stands in the way; the reason stands beside it.
fn button(lang: Lang, sheet: &Sheet, errors: &Errors) -> Markup {
    let in_the_way = sheet.readiness.check().err();
    html! {
        @if let Some(error) = errors.of("issue") { p.wrong { (error) } }
        div.act {
            @if in_the_way.is_some() {
                button.btn id="issue" type="button" disabled aria-describedby="issue-refusal" {
                    (t!(lang, "issue-send"))
                }
            } @else {
                button.btn id="issue" { (t!(lang, "issue-send")) }
            }
            a href={"/plans/" (sheet.plan.id) "/review"} { (t!(lang, "issue-back")) }
        }
        @if let Some(refusal) = in_the_way {
            p.refusal id="issue-refusal" {
                (tag(State::Soon, &t!(lang, "review-not-yet"))) " "
                (refused::words(lang, &refusal))
            }
        }
    }
}

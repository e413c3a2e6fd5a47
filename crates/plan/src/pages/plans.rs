//! `/plans`: the plans of the authority, and handing in the document of a new one.

mod below;
mod unusable;

pub use below::show as below;

use super::refused;
use crate::{
    model::{PlanId, PlanState},
    store::plan::{self, Listed, Plan},
    transitions::DraftPlan,
    words::t,
};
use axum::response::{IntoResponse, Response};
use ddci_calendar::Calendar;
use ddci_plan_reader::{ReadError, Reading};
use ddci_platform::{
    files::Upload,
    org,
    permit::{Verb, Viewer},
    web::{
        Cx, Error, Errors, Lang, Multipart, PageResult, State, date, form::Input, heads, instant,
        see_other, tag,
    },
};
use maud::{Markup, html};
use std::sync::Arc;

/// What the file chooser offers.
const ACCEPT: &str = ".docx,.xlsx,.txt";

/// `GET /plans`
pub async fn show(viewer: Viewer, cx: Cx) -> PageResult {
    let content = view(&viewer, &cx, &Errors::new()).await?;
    Ok(cx.page(&t!(cx.lang, "plans-title"), &content))
}

/// `POST /plans`
pub async fn hand_in(viewer: Viewer, cx: Cx, form: Multipart) -> Result<Response, Error> {
    match handed_in(&viewer, &cx, &form).await? {
        Ok(plan) => Ok(see_other(&format!("/plans/{plan}/review"))),
        Err(words) => {
            let content = view(&viewer, &cx, &Errors::one("document", words)).await?;
            Ok(cx.page_with_errors(&t!(cx.lang, "plans-title"), &content).into_response())
        }
    }
}

/// Reads the document and keeps it as a draft, or says in words what to do about it.
///
/// It is read before its kind is looked at: the reader names an old encoding, where the look at
/// the file would only say that this is no text.
async fn handed_in(
    viewer: &Viewer,
    cx: &Cx,
    form: &Multipart,
) -> Result<Result<PlanId, String>, Error> {
    let lang = cx.lang;
    let Some(file) = form.file("document") else { return Ok(Err(t!(lang, "plans-no-file"))) };
    let reading = match read(file.bytes.clone(), cx.calendar().await?).await? {
        Ok(reading) => reading,
        Err(error) => return Ok(Err(unusable::unreadable(lang, &error))),
    };
    let document = match Upload::inspect(&file.name, file.bytes.clone()) {
        Ok(document) if unusable::is_plan(&document) => document,
        Ok(_) => return Ok(Err(t!(lang, "plans-other-kind"))),
        Err(refusal) => return Ok(Err(unusable::not_taken(lang, refusal))),
    };
    match cx.db().run(&viewer.clone().into(), &DraftPlan { document, reading }).await {
        Ok(plan) => Ok(Ok(plan)),
        Err(refusal) => Ok(Err(refused::words(lang, &refused::or_page(refusal)?))),
    }
}

/// Reads a document away from the threads that answer requests: a long plan takes a while.
async fn read(
    bytes: Vec<u8>,
    calendar: Arc<Calendar>,
) -> Result<Result<Reading, ReadError>, Error> {
    let reading = tokio::task::spawn_blocking(move || {
        ddci_plan_reader::read(&bytes, &|date| calendar.is_day_off(date))
    });
    reading.await.map_err(|error| {
        tracing::error!(%error, "plan.read");
        Error::Internal
    })
}

async fn view(viewer: &Viewer, cx: &Cx, errors: &Errors) -> Result<Markup, Error> {
    let lang = cx.lang;
    let plans = plan::listed(cx.db(), viewer).await?;
    let prepares = viewer.may(Verb::PreparePlan);
    let has_below = !org::subordinates(cx.db(), viewer.authority).await?.is_empty();
    Ok(html! {
        (errors.summary(lang))
        h1 { (t!(lang, "plans-title")) }
        @if has_below { p.act { a href="/plans/below" { (t!(lang, "below-title")) } } }
        @if viewer.may(Verb::HandOver) {
            p.act { a href="/handover" { (t!(lang, "handover-title")) } }
        }
        @if plans.is_empty() {
            p.muted {
                @if prepares { (t!(lang, "plans-empty-prepare")) }
                @else { (t!(lang, "plans-empty")) }
            }
        } @else {
            p.muted { (t!(lang, "plans-answer", n = plans.len())) }
            section.card aria-label=(t!(lang, "plans-title")) { (table(cx, viewer, &plans)) }
        }
        @if prepares { (upload(cx, errors)) }
    })
}

fn table(cx: &Cx, viewer: &Viewer, plans: &[Listed]) -> Markup {
    let lang = cx.lang;
    let head = [
        t!(lang, "plans-year"),
        t!(lang, "plans-plan"),
        t!(lang, "plans-state"),
        t!(lang, "plans-tasks"),
        t!(lang, "plans-document-read"),
    ];
    let [.., document] = &head;
    html! {
        table.cards {
            (heads(&head))
            tbody { @for listed in plans { (row(cx, viewer, listed, document)) } }
        }
    }
}

/// The page on which a plan is looked at, for whoever sees it.
fn path(viewer: &Viewer, plan: &Plan) -> Option<String> {
    if !plan::is_shown(viewer, plan.state) {
        return None;
    }
    match plan.state {
        PlanState::Issued | PlanState::Closed => Some(format!("/plans/{}", plan.id)),
        PlanState::Draft => Some(format!("/plans/{}/review", plan.id)),
        PlanState::InReview => Some(format!("/plans/{}/official", plan.id)),
        PlanState::Merged => {
            plan.amends.map(|base| format!("/plans/{base}/versions/{}", plan.version))
        }
    }
}

/// Where a plan stands, as a tag.
pub(super) fn state(lang: Lang, plan: &Plan) -> Markup {
    let n = plan.version;
    match plan.state {
        PlanState::Draft if plan.amends.is_some() => {
            tag(State::Soon, &t!(lang, "plans-draft-amendment", n = n))
        }
        PlanState::Draft => tag(State::Soon, &t!(lang, "plans-draft")),
        PlanState::InReview => tag(State::Soon, &t!(lang, "plans-in-review")),
        PlanState::Issued if n > 1 => tag(State::Fine, &t!(lang, "plans-amended", n = n)),
        PlanState::Issued => tag(State::Fine, &t!(lang, "plans-issued")),
        PlanState::Closed => tag(State::Idle, &t!(lang, "plans-closed")),
        PlanState::Merged => tag(State::Idle, &t!(lang, "plans-merged", n = n)),
    }
}

fn row(cx: &Cx, viewer: &Viewer, listed: &Listed, document: &str) -> Markup {
    let lang = cx.lang;
    let plan = &listed.plan;
    let path = path(viewer, plan);
    // The same document may be handed in twice: the hour tells the two apart.
    let at = instant(lang, cx.app.clock().local(listed.created_at));
    html! {
        tr {
            td.num { (plan.year) }
            td {
                @match path {
                    Some(path) => a href=(path) lang="vi" { (plan.name()) },
                    None => span lang="vi" { (plan.name()) },
                }
                p.cap {
                    @match &plan.number {
                        Some(number) => (number),
                        None => (t!(lang, "plans-no-number")),
                    }
                    @if let Some(on) = plan.issued_on { " · " (date(lang, on)) }
                }
            }
            td { (state(lang, plan)) }
            td.num.line { (t!(lang, "plans-n-tasks", n = listed.tasks)) }
            td data-label=(document) {
                (plan.source_name)
                p.cap { (t!(lang, "plans-at", at = at)) }
            }
        }
    }
}

fn upload(cx: &Cx, errors: &Errors) -> Markup {
    let lang = cx.lang;
    html! {
        section.card {
            h2 { (t!(lang, "plans-hand-in")) }
            p.muted { (t!(lang, "plans-hand-in-explained")) }
            form.stacked method="post" action="/plans" enctype="multipart/form-data" novalidate {
                (Input::new("document", &t!(lang, "plans-document"), "").errors(errors)
                    .hint(&t!(lang, "plans-document-hint")).file(ACCEPT))
                div.act { button.btn { (t!(lang, "plans-read")) } }
            }
        }
    }
}

//! `GET /jobs?state=…`: what happens by itself, and `POST /jobs/{job}/retry`.

use super::tabs::{Tab, tabs};
use crate::{
    jobs::{self, JobFilter, JobId, JobRefusal, JobRow, JobState, RetryJob},
    permit::Viewer,
    web::{
        Cx, Error, Errors, Lang, PageResult, Paging, State, heads, instant, see_other, tag,
        words::t,
    },
};
use axum::{
    extract::Path,
    response::{IntoResponse, Response},
};
use maud::{Markup, html};

/// `GET /jobs`
pub async fn show(viewer: Viewer, cx: Cx) -> PageResult {
    let content = view(&viewer, &cx, &Errors::new()).await?;
    Ok(cx.page(&t!(cx.lang, "jobs-title"), &content))
}

/// `POST /jobs/{job}/retry`
pub async fn retry(viewer: Viewer, cx: Cx, Path(job): Path<JobId>) -> Result<Response, Error> {
    let words = match cx.db().run(&viewer.clone().into(), &RetryJob { job }).await {
        Ok(()) => return Ok(see_other("/jobs?state=waiting")),
        Err(JobRefusal::Unknown) => return Err(Error::NotFound),
        Err(JobRefusal::Store(error)) => return Err(error.into()),
        Err(JobRefusal::NotYours) => return Err(Error::NotYours),
        Err(JobRefusal::NotWaiting) => t!(cx.lang, "jobs-not-waiting"),
    };
    let content = view(&viewer, &cx, &Errors::one("jobs-list", words)).await?;
    Ok(cx.page_with_errors(&t!(cx.lang, "jobs-title"), &content).into_response())
}

async fn view(viewer: &Viewer, cx: &Cx, errors: &Errors) -> Result<Markup, Error> {
    let lang = cx.lang;
    let authority = Some(viewer.authority);
    let counts = jobs::counts(cx.db(), authority).await?;
    let asked = cx.query("state").and_then(|word| word.parse().ok());
    // What somebody has to look at comes first, where there is any.
    let failed = counts.iter().any(|count| count.state == JobState::GivenUp && count.count > 0);
    let shown = asked.unwrap_or(if failed { JobState::GivenUp } else { JobState::Done });
    let filter = JobFilter { authority, state: Some(shown) };
    let paging = Paging::asked(cx.query("page").as_deref());
    let total = jobs::total(cx.db(), filter).await?;
    let rows = jobs::jobs(cx.db(), filter, paging).await?;
    let marks = counts.iter().map(|count| Tab {
        words: label(lang, count.state),
        href: format!("/jobs?state={}", count.state.word()),
        count: count.count,
        shown: count.state == shown,
    });
    let marks: Vec<Tab> = marks.collect();
    Ok(html! {
        (errors.summary(lang))
        h1 { (t!(lang, "jobs-title")) }
        p.muted { (t!(lang, "jobs-explained")) }
        (tabs(&t!(lang, "jobs-states"), &marks))
        section.card id="jobs-list" aria-label=(label(lang, shown)) {
            @if rows.is_empty() { p { (t!(lang, "jobs-none")) } }
            @else { (table(cx, &rows)) }
            (paging.links(lang, i64::try_from(total).unwrap_or(i64::MAX), |page| {
                format!("/jobs?state={}&page={page}", shown.word())
            }))
        }
    })
}

fn table(cx: &Cx, rows: &[JobRow]) -> Markup {
    let lang = cx.lang;
    let head = [
        t!(lang, "jobs-job"),
        t!(lang, "jobs-state"),
        t!(lang, "jobs-when"),
        t!(lang, "jobs-attempts"),
    ];
    let [_, state, when, attempts] = &head;
    html! {
        table.cards {
            (heads(&head))
            tbody {
                @for row in rows {
                    tr {
                        td {
                            b { (row.kind) }
                            p.cap { (row.key) }
                            @if let Some(error) = &row.last_error { p.cap { (error) } }
                        }
                        td data-label=(state) {
                            (mark(lang, row.state))
                            @if may_retry(row) { (button(lang, row)) }
                        }
                        td data-label=(when) { (at(cx, row)) }
                        td.num data-label=(attempts) { (row.attempts) }
                    }
                }
            }
        }
    }
}

fn at(cx: &Cx, row: &JobRow) -> String {
    instant(cx.lang, cx.app.clock().local(row.done_at.unwrap_or(row.run_at)))
}

/// What was given up, and what waits because an attempt failed.
fn may_retry(row: &JobRow) -> bool {
    row.state == JobState::GivenUp || row.state == JobState::Waiting && row.attempts > 0
}

fn button(lang: Lang, row: &JobRow) -> Markup {
    html! {
        form method="post" action={"/jobs/" (row.id) "/retry"} {
            button.btn.q aria-label=(t!(lang, "jobs-retry-one", key = row.key.as_str())) {
                (t!(lang, "jobs-retry"))
            }
        }
    }
}

fn label(lang: Lang, state: JobState) -> String {
    match state {
        JobState::Waiting => t!(lang, "jobs-waiting"),
        JobState::Running => t!(lang, "jobs-running"),
        JobState::Done => t!(lang, "jobs-done"),
        JobState::GivenUp => t!(lang, "jobs-given-up"),
    }
}

fn mark(lang: Lang, state: JobState) -> Markup {
    let urgency = match state {
        JobState::Waiting => State::Idle,
        JobState::Running => State::Info,
        JobState::Done => State::Fine,
        JobState::GivenUp => State::Late,
    };
    tag(urgency, &label(lang, state))
}

//! `/plans/{plan}/table/import`: an exported table, edited elsewhere, compared with the plan row by
//! row. A dry run: nothing is taken over, because no transition changes the words of a task, its
//! bodies or its schedule; the page says so.

mod compare;
mod file;

use super::{address, export};
use crate::{
    model::{PlanId, PlanState},
    store::{
        body,
        plan::{self, Plan},
        schedule, task,
    },
    words::t,
};
use axum::{
    extract::Path,
    response::{IntoResponse, Response},
};
use compare::{Compared, Known, RowFault};
use ddci_platform::{
    permit::Viewer,
    web::{Cx, Error, Errors, Lang, Multipart, PageResult, form::Input},
};
use maud::{Markup, html};

/// How many differences and how many faults are listed; the rest is counted.
const LISTED: usize = 200;

/// `GET /plans/{plan}/table/import`
pub async fn show(viewer: Viewer, cx: Cx, Path(id): Path<PlanId>) -> PageResult {
    let plan = plan::visible(cx.db(), &viewer, id).await?.ok_or(Error::NotFound)?;
    let content = view(cx.lang, &plan, None, &Errors::new());
    Ok(cx.page(&t!(cx.lang, "import-title"), &content))
}

/// `POST /plans/{plan}/table/import`
pub async fn compare(
    viewer: Viewer,
    cx: Cx,
    Path(id): Path<PlanId>,
    form: Multipart,
) -> Result<Response, Error> {
    let lang = cx.lang;
    let plan = plan::visible(cx.db(), &viewer, id).await?.ok_or(Error::NotFound)?;
    let title = t!(lang, "import-title");
    let refuse = |words: String| {
        let content = view(lang, &plan, None, &Errors::one("table", words));
        Ok(cx.page_with_errors(&title, &content).into_response())
    };
    let Some(sent) = form.file("table") else { return refuse(t!(lang, "import-no-file")) };
    let bytes = sent.bytes.clone();
    let rows = tokio::task::spawn_blocking(move || file::rows(&bytes)).await;
    let rows = rows.map_err(|error| {
        tracing::error!(%error, "table.import");
        Error::Internal
    })?;
    let Some(rows) = rows else { return refuse(t!(lang, "import-unreadable")) };
    let known = Known {
        tasks: task::of_plan(cx.db(), id).await?,
        bodies: body::of_plan(cx.db(), id).await?,
        schedules: schedule::of_plan(cx.db(), id).await?,
        owing: crate::store::annex::owing(cx.db(), id).await?,
    };
    match compare::compare(lang, &known, &rows) {
        Ok(compared) => {
            let content = view(lang, &plan, Some(&compared), &Errors::new());
            Ok(cx.page(&title, &content).into_response())
        }
        Err(missing) => {
            let column = export::heading(lang, missing);
            refuse(t!(lang, "import-no-column", column = column))
        }
    }
}

fn view(lang: Lang, plan: &Plan, compared: Option<&Compared>, errors: &Errors) -> Markup {
    html! {
        (errors.summary(lang))
        p.crumb {
            a href={"/plans/" (plan.id)} { (plan.name()) } " › "
            a href=(address::path(plan.id, &Default::default())) { (t!(lang, "table-title")) }
        }
        h1 { (t!(lang, "import-title")) }
        p.muted { (t!(lang, "import-answer")) }
        p {
            @match plan.state {
                PlanState::Draft => (t!(lang, "import-draft")),
                PlanState::InReview | PlanState::Issued | PlanState::Closed | PlanState::Merged => (t!(lang, "import-issued")),
            }
        }
        @if let Some(compared) = compared { (result(lang, compared)) }
        section.card {
            form.stacked method="post" enctype="multipart/form-data" novalidate
                action={"/plans/" (plan.id) "/table/import"} {
                (Input::new("table", &t!(lang, "import-file"), "")
                    .hint(&t!(lang, "import-file-hint")).errors(errors).file(".xlsx,.csv"))
                div.act { button.btn { (t!(lang, "import-compare")) } }
            }
        }
    }
}

fn result(lang: Lang, compared: &Compared) -> Markup {
    let (rows, same) = (compared.rows, compared.same);
    html! {
        p.done role="status" { (t!(lang, "import-result", rows = rows, same = same)) }
        @if !compared.faults.is_empty() {
            section.card {
                h2 { (t!(lang, "import-faults", n = compared.faults.len())) }
                (faults(lang, &compared.faults))
            }
        }
        @if !compared.differences.is_empty() {
            section.card {
                h2 { (t!(lang, "import-differences", n = compared.differences.len())) }
                table.cards {
                    thead {
                        tr {
                            th scope="col" { (t!(lang, "import-row")) }
                            th scope="col" { (t!(lang, "import-column")) }
                            th scope="col" { (t!(lang, "import-in-plan")) }
                            th scope="col" { (t!(lang, "import-in-file")) }
                        }
                    }
                    tbody {
                        @for difference in compared.differences.iter().take(LISTED) {
                            tr {
                                td.num { (t!(lang, "import-row-n", n = difference.row)) }
                                td { (export::heading(lang, difference.column)) }
                                td { (difference.in_plan) }
                                td { (difference.in_file) }
                            }
                        }
                    }
                }
                (more(lang, compared.differences.len()))
            }
        }
    }
}

fn faults(lang: Lang, faults: &[RowFault]) -> Markup {
    html! {
        table.cards {
            thead {
                tr {
                    th scope="col" { (t!(lang, "import-row")) }
                    th scope="col" { (t!(lang, "import-column")) }
                    th scope="col" { (t!(lang, "import-value")) }
                    th scope="col" { (t!(lang, "import-reason")) }
                }
            }
            tbody {
                @for fault in faults.iter().take(LISTED) {
                    tr {
                        td.num { (t!(lang, "import-row-n", n = fault.row)) }
                        td { (export::heading(lang, fault.column)) }
                        td { (fault.value) }
                        td { (compare::reason(lang, fault.reason)) }
                    }
                }
            }
        }
        (more(lang, faults.len()))
    }
}

fn more(lang: Lang, all: usize) -> Markup {
    let more = all.saturating_sub(LISTED);
    html! { @if more > 0 { p.muted { (t!(lang, "import-more", n = more)) } } }
}

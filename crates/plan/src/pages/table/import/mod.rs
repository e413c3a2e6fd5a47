//! `/plans/{plan}/table/import`: an edited table into a draft: handed in, looked at row by row,
//! written by a second button, and afterwards said what became of it. A plan in force changes by an
//! amendment alone.

mod done;
mod file;
mod judge;
mod judging;
mod place;
mod preview;
mod shown;
mod words;

pub use done::show as done;
pub use preview::{commit, look};

use super::address;
use crate::{
    model::{PlanId, PlanState},
    store::plan::{self, Plan},
    words::t,
};
use axum::extract::Path;
use ddci_platform::{
    permit::Viewer,
    web::{Cx, Error, Errors, Lang, PageResult, form::Input},
};
use maud::{Markup, html};

/// How many rows of a list are shown; the rest is counted.
const LISTED: usize = 200;

/// `GET /plans/{plan}/table/import`
pub async fn show(viewer: Viewer, cx: Cx, Path(id): Path<PlanId>) -> PageResult {
    let plan = plan::visible(cx.db(), &viewer, id).await?.ok_or(Error::NotFound)?;
    Ok(cx.page(&t!(cx.lang, "import-title"), &begin(cx.lang, &plan, &Errors::new())))
}

/// The first page: the file, or for a plan in force the way to an amendment.
fn begin(lang: Lang, plan: &Plan, errors: &Errors) -> Markup {
    html! {
        (errors.summary(lang))
        (crumb(lang, plan))
        h1 { (t!(lang, "import-title")) }
        @if plan.state == PlanState::Draft {
            (steps(lang, 1))
            p.muted { (t!(lang, "import-answer")) }
            section.card { (upload(lang, plan, errors)) }
        } @else {
            section.card {
                p { (t!(lang, "import-issued")) }
                @if plan.state == PlanState::Issued {
                    p.act {
                        a.btn href={"/plans/" (plan.id) "/versions"} { (t!(lang, "import-amend")) }
                    }
                }
            }
        }
    }
}

fn upload(lang: Lang, plan: &Plan, errors: &Errors) -> Markup {
    let export = |kind: &str| format!("/plans/{}/table.{kind}", plan.id);
    html! {
        p.act {
            a href=(export("xlsx")) { (t!(lang, "table-xlsx")) }
            a href=(export("csv")) { (t!(lang, "table-csv")) }
        }
        form.stacked method="post" enctype="multipart/form-data" novalidate
            action={"/plans/" (plan.id) "/table/import"} {
            (Input::new("table", &t!(lang, "import-file"), "")
                .hint(&t!(lang, "import-file-hint")).errors(errors).file(".xlsx,.csv"))
            div.act { button.btn { (t!(lang, "import-look")) } }
        }
    }
}

fn crumb(lang: Lang, plan: &Plan) -> Markup {
    html! {
        p.crumb {
            a href={"/plans/" (plan.id)} { (plan.name()) } " › "
            a href=(address::path(plan.id, &Default::default())) { (t!(lang, "table-title")) }
        }
    }
}

/// Where in the wizard one is.
fn steps(lang: Lang, at: usize) -> Markup {
    let steps =
        [t!(lang, "import-step-file"), t!(lang, "import-step-look"), t!(lang, "import-step-done")];
    html! {
        ol.steps aria-label=(t!(lang, "import-steps")) {
            @for (n, step) in (1..).zip(steps) {
                li aria-current=[(n == at).then_some("step")] { (n) ". " (step) }
            }
        }
    }
}

fn more(lang: Lang, all: usize) -> Markup {
    let more = all.saturating_sub(LISTED);
    html! { @if more > 0 { p.muted { (t!(lang, "import-more", n = more)) } } }
}

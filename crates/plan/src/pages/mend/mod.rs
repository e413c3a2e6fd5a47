//! Mending a draft, one screen each: what the reader misread is put right beside the text it read.
//! Whatever is sent is kept at once, so that closing the browser loses nothing.

mod form;
mod head;
mod history;
mod part;
mod press;
mod split;
mod sub_index;
mod task;
mod times;

pub use head::{send as send_head, show as show_head};
pub use history::show as show_history;
pub use press::{decide_unread, join, redo, remove, undo};
pub use split::{send as send_split, show as show_split};
pub use sub_index::{send as send_sub_index, show as show_sub_index};
pub use task::{add, change, show, show_new};

pub(super) use history::{entry as edit_entry, name as edit_name, words as edit_words};

use crate::{
    model::{PlanId, PlanState, TaskId},
    pages::{document::line_path, review},
    store::{
        document::{self, Line},
        plan::{self, Plan},
    },
    transitions::Seen,
    words::t,
};
use ddci_platform::{
    permit::Viewer,
    web::{Cx, Error, Lang},
};
use maud::{Markup, html};

/// So many lines above and below are shown around the lines of a task.
const AROUND: i32 = 3;

/// A plan that can still be mended.
async fn draft(cx: &Cx, viewer: &Viewer, id: PlanId) -> Result<Plan, Error> {
    let plan = plan::visible(cx.db(), viewer, id).await?.ok_or(Error::NotFound)?;
    match plan.state {
        PlanState::Draft => Ok(plan),
        PlanState::InReview | PlanState::Issued | PlanState::Closed | PlanState::Merged => {
            Err(Error::NotFound)
        }
    }
}

/// The draft as a form sees it that is opened now.
async fn seen(cx: &Cx, plan: &Plan) -> Result<String, Error> {
    let seen = Seen::now(cx.db(), plan.id, cx.app.clock().now()).await?;
    Ok(seen.to_string())
}

/// The way back.
fn crumb(lang: Lang, plan: &Plan, back: &str) -> Markup {
    html! {
        p.crumb {
            a href="/plans" { (t!(lang, "nav-plans")) } " › "
            a href=(back) { (t!(lang, "review-title")) } " › "
            span lang="vi" { (plan.name()) }
        }
    }
}

/// Where a task stands in the review.
fn place(plan: PlanId, task: TaskId, position: i32) -> String {
    let page = review::page_of(position);
    format!("/plans/{plan}/review?page={page}&mended={task}#task-{task}")
}

/// The lines of the document from `first` to `last`, with some around them; their own are marked.
async fn source(
    cx: &Cx,
    plan: PlanId,
    sheet: Option<&str>,
    first: i32,
    last: i32,
) -> Result<Markup, Error> {
    let lines = document::lines(cx.db(), plan).await?;
    let near: Vec<&Line> = lines
        .iter()
        .filter(|line| line.sheet.as_deref() == sheet)
        .filter(|line| (first - AROUND..=last + AROUND).contains(&line.number))
        .collect();
    let lang = cx.lang;
    Ok(html! {
        section.source aria-label=(t!(lang, "mend-source")) {
            ol.lines {
                @for line in near {
                    li.own[(first..=last).contains(&line.number)] {
                        a.no.num href=(line_path(plan, sheet, line.number))
                            aria-label=(t!(lang, "document-line", n = line.number)) {
                            (line.number)
                        }
                        span lang="vi" { (line.text) }
                    }
                }
            }
        }
    })
}

//! What one press does in the review: join to the task above, take out, decide unread lines, undo, make
//! again.
//! Each can be undone, so none asks twice.

use super::{draft, place};
use crate::{
    model::{PlanId, TaskId},
    pages::refused,
    store::{document::LinesFrom, task},
    transitions::{DecideUnread, JoinTask, RedoEdit, Refusal, RemoveTask, UndoEdit},
    words::t,
};
use axum::{
    Form,
    extract::Path,
    response::{IntoResponse, Response},
};
use ddci_platform::{
    permit::Viewer,
    store::Transition,
    web::{Cx, Error, see_other},
};
use maud::html;
use serde::Deserialize;

/// What a form of the review says of the draft it was made from.
#[derive(Debug, Default, Deserialize)]
pub struct Press {
    #[serde(default)]
    seen: String,
    /// The task above.
    #[serde(default)]
    above: String,
}

/// `POST /plans/{plan}/tasks/{task}/join`
pub async fn join(
    viewer: Viewer,
    cx: Cx,
    Path((plan, task)): Path<(PlanId, TaskId)>,
    Form(sent): Form<Press>,
) -> Result<Response, Error> {
    let back = neighbour(&cx, &viewer, plan, task).await?;
    let (above, seen) = (sent.above.parse().ok(), sent.seen.parse().ok());
    press(cx, viewer, plan, &JoinTask { plan, task, above, seen }, &back).await
}

/// `POST /plans/{plan}/tasks/{task}/remove`
pub async fn remove(
    viewer: Viewer,
    cx: Cx,
    Path((plan, task)): Path<(PlanId, TaskId)>,
    Form(sent): Form<Press>,
) -> Result<Response, Error> {
    let back = neighbour(&cx, &viewer, plan, task).await?;
    let seen = sent.seen.parse().ok();
    press(cx, viewer, plan, &RemoveTask { plan, task, seen }, &back).await
}

/// The sheet of a workbook in which unread lines stand.
#[derive(Debug, Default, Deserialize)]
pub struct InSheet {
    sheet: Option<String>,
}

/// `POST /plans/{plan}/unread/{line}`
pub async fn decide_unread(
    viewer: Viewer,
    cx: Cx,
    Path((plan, first_line)): Path<(PlanId, i32)>,
    Form(sent): Form<InSheet>,
) -> Result<Response, Error> {
    draft(&cx, &viewer, plan).await?;
    let back = format!("/plans/{plan}/review#unread");
    let lines = LinesFrom { sheet: sent.sheet, first_line };
    press(cx, viewer, plan, &DecideUnread { plan, lines }, &back).await
}

/// The edit that was shown as the last one, or as the next, and where to go on.
#[derive(Debug, Deserialize)]
pub struct Step {
    number: i32,
    #[serde(default)]
    page: String,
}

impl Step {
    fn back(&self, plan: PlanId, done: &str) -> String {
        let page = self.page.parse::<u32>().unwrap_or(1);
        format!("/plans/{plan}/review?page={page}&done={done}#last-edit")
    }
}

/// `POST /plans/{plan}/undo`
pub async fn undo(
    viewer: Viewer,
    cx: Cx,
    Path(plan): Path<PlanId>,
    Form(step): Form<Step>,
) -> Result<Response, Error> {
    draft(&cx, &viewer, plan).await?;
    let undo = UndoEdit { plan, number: step.number };
    press(cx, viewer, plan, &undo, &step.back(plan, "undone")).await
}

/// `POST /plans/{plan}/redo`
pub async fn redo(
    viewer: Viewer,
    cx: Cx,
    Path(plan): Path<PlanId>,
    Form(step): Form<Step>,
) -> Result<Response, Error> {
    draft(&cx, &viewer, plan).await?;
    let redo = RedoEdit { plan, number: step.number };
    press(cx, viewer, plan, &redo, &step.back(plan, "redone")).await
}

/// Where to go on after a task is gone: the one above it, which was not changed itself.
async fn neighbour(cx: &Cx, viewer: &Viewer, plan: PlanId, id: TaskId) -> Result<String, Error> {
    draft(cx, viewer, plan).await?;
    let tasks = task::of_plan(cx.db(), plan).await?;
    let index = tasks.iter().position(|task| task.id == id).ok_or(Error::NotFound)?;
    let above = index.saturating_sub(1);
    let position = i32::try_from(above).unwrap_or(i32::MAX);
    let at = tasks.get(above).map_or(id, |task| task.id);
    Ok(place(plan, at, position).replace(&format!("&mended={at}"), ""))
}

async fn press<T: Transition<Error = Refusal>>(
    cx: Cx,
    viewer: Viewer,
    plan: PlanId,
    transition: &T,
    back: &str,
) -> Result<Response, Error> {
    match cx.db().run(&viewer.into(), transition).await {
        Ok(_) => Ok(see_other(back)),
        Err(refusal) => {
            let lang = cx.lang;
            let words = refused::words(lang, &refused::or_page(refusal)?);
            let content = html! {
                h1 { (t!(lang, "mend-not-done")) }
                p.refusal role="alert" { (words) }
                p { a href={"/plans/" (plan) "/review"} { (t!(lang, "mend-leave")) } }
            };
            Ok(cx.page_with_errors(&t!(lang, "mend-not-done"), &content).into_response())
        }
    }
}

//! What one press does in the review: join to the task above, take out, decide unread lines, undo.
//! Each can be undone, so none asks twice.

use super::{draft, place};
use crate::{
    model::{PlanId, TaskId},
    pages::refused,
    store::task,
    transitions::{DecideUnread, JoinTask, Refusal, RemoveTask, UndoEdit},
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

/// `POST /plans/{plan}/tasks/{task}/join`
pub async fn join(
    viewer: Viewer,
    cx: Cx,
    Path((plan, task)): Path<(PlanId, TaskId)>,
) -> Result<Response, Error> {
    let above = neighbour(&cx, &viewer, plan, task).await?;
    press(cx, viewer, plan, &JoinTask { plan, task }, &above).await
}

/// `POST /plans/{plan}/tasks/{task}/remove`
pub async fn remove(
    viewer: Viewer,
    cx: Cx,
    Path((plan, task)): Path<(PlanId, TaskId)>,
) -> Result<Response, Error> {
    let above = neighbour(&cx, &viewer, plan, task).await?;
    press(cx, viewer, plan, &RemoveTask { plan, task }, &above).await
}

/// `POST /plans/{plan}/unread/{position}`
pub async fn decide_unread(
    viewer: Viewer,
    cx: Cx,
    Path((plan, position)): Path<(PlanId, i32)>,
) -> Result<Response, Error> {
    draft(&cx, &viewer, plan).await?;
    let back = format!("/plans/{plan}/review#unread");
    press(cx, viewer, plan, &DecideUnread { plan, position }, &back).await
}

/// The edit that was shown as the last one, and where to go on.
#[derive(Debug, Deserialize)]
pub struct Undo {
    number: i32,
    #[serde(default)]
    page: String,
}

/// `POST /plans/{plan}/undo`
pub async fn undo(
    viewer: Viewer,
    cx: Cx,
    Path(plan): Path<PlanId>,
    Form(undo): Form<Undo>,
) -> Result<Response, Error> {
    draft(&cx, &viewer, plan).await?;
    let page = undo.page.parse::<u32>().unwrap_or(1);
    let back = format!("/plans/{plan}/review?page={page}&done=undone#last-edit");
    press(cx, viewer, plan, &UndoEdit { plan, number: undo.number }, &back).await
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

//! `/plans/{plan}/tasks/{task}/split`: where the second of two tasks begins.

use super::{crumb, draft, place, seen, source};
use crate::{
    model::{PlanId, TaskId, TaskImage},
    pages::refused,
    store::{image, plan::Plan},
    transitions::{SplitTask, clauses},
    words::t,
};
use axum::{
    Form,
    extract::Path,
    response::{IntoResponse, Response},
};
use ddci_platform::{
    permit::Viewer,
    web::{Cx, Error, Errors, PageResult, see_other},
};
use maud::{Markup, html};
use serde::Deserialize;

/// With which clause the second task begins.
#[derive(Debug, Default, Deserialize)]
pub struct Typed {
    #[serde(default)]
    at: String,
    #[serde(default)]
    seen: String,
}

/// `GET /plans/{plan}/tasks/{task}/split`
pub async fn show(
    viewer: Viewer,
    cx: Cx,
    Path((plan, task)): Path<(PlanId, TaskId)>,
) -> PageResult {
    let plan = draft(&cx, &viewer, plan).await?;
    let task = image::task(cx.db(), plan.id, task).await?.ok_or(Error::NotFound)?;
    let seen = seen(&cx, &plan).await?;
    let content = view(&cx, &plan, &task, &seen, &Errors::new()).await?;
    Ok(cx.page(&t!(cx.lang, "split-title"), &content))
}

/// `POST /plans/{plan}/tasks/{task}/split`
pub async fn send(
    viewer: Viewer,
    cx: Cx,
    Path((plan, task)): Path<(PlanId, TaskId)>,
    Form(typed): Form<Typed>,
) -> Result<Response, Error> {
    let plan = draft(&cx, &viewer, plan).await?;
    let task = image::task(cx.db(), plan.id, task).await?.ok_or(Error::NotFound)?;
    let at = typed.at.parse().unwrap_or_default();
    let split = SplitTask { plan: plan.id, task: task.id, at, seen: typed.seen.parse().ok() };
    match cx.db().run(&viewer.into(), &split).await {
        Ok(_) => Ok(see_other(&place(plan.id, task.id, task.position))),
        Err(refusal) => {
            let words = refused::words(cx.lang, &refused::or_page(refusal)?);
            let content = view(&cx, &plan, &task, &typed.seen, &Errors::one("at-1", words)).await?;
            Ok(cx.page_with_errors(&t!(cx.lang, "split-title"), &content).into_response())
        }
    }
}

async fn view(
    cx: &Cx,
    plan: &Plan,
    task: &TaskImage,
    seen: &str,
    errors: &Errors,
) -> Result<Markup, Error> {
    let lang = cx.lang;
    let back = place(plan.id, task.id, task.position);
    let lines = source(cx, plan.id, task.sheet.as_deref(), task.first_line, task.last_line).await?;
    let clauses = clauses(&task.text);
    let error = errors.of("at-1");
    Ok(html! {
        (errors.summary(lang))
        (crumb(lang, plan, &back))
        h1 { (t!(lang, "split-title")) }
        p.muted { (t!(lang, "review-task", reference = task.reference.as_str())) }
        div.mend {
            (lines)
            form.stacked.card method="post" novalidate
                action={"/plans/" (plan.id) "/tasks/" (task.id) "/split"} {
                input type="hidden" name="seen" value=(seen);
                @if clauses.len() < 2 {
                    p { (t!(lang, "split-one-clause")) }
                    p { a href={"/plans/" (plan.id) "/tasks/" (task.id) "/mend"} {
                        (t!(lang, "mend-title")) } }
                } @else {
                    fieldset.bad[error.is_some()] {
                        legend { (t!(lang, "split-where")) }
                        @if let Some(error) = error { p.wrong id="at-1-error" { (error) } }
                        p lang="vi" { (clauses.first().copied().unwrap_or_default()) }
                        @for (index, clause) in clauses.iter().enumerate().skip(1) {
                            div.choice {
                                input type="radio" id={"at-" (index)} name="at" value=(index);
                                label for={"at-" (index)} lang="vi" { (clause) }
                            }
                        }
                    }
                    p.hint { (t!(lang, "split-hint")) }
                }
                div.act {
                    @if clauses.len() > 1 {
                        button.btn accesskey="s" { (t!(lang, "split-do")) }
                    }
                    a href=(back) { (t!(lang, "mend-leave")) }
                }
            }
        }
    })
}

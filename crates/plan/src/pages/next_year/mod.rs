//! `/plans/{plan}/next-year`: the plan of the next year from this one. First what each date becomes
//! and what has to be decided; a second button makes the draft that was shown, and nothing else.

mod asked;
mod dates;
mod view;

use super::refused;
use crate::{
    model::{NextYear, PlanId, TaskId},
    store::{
        next_year,
        plan::{self, Plan},
        sub_index::{self, SubIndex},
    },
    transitions::DraftNextYear,
    words::t,
};
use axum::{
    Form,
    extract::Path,
    response::{IntoResponse, Response},
};
use ddci_calendar::Calendar;
use ddci_platform::{
    permit::Viewer,
    web::{Cx, Error, Errors, PageResult, see_other},
};
use std::sync::Arc;

/// The boxes of the tasks that go along.
const TAKE: &str = "take";

/// Everything the page shows, asked for once.
struct Sheet {
    plan: Plan,
    next: NextYear,
    sub_indices: Vec<SubIndex>,
    /// A draft that follows this plan already.
    drafted: Option<PlanId>,
    calendar: Arc<Calendar>,
}

impl Sheet {
    async fn of(cx: &Cx, viewer: &Viewer, id: PlanId) -> Result<Self, Error> {
        let plan = plan::visible(cx.db(), viewer, id).await?.ok_or(Error::NotFound)?;
        // Of what is not issued yet, nothing can follow.
        if !plan.state.is_published() {
            return Err(Error::NotFound);
        }
        Ok(Self {
            next: next_year::of(cx.db(), &plan).await?,
            sub_indices: sub_index::of_plan(cx.db(), id).await?,
            drafted: next_year::drafted(cx.db(), id).await?,
            calendar: cx.calendar().await?,
            plan,
        })
    }
}

/// `GET /plans/{plan}/next-year`
pub async fn show(viewer: Viewer, cx: Cx, Path(id): Path<PlanId>) -> PageResult {
    let sheet = Sheet::of(&cx, &viewer, id).await?;
    // What a meeting directed was mostly for this year: it is offered, and left unless somebody says so.
    let directed = sheet.next.counted().filter(|next| next.directed);
    let left: Vec<TaskId> = directed.map(|next| next.task.id).collect();
    let content = view::page(&cx, &sheet, &left, &Errors::new());
    Ok(cx.page(&title(&cx, &sheet), &content))
}

/// `POST /plans/{plan}/next-year`
pub async fn make(
    viewer: Viewer,
    cx: Cx,
    Path(id): Path<PlanId>,
    Form(typed): Form<Vec<(String, String)>>,
) -> Result<Response, Error> {
    let sheet = Sheet::of(&cx, &viewer, id).await?;
    let taken: Vec<TaskId> = typed
        .iter()
        .filter(|(name, _)| name == TAKE)
        .filter_map(|(_, task)| task.parse().ok())
        .collect();
    let offered = sheet.next.counted().filter(|next| next.is_added());
    let left: Vec<TaskId> =
        offered.map(|next| next.task.id).filter(|task| !taken.contains(task)).collect();
    let seen = typed.iter().find(|(name, _)| name == "seen").map(|(_, seen)| seen.clone());
    let draft =
        DraftNextYear { plan: id, left: left.clone(), previewed: Some(seen.unwrap_or_default()) };
    match cx.db().run(&viewer.clone().into(), &draft).await {
        Ok(draft) => Ok(see_other(&format!("/plans/{draft}/review"))),
        Err(refusal) => {
            let words = refused::words(cx.lang, &refused::or_page(refusal)?);
            let sheet = Sheet::of(&cx, &viewer, id).await?;
            let content = view::page(&cx, &sheet, &left, &Errors::one("make", words));
            Ok(cx.page_with_errors(&title(&cx, &sheet), &content).into_response())
        }
    }
}

fn title(cx: &Cx, sheet: &Sheet) -> String {
    t!(cx.lang, "next-year-title", year = sheet.next.to().to_string())
}

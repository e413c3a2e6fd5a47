//! The room for programs: JSON under `/api/v1`, one file per resource. What is a draft is not here.

mod comments;
mod entry;
mod obligation;
mod obligations;
mod piece;
mod pieces;
mod plans;
mod refused;
mod steps;
mod sub_indices;
mod tasks;
mod values;

use crate::{
    model::PlanId,
    store::plan::{self, Plan},
};
use ddci_platform::{
    permit::{Scope, Verb, Viewer},
    web::{Access::TokenMay, Cx, Routes, api::Problem},
};
use utoipa_axum::routes;

/// The API's routes of this room, each with its scope and who may use it.
pub fn routes() -> Routes {
    let read = TokenMay(Scope::PlanRead, Verb::ViewPlan);
    let write = |verb| TokenMay(Scope::PlanWrite, verb);
    Routes::new()
        .api(read, routes!(plans::list))
        .api(read, routes!(plans::show))
        .api(read, routes!(sub_indices::list))
        .api(read, routes!(tasks::list))
        .api(read, routes!(tasks::show))
        .api(read, routes!(obligations::list))
        .api(read, routes!(obligation::show))
        .api(read, routes!(comments::of_obligation))
        .api(write(Verb::Comment), routes!(comments::on_obligation))
        .api(read, routes!(comments::of_task))
        .api(write(Verb::Comment), routes!(comments::on_task))
        .api(write(Verb::RecordProgress), routes!(entry::record))
        .api(read, routes!(pieces::list))
        .api(write(Verb::RecordProgress), routes!(pieces::ask))
        .api(read, routes!(pieces::show))
        .api(write(Verb::RecordProgress), routes!(pieces::deliver))
        .api(write(Verb::RecordProgress), routes!(pieces::decline))
        .api(write(Verb::RecordProgress), routes!(pieces::take))
        .api(write(Verb::Submit), routes!(steps::submit))
        .api(write(Verb::Accept), routes!(steps::accept))
        .api(write(Verb::Accept), routes!(steps::send_back))
}

/// A plan that was issued, where the person may see it.
async fn in_force(cx: &Cx, viewer: &Viewer, id: PlanId) -> Result<Plan, Problem> {
    let plan = plan::visible(cx.db(), viewer, id).await?;
    plan.filter(|plan| plan.state.is_published()).ok_or(Problem::NotFound)
}

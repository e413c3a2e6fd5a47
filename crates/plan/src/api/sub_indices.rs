//! `GET /api/v1/plans/{plan}/sub-indices`: the first level of the tree, with how its obligations stand.

use super::in_force;
use crate::{
    model::{PlanId, SubIndexId},
    store::{
        board::{self, Figures},
        sub_index::{self, SubIndex},
        work::Days,
    },
};
use axum::extract::Path;
use ddci_platform::{
    permit::Viewer,
    web::{
        Cx,
        api::{Answer, Hundredths, Listing, Meta, Problem},
    },
};
use serde::Serialize;
use std::collections::BTreeMap;
use utoipa::ToSchema;
use uuid::Uuid;

/// A sub-index of a plan.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = SubIndex)]
pub struct SubIndexResource {
    /// Its key.
    id: Uuid,
    /// Its number.
    ordinal: i32,
    /// Its name.
    name: String,
    /// The least for the year, on 10.
    target: Option<Hundredths>,
    /// Whether it enters the total.
    counts_toward_total: bool,
    /// Who among the leaders answers for it, as printed.
    responsible_leader: Option<String>,
    /// How its obligations stand.
    obligations: Tally,
}

/// How many obligations stand how.
#[derive(Debug, Default, Serialize, ToSchema)]
pub struct Tally {
    /// All of the year.
    all: i64,
    /// Those whose date has passed, or that were done already.
    due: i64,
    /// Submitted by their date.
    on_time: i64,
    /// Submitted after their date.
    late: i64,
    /// To be done, the date has passed.
    overdue: i64,
    /// To be done soon.
    due_soon: i64,
    /// Submitted, waiting for acceptance.
    waiting: i64,
    /// Accepted.
    accepted: i64,
}

/// The sub-indices of a plan, in its order, all on one page.
#[utoipa::path(
    get,
    path = "/api/v1/plans/{plan}/sub-indices",
    operation_id = "listSubIndices",
    params(("plan" = Uuid, Path, description = "The plan's key.")),
    responses((status = 200, description = "The sub-indices.", body = Listing<SubIndexResource>))
)]
pub async fn list(
    viewer: Viewer,
    cx: Cx,
    Path(id): Path<PlanId>,
) -> Result<Answer<Listing<SubIndexResource>>, Problem> {
    let plan = in_force(&cx, &viewer, id).await?;
    let steady = cx.steady(plan.authority).await?;
    let calendar = cx.calendar().await?;
    let days = Days::on(cx.today(), plan.settings.due_soon_working_days, &calendar);
    let figures = board::by_sub_index(&steady, id, days).await?;
    let figures: BTreeMap<Option<SubIndexId>, Figures> = figures.into_iter().collect();
    let shown = sub_index::of_plan(&steady, id).await?;
    let resources: Vec<SubIndexResource> =
        shown.into_iter().map(|one| resource(one, &figures)).collect();
    let total = i64::try_from(resources.len()).unwrap_or(i64::MAX);
    Ok(Answer(Listing { resources, meta: Meta::of(&cx, total, None) }))
}

fn resource(one: SubIndex, figures: &BTreeMap<Option<SubIndexId>, Figures>) -> SubIndexResource {
    SubIndexResource {
        obligations: figures.get(&Some(one.id)).map(Tally::from).unwrap_or_default(),
        id: one.id.0,
        ordinal: one.ordinal,
        name: one.name,
        target: one.target.map(Hundredths),
        counts_toward_total: one.counts_toward_total,
        responsible_leader: one.responsible_leader,
    }
}

impl From<&Figures> for Tally {
    fn from(figures: &Figures) -> Self {
        Self {
            all: figures.all,
            due: figures.due,
            on_time: figures.on_time,
            late: figures.late,
            overdue: figures.overdue,
            due_soon: figures.due_soon,
            waiting: figures.waiting,
            accepted: figures.accepted,
        }
    }
}

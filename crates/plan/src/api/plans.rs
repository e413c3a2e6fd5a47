//! `GET /api/v1/plans` and `/api/v1/plans/{plan}`

use crate::{
    model::{PlanId, PlanState},
    store::plan::{self, Plan},
};
use axum::extract::Path;
use ddci_platform::{
    permit::Viewer,
    web::{
        Cx,
        api::{Answer, Asked, Day, Hundredths, Listing, One, Page, Problem, page_of},
    },
};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

/// A plan that was issued.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Plan)]
pub struct PlanResource {
    /// Its key.
    id: Uuid,
    /// Its subject.
    title: String,
    /// Its number and symbol.
    #[schema(example = "46/KH-UBND")]
    number: Option<String>,
    /// The day it was issued.
    issued_on: Option<Day>,
    /// The year it is for.
    year: i32,
    /// Who issued it, as printed.
    issuer: String,
    /// The stated total on 100.
    total_target: Option<Hundredths>,
    /// Whether work goes on under it.
    state: InForce,
    /// The first day on which something is owed.
    starts_on: Day,
    /// The last day on which something is owed.
    ends_on: Day,
    /// How many versions there are, the first one and its amendments.
    version: i32,
    /// The office that consolidates it.
    coordinator: Option<Uuid>,
}

/// Whether work goes on under a plan.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum InForce {
    /// It is in force.
    Issued,
    /// It is over.
    Closed,
}

/// The plans of the authority that were issued, newest first.
#[utoipa::path(
    get,
    path = "/api/v1/plans",
    operation_id = "listPlans",
    params(Page),
    responses((
        status = 200,
        description = "A page of plans.",
        body = Listing<PlanResource>,
        links(
            ("obligations" = (
                operation_id = "listObligations",
                parameters(("plan" = "$response.body#/resources/0/id"))
            )),
            ("tasks" = (
                operation_id = "listTasks",
                parameters(("plan" = "$response.body#/resources/0/id"))
            ))
        )
    ))
)]
pub async fn list(
    viewer: Viewer,
    cx: Cx,
    Asked(asked): Asked<Page>,
) -> Result<Answer<Listing<PlanResource>>, Problem> {
    let plans = plan::list(cx.db(), &viewer).await?;
    let issued = plans.into_iter().filter(|plan| plan.state.is_published());
    let all = issued.map(PlanResource::from).collect();
    Ok(Answer(page_of(&cx, all, |plan| plan.id, asked.after, asked.limit)?))
}

/// One plan that was issued.
#[utoipa::path(
    get,
    path = "/api/v1/plans/{plan}",
    operation_id = "showPlan",
    params(("plan" = Uuid, Path, description = "The plan's key.")),
    responses((status = 200, description = "The plan.", body = One<PlanResource>))
)]
pub async fn show(
    viewer: Viewer,
    cx: Cx,
    Path(id): Path<PlanId>,
) -> Result<Answer<One<PlanResource>>, Problem> {
    let plan = super::in_force(&cx, &viewer, id).await?;
    Ok(Answer(One { resource: plan.into() }))
}

impl From<Plan> for PlanResource {
    fn from(plan: Plan) -> Self {
        Self {
            id: plan.id.0,
            title: plan.name().to_owned(),
            number: plan.number,
            issued_on: plan.issued_on.map(Day),
            year: plan.year,
            issuer: plan.issuer,
            total_target: plan.total_target.map(Hundredths),
            state: match plan.state {
                PlanState::Closed => InForce::Closed,
                _ => InForce::Issued,
            },
            starts_on: Day(plan.starts_on),
            ends_on: Day(plan.ends_on),
            version: plan.version,
            coordinator: plan.coordinator.map(|unit| unit.0),
        }
    }
}

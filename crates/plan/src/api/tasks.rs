//! `GET /api/v1/plans/{plan}/tasks` and `/api/v1/tasks/{task}`: the second level of the tree.

use super::{in_force, values::Kind};
use crate::{
    model::{Part, PlanId, SubIndexId, TaskId},
    store::{
        body::{self, Body},
        schedule::{self, Schedule},
        sub_index,
        task::{self, Task},
    },
};
use axum::extract::Path;
use ddci_platform::{
    permit::Viewer,
    store::{Read, StoreError},
    web::{
        Cx,
        api::{Answer, Asked, Listing, One, Page, Problem, page_of},
    },
};
use serde::Serialize;
use std::collections::BTreeMap;
use utoipa::ToSchema;
use uuid::Uuid;

/// A task of a plan.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Task)]
pub struct TaskResource {
    /// Its key.
    id: Uuid,
    /// Its plan.
    plan: Uuid,
    /// The number of the sub-index it serves.
    sub_index: Option<i32>,
    /// The assignment block it stands in.
    block: Option<String>,
    /// Its path in the document.
    #[schema(example = "II.1.a.1")]
    reference: String,
    /// Its words.
    text: String,
    /// The bodies that lead it.
    leads: Vec<BodyResource>,
    /// The bodies that help.
    coordinating: Vec<BodyResource>,
    /// When it is to be done.
    schedules: Vec<ScheduleResource>,
}

/// A body that has a part in a task.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Body)]
pub struct BodyResource {
    /// The name as printed.
    name: String,
    /// The unit it means.
    unit: Option<Uuid>,
    /// The group it means.
    group: Option<Uuid>,
}

/// A time of a task.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Schedule)]
pub struct ScheduleResource {
    /// Its kind.
    kind: Kind,
    /// Of what a quota counts.
    quota_unit: Option<String>,
    /// The words of the plan it came from; empty where somebody decided.
    sentence: String,
}

/// The tasks of a plan, in the order of the document.
#[utoipa::path(
    get,
    path = "/api/v1/plans/{plan}/tasks",
    operation_id = "listTasks",
    params(("plan" = Uuid, Path, description = "The plan's key."), Page),
    responses((
        status = 200,
        description = "A page of tasks.",
        body = Listing<TaskResource>,
        links(("showTask" = (
            operation_id = "showTask",
            parameters(("task" = "$response.body#/resources/0/id"))
        )))
    ))
)]
pub async fn list(
    viewer: Viewer,
    cx: Cx,
    Path(id): Path<PlanId>,
    Asked(asked): Asked<Page>,
) -> Result<Answer<Listing<TaskResource>>, Problem> {
    let plan = in_force(&cx, &viewer, id).await?;
    let db = cx.steady(plan.authority).await?;
    let numbers = numbers(&db, id).await?;
    let mut bodies: BTreeMap<TaskId, Vec<Body>> = BTreeMap::new();
    for body in body::of_plan(&db, id).await? {
        bodies.entry(body.task).or_default().push(body);
    }
    let mut times: BTreeMap<TaskId, Vec<Schedule>> = BTreeMap::new();
    for time in schedule::of_plan(&db, id).await? {
        times.entry(time.task).or_default().push(time);
    }
    let tasks = task::of_plan(&db, id).await?.into_iter();
    let shown = tasks.filter(|task| task.merged_into.is_none()).map(|task| {
        let bodies = bodies.remove(&task.id).unwrap_or_default();
        let times = times.remove(&task.id).unwrap_or_default();
        resource(task, &numbers, bodies, times)
    });
    let all = shown.collect();
    Ok(Answer(page_of(&cx, all, |task| task.id, asked.after, asked.limit)?))
}

/// One task of a plan that was issued.
#[utoipa::path(
    get,
    path = "/api/v1/tasks/{task}",
    operation_id = "showTask",
    params(("task" = Uuid, Path, description = "The task's key.")),
    responses((status = 200, description = "The task.", body = One<TaskResource>))
)]
pub async fn show(
    viewer: Viewer,
    cx: Cx,
    Path(id): Path<TaskId>,
) -> Result<Answer<One<TaskResource>>, Problem> {
    let task = task::by_key(cx.db(), id).await?.ok_or(Problem::NotFound)?;
    let plan = in_force(&cx, &viewer, task.plan).await?;
    let numbers = numbers(cx.db(), plan.id).await?;
    let bodies = body::of_task(cx.db(), id).await?;
    let times = schedule::of_task(cx.db(), id).await?;
    Ok(Answer(One { resource: resource(task, &numbers, bodies, times) }))
}

/// The numbers of the sub-indices.
async fn numbers(db: &impl Read, plan: PlanId) -> Result<BTreeMap<SubIndexId, i32>, StoreError> {
    let known = sub_index::of_plan(db, plan).await?;
    Ok(known.into_iter().map(|one| (one.id, one.ordinal)).collect())
}

fn resource(
    task: Task,
    numbers: &BTreeMap<SubIndexId, i32>,
    bodies: Vec<Body>,
    times: Vec<Schedule>,
) -> TaskResource {
    let (leads, coordinating) =
        bodies.into_iter().partition::<Vec<_>, _>(|body| body.part == Part::Lead);
    let shown = |bodies: Vec<Body>| {
        let shown = bodies.into_iter().map(|body| BodyResource {
            name: body.name,
            unit: body.target.and_then(|target| target.unit()).map(|unit| unit.0),
            group: body.target.and_then(|target| target.group()).map(|group| group.0),
        });
        shown.collect()
    };
    let time = |time: Schedule| ScheduleResource {
        kind: time.rule.kind().into(),
        quota_unit: time.quota_unit,
        sentence: time.sentence,
    };
    TaskResource {
        id: task.id.0,
        plan: task.plan.0,
        sub_index: task.sub_index.and_then(|id| numbers.get(&id).copied()),
        block: task.block,
        reference: task.reference,
        text: task.text,
        leads: shown(leads),
        coordinating: shown(coordinating),
        schedules: times.into_iter().map(time).collect(),
    }
}

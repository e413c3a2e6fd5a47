//! What a plan would hand on to the next year, asked for once.

use super::{
    draft,
    plan::Plan,
    task::{self, Task},
};
use crate::model::{NextTask, NextTime, NextYear, PlanId, TaskId};
use ddci_platform::{
    law,
    org::{self, UnitId},
    store::{Read, StoreError},
    values,
};
use std::collections::{BTreeMap, BTreeSet};

/// What a plan would hand on; the caller has seen that it may be read.
///
/// # Errors
/// [`StoreError`].
pub async fn of(db: &impl Read, plan: &Plan) -> Result<NextYear, StoreError> {
    let calendar = law::calendar(db, plan.authority).await?;
    let from = i16::try_from(plan.year).unwrap_or_else(|_| plan.ends_on.year());
    let known = task::of_plan(db, plan.id).await?;
    let known: BTreeMap<TaskId, Task> = known.into_iter().map(|task| (task.id, task)).collect();
    let mut next = NextYear { from, tasks: Vec::new(), withdrawn: withdrawn(db, plan.id).await? };
    let lasting: BTreeSet<UnitId> = org::list(db, plan.authority)
        .await?
        .into_iter()
        .filter(|unit| unit.is_valid_on(next.first_day()))
        .map(|unit| unit.id)
        .collect();
    for task in draft::as_it_stands(db, plan.id).await? {
        let as_task = known.get(&task.id);
        let ended = |unit: uuid::Uuid| !lasting.contains(&UnitId(unit));
        let bodies = task.bodies.iter().filter(|body| body.unit.is_some_and(ended));
        next.tasks.push(NextTask {
            ended: bodies.map(|body| body.name.clone()).collect(),
            added_by: as_task.map(|task| task.made_by).filter(|version| *version > 1),
            directed: as_task.is_some_and(|task| task.directed_by.is_some()),
            times: task
                .schedules
                .iter()
                .map(|schedule| NextTime::of(schedule, from, &plan.settings, &calendar))
                .collect(),
            task,
        });
    }
    Ok(next)
}

/// Path and words of the tasks that an amendment withdrew.
async fn withdrawn(db: &impl Read, plan: PlanId) -> Result<Vec<(String, String)>, StoreError> {
    let sql = "SELECT reference, text FROM task
               WHERE plan = $1 AND withdrawn_by IS NOT NULL AND merged_into IS NULL
               ORDER BY position";
    let rows = db.all(sql, values![plan.0]).await?;
    rows.iter().map(|row| Ok((row.get("reference")?, row.get("text")?))).collect()
}

/// The plan that follows another one and is not issued yet; the viewer has seen the other one.
///
/// # Errors
/// [`StoreError`].
pub async fn drafted(db: &impl Read, plan: PlanId) -> Result<Option<PlanId>, StoreError> {
    let sql = "SELECT id FROM plan WHERE follows = $1 AND amends IS NULL
                 AND state IN ('draft', 'in_review') ORDER BY created_at DESC LIMIT 1";
    let row = db.first(sql, values![plan.0]).await?;
    row.map(|row| row.get("id")).transpose()
}

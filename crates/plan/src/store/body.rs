//! The bodies of tasks: the name as printed, and the unit or group it was understood as.

use crate::model::{Part, PlanId, TaskId};
use ddci_platform::{
    org::{BodyTarget, UnitId, body_key},
    store::{Read, Row, StoreError},
    values,
};

/// A body that has a part in a task.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Body {
    /// The task.
    pub task: TaskId,
    /// Lead or coordinating.
    pub part: Part,
    /// The part the document gives it.
    pub read_part: Part,
    /// The name as printed.
    pub name: String,
    /// The unit or group it means, where that is known.
    pub target: Option<BodyTarget>,
}

fn body(row: &Row) -> Result<Body, StoreError> {
    Ok(Body {
        task: row.get("task")?,
        part: row.get("part")?,
        read_part: row.get("read_part")?,
        name: row.get("name")?,
        target: BodyTarget::from_columns(row.get("unit")?, row.get("unit_group")?),
    })
}

/// The bodies of all tasks of a plan, by task, leads first.
///
/// # Errors
/// [`StoreError`].
pub async fn of_plan(db: &impl Read, plan: PlanId) -> Result<Vec<Body>, StoreError> {
    let sql = "SELECT b.task, b.part, b.read_part, b.name, b.unit, b.unit_group
               FROM task_body b JOIN task t ON t.id = b.task
               WHERE t.plan = $1 ORDER BY t.position, b.part DESC, b.position";
    db.all(sql, values![plan.0]).await?.iter().map(body).collect()
}

/// The bodies of one task, leads first.
///
/// # Errors
/// [`StoreError`].
pub async fn of_task(db: &impl Read, task: TaskId) -> Result<Vec<Body>, StoreError> {
    let sql = "SELECT b.task, b.part, b.read_part, b.name, b.unit, b.unit_group
               FROM task_body b WHERE b.task = $1 ORDER BY b.part DESC, b.position";
    db.all(sql, values![task.0]).await?.iter().map(body).collect()
}

/// A name that stands for no unit yet, and how many tasks name it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unbound {
    /// The name as printed.
    pub name: String,
    /// Lead or coordinating.
    pub part: Part,
    /// In how many tasks.
    pub tasks: i64,
}

/// Names that stand for no unit yet, leads first: a lead without a unit owes nothing, so a plan is
/// not issued before they are bound.
///
/// # Errors
/// [`StoreError`].
pub async fn unbound(db: &impl Read, plan: PlanId) -> Result<Vec<Unbound>, StoreError> {
    let sql = "SELECT b.name, b.part, COUNT(*) AS tasks
               FROM task_body b JOIN task t ON t.id = b.task
               WHERE t.plan = $1 AND t.merged_into IS NULL AND t.withdrawn_by IS NULL
                 AND b.unit IS NULL AND b.unit_group IS NULL
               GROUP BY b.name, b.part ORDER BY b.part DESC, b.name";
    let rows = db.all(sql, values![plan.0]).await?;
    rows.iter()
        .map(|row| {
            Ok(Unbound { name: row.get("name")?, part: row.get("part")?, tasks: row.get("tasks")? })
        })
        .collect()
}

/// Tasks that no body leads: their number.
///
/// # Errors
/// [`StoreError`].
pub async fn without_lead(db: &impl Read, plan: PlanId) -> Result<i64, StoreError> {
    let sql = "SELECT COUNT(*) AS n FROM task t
               WHERE t.plan = $1 AND t.merged_into IS NULL AND t.withdrawn_by IS NULL
                 AND NOT EXISTS (SELECT 1 FROM task_body b
                                 WHERE b.task = t.id AND b.part = 'lead')";
    match db.first(sql, values![plan.0]).await? {
        Some(row) => row.get("n"),
        None => Ok(0),
    }
}

/// Whether another plan of the authority names a unit or group by that name, however it spells it.
///
/// # Errors
/// [`StoreError`].
pub(crate) async fn is_named_elsewhere(
    db: &impl Read,
    authority: UnitId,
    plan: PlanId,
    name: &str,
    target: BodyTarget,
) -> Result<bool, StoreError> {
    let sql = "SELECT DISTINCT b.name FROM task_body b
               JOIN task t ON t.id = b.task JOIN plan p ON p.id = t.plan
               WHERE p.authority = $1 AND p.id <> $2 AND (b.unit = $3 OR b.unit_group = $4)";
    let (unit, group) = (target.unit().map(|unit| unit.0), target.group().map(|group| group.0));
    let key = body_key(name);
    for row in db.all(sql, values![authority.0, plan.0, unit, group]).await? {
        if body_key(&row.get::<String>("name")?) == key {
            return Ok(true);
        }
    }
    Ok(false)
}

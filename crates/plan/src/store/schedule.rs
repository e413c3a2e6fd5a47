//! Schedules of tasks.

use crate::model::{PlanId, ScheduleId, TaskId, read_rule};
use ddci_calendar::ScheduleRule;
use ddci_platform::{
    store::{Read, Row, StoreError},
    values,
};
use jiff::civil::Date;

/// A schedule: a rule, and the words of the plan it came from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Schedule {
    /// Its key.
    pub id: ScheduleId,
    /// The task.
    pub task: TaskId,
    /// When the task is to be done.
    pub rule: ScheduleRule,
    /// Of what a quota counts, "tin bài".
    pub quota_unit: Option<String>,
    /// The words it came from; empty where somebody decided.
    pub sentence: String,
    /// The line of the document.
    pub line: i32,
    /// What an amendment brought is owed from its day on.
    pub owed_from: Option<Date>,
}

pub(crate) fn schedule(row: &Row) -> Result<Schedule, StoreError> {
    Ok(Schedule {
        id: row.get("id")?,
        task: row.get("task")?,
        rule: read_rule(row, "rule")?,
        quota_unit: row.get("quota_unit")?,
        sentence: row.get("sentence")?,
        line: row.get("line")?,
        owed_from: row.get("owed_from")?,
    })
}

/// Schedules `s` of tasks `t`. Those of a task that was merged away count for the task it prints
/// again; a time that an earlier print states too counts once.
const SELECT: &str = "SELECT s.id, COALESCE(t.merged_into, t.id) AS task, s.rule, s.quota_unit,
        s.sentence, s.line, s.owed_from
     FROM schedule s JOIN task t ON t.id = s.task
     WHERE s.withdrawn_by IS NULL AND t.withdrawn_by IS NULL AND (t.merged_into IS NULL OR NOT EXISTS (
        SELECT 1 FROM schedule e JOIN task p ON p.id = e.task
        WHERE t.merged_into IN (p.id, p.merged_into) AND p.position < t.position
          AND e.rule = s.rule AND COALESCE(e.quota_unit, '') = COALESCE(s.quota_unit, '')))";

/// The schedules of all tasks of a plan.
///
/// # Errors
/// [`StoreError`].
pub async fn of_plan(db: &impl Read, plan: PlanId) -> Result<Vec<Schedule>, StoreError> {
    let sql = format!("{SELECT} AND t.plan = $1 ORDER BY t.position, s.position");
    db.all(&sql, values![plan.0]).await?.iter().map(schedule).collect()
}

/// The schedules of one task, with those of tasks merged into it.
///
/// # Errors
/// [`StoreError`].
pub async fn of_task(db: &impl Read, task: TaskId) -> Result<Vec<Schedule>, StoreError> {
    let sql =
        format!("{SELECT} AND (t.id = $1 OR t.merged_into = $1) ORDER BY t.position, s.position");
    db.all(&sql, values![task.0]).await?.iter().map(schedule).collect()
}

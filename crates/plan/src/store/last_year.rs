//! How a task went the year before: what was owed of the one it goes on with, and how much of that was
//! done by its date.

use super::condition::Condition;
use crate::model::{PlanId, TaskId};
use ddci_platform::{
    permit::Viewer,
    store::{Read, Row, StoreError},
    values,
};

/// How a task went the year before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LastYear {
    /// The task.
    pub task: TaskId,
    /// Its plan.
    pub plan: PlanId,
    /// The year of that plan.
    pub year: i32,
    /// How many obligations the viewer may see.
    pub all: i64,
    /// Done by their date.
    pub on_time: i64,
    /// Done after it.
    pub late: i64,
}

/// How the task before one went, as far as the viewer may see; nothing where none came before.
///
/// # Errors
/// [`StoreError`].
pub async fn of_task(
    db: &impl Read,
    viewer: &Viewer,
    task: TaskId,
) -> Result<Option<LastYear>, StoreError> {
    let sql = "SELECT b.id, b.plan, p.year FROM task t
               JOIN task b ON b.id = t.follows JOIN plan p ON p.id = b.plan
               WHERE t.id = $1 AND p.authority = $2";
    let row = db.first(sql, values![task.0, viewer.authority.0]).await?;
    let Some(row) = row else { return Ok(None) };
    let (before, plan, year) = (row.get("id")?, row.get("plan")?, row.get("year")?);
    let mut visible = Condition::visible_to(viewer);
    visible.equals("o.task", before);
    // The same conditions as the sums of the board (`store::board`).
    let sql = format!(
        "SELECT COALESCE(SUM(CASE WHEN o.state <> 'withdrawn' THEN 1 ELSE 0 END), 0) AS all_of_them,
           COALESCE(SUM(CASE WHEN o.done_on <= o.done_against THEN 1 ELSE 0 END), 0) AS on_time,
           COALESCE(SUM(CASE WHEN o.done_on > o.done_against THEN 1 ELSE 0 END), 0) AS late
         FROM obligation o WHERE {}",
        visible.sql()
    );
    let sums = |row: &Row| {
        Ok(LastYear {
            task: before,
            plan,
            year,
            all: row.get("all_of_them")?,
            on_time: row.get("on_time")?,
            late: row.get("late")?,
        })
    };
    db.first(&sql, visible.into_values()).await?.as_ref().map(sums).transpose()
}

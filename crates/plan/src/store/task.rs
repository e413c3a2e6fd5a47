//! Tasks of a plan.

use crate::model::{MeetingId, PlanId, SubIndexId, TaskId};
use ddci_platform::{
    store::{Read, Row, StoreError},
    values,
};

/// A task.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Task {
    /// Its key.
    pub id: TaskId,
    /// The plan it belongs to.
    pub plan: PlanId,
    /// The sub-index it serves.
    pub sub_index: Option<SubIndexId>,
    /// The assignment block it stands in, "a".
    pub block: Option<String>,
    /// Its path in the document, "II.1.a.1".
    pub reference: String,
    /// Its words.
    pub text: String,
    /// The sheet of a workbook.
    pub sheet: Option<String>,
    /// The first line of the document it was read from.
    pub first_line: i32,
    /// The last line.
    pub last_line: i32,
    /// The task that it merely prints again.
    pub merged_into: Option<TaskId>,
    /// The version of the plan that made it.
    pub made_by: i32,
    /// The version that changed it last.
    pub changed_by: i32,
    /// The version that took it out.
    pub withdrawn_by: Option<i32>,
    /// The meeting that directed it; none for a task of the document.
    pub directed_by: Option<MeetingId>,
}

pub(crate) const COLUMNS: &str = "t.id, t.plan, t.sub_index, t.block, t.reference, t.text, t.sheet,
                                  t.first_line, t.last_line, t.merged_into, t.made_by,
                                  t.changed_by, t.withdrawn_by, t.directed_by";

pub(crate) fn task(row: &Row) -> Result<Task, StoreError> {
    Ok(Task {
        id: row.get("id")?,
        plan: row.get("plan")?,
        sub_index: row.get::<Option<uuid::Uuid>>("sub_index")?.map(SubIndexId),
        block: row.get("block")?,
        reference: row.get("reference")?,
        text: row.get("text")?,
        sheet: row.get("sheet")?,
        first_line: row.get("first_line")?,
        last_line: row.get("last_line")?,
        merged_into: row.get::<Option<uuid::Uuid>>("merged_into")?.map(TaskId),
        made_by: row.get("made_by")?,
        changed_by: row.get("changed_by")?,
        withdrawn_by: row.get("withdrawn_by")?,
        directed_by: row.get::<Option<uuid::Uuid>>("directed_by")?.map(MeetingId),
    })
}

/// All tasks of a plan in the order of the document, those merged away too; not those that an
/// amendment took out.
///
/// # Errors
/// [`StoreError`].
pub async fn of_plan(db: &impl Read, plan: PlanId) -> Result<Vec<Task>, StoreError> {
    let sql = format!(
        "SELECT {COLUMNS} FROM task t WHERE t.plan = $1 AND t.withdrawn_by IS NULL
         ORDER BY t.position"
    );
    db.all(&sql, values![plan.0]).await?.iter().map(task).collect()
}

/// The same without what meetings directed: the tasks of the document.
///
/// # Errors
/// [`StoreError`].
pub async fn of_document(db: &impl Read, plan: PlanId) -> Result<Vec<Task>, StoreError> {
    let mut tasks = of_plan(db, plan).await?;
    tasks.retain(|task| task.directed_by.is_none());
    Ok(tasks)
}

/// A task by its key. Whether the viewer may read it follows from its plan, which the caller asks
/// for (`plan::readable`).
///
/// # Errors
/// [`StoreError`].
pub async fn by_key(db: &impl Read, id: TaskId) -> Result<Option<Task>, StoreError> {
    let sql = format!("SELECT {COLUMNS} FROM task t WHERE t.id = $1");
    db.first(&sql, values![id.0]).await?.as_ref().map(task).transpose()
}

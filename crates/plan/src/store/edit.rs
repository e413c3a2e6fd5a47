//! What was done to a draft, edit by edit: for undoing, and for its history field by field.

use super::condition::Condition;
use crate::model::{EditKind, Image, PlanId, TaskId, TaskImage};
use ddci_platform::{
    store::{Read, Row, StoreError},
    values,
};
use jiff::Timestamp;
use std::collections::BTreeMap;

/// An edit of a draft.
#[derive(Debug, Clone, PartialEq)]
pub struct Edit {
    /// Its number in the plan, from 1.
    pub number: i32,
    /// When.
    pub at: Timestamp,
    /// Who, where a person did it.
    pub by: Option<String>,
    /// What was done.
    pub kind: EditKind,
    /// To what, in the plan's own words.
    pub subject: String,
    /// What it touched, as it stood before.
    pub before: Image,
    /// As it stood after.
    pub after: Image,
    /// When it was undone.
    pub undone_at: Option<Timestamp>,
    /// Why, where somebody said so.
    pub reason: Option<String>,
}

impl Edit {
    /// The tasks it touched, as they stood before and after.
    pub(crate) fn tasks(&self) -> impl Iterator<Item = &TaskImage> {
        self.before.tasks.iter().chain(&self.after.tasks)
    }
}

/// A picture as it is stored.
pub(crate) fn written(image: &Image) -> String {
    serde_json::to_string(image).unwrap_or_default()
}

pub(crate) fn image(row: &Row, column: &str) -> Result<Image, StoreError> {
    let text: String = row.get(column)?;
    serde_json::from_str(&text)
        .map_err(|_| StoreError::Vocabulary { column: column.to_owned(), value: text })
}

fn edit(row: &Row) -> Result<Edit, StoreError> {
    let kind: String = row.get("kind")?;
    Ok(Edit {
        number: row.get("number")?,
        at: row.get("at")?,
        by: row.get("name")?,
        kind: EditKind::from_word(&kind)
            .ok_or(StoreError::Vocabulary { column: "kind".into(), value: kind })?,
        subject: row.get("subject")?,
        before: image(row, "before")?,
        after: image(row, "after")?,
        undone_at: row.get("undone_at")?,
        reason: row.get("reason")?,
    })
}

const SELECT: &str = "SELECT e.number, e.at, e.kind, e.subject, e.before, e.after, e.undone_at,
                             e.reason, p.name
                      FROM plan_edit e
                      LEFT JOIN account a ON a.id = e.account
                      LEFT JOIN person p ON p.id = a.person";

/// The edits of a plan that the caller may see, latest first.
///
/// # Errors
/// [`StoreError`].
pub async fn of_plan(db: &impl Read, plan: PlanId) -> Result<Vec<Edit>, StoreError> {
    let sql = format!("{SELECT} WHERE e.plan = $1 ORDER BY e.number DESC");
    db.all(&sql, values![plan.0]).await?.iter().map(edit).collect()
}

/// The last edit of a plan that was not undone.
///
/// # Errors
/// [`StoreError`].
pub async fn last(db: &impl Read, plan: PlanId) -> Result<Option<Edit>, StoreError> {
    let sql = format!(
        "{SELECT} WHERE e.plan = $1 AND e.undone_at IS NULL ORDER BY e.number DESC LIMIT 1"
    );
    db.first(&sql, values![plan.0]).await?.as_ref().map(edit).transpose()
}

/// The edit that would be made again next: the first of those undone since the last one that stands.
/// Whatever is edited anew stands behind them, so that nothing is left to be made again.
///
/// # Errors
/// [`StoreError`].
pub async fn next(db: &impl Read, plan: PlanId) -> Result<Option<Edit>, StoreError> {
    let sql = format!(
        "{SELECT} WHERE e.plan = $1 AND e.number > (SELECT COALESCE(MAX(s.number), 0)
            FROM plan_edit s WHERE s.plan = $1 AND s.undone_at IS NULL)
         ORDER BY e.number LIMIT 1"
    );
    db.first(&sql, values![plan.0]).await?.as_ref().map(edit).transpose()
}

/// The edits of a plan with these numbers, by number.
///
/// # Errors
/// [`StoreError`].
pub async fn numbered(
    db: &impl Read,
    plan: PlanId,
    numbers: &[i32],
) -> Result<BTreeMap<i32, Edit>, StoreError> {
    if numbers.is_empty() {
        return Ok(BTreeMap::new());
    }
    let mut condition = Condition::default();
    condition.equals("e.plan", plan.0);
    let bound: Vec<String> = numbers.iter().map(|number| condition.bind(*number)).collect();
    condition.and(&format!("e.number IN ({})", bound.join(", ")));
    let sql = format!("{SELECT} WHERE {}", condition.sql());
    let rows = db.all(&sql, condition.into_values()).await?;
    let edits: Result<Vec<Edit>, _> = rows.iter().map(edit).collect();
    Ok(edits?.into_iter().map(|edit| (edit.number, edit)).collect())
}

/// The edits of a plan by which tasks, sub-indices or the head were mended, those that stand, in
/// order. Decisions and names are none of them.
///
/// # Errors
/// [`StoreError`].
pub(crate) async fn mending(db: &impl Read, plan: PlanId) -> Result<Vec<Edit>, StoreError> {
    let kinds = EditKind::ALL.into_iter().filter(|kind| kind.mends());
    let mut condition = Condition::default();
    condition.equals("e.plan", plan.0);
    let bound: Vec<String> = kinds.map(|kind| condition.bind(kind.word())).collect();
    condition.and(&format!("e.undone_at IS NULL AND e.kind IN ({})", bound.join(", ")));
    let sql = format!("{SELECT} WHERE {} ORDER BY e.number", condition.sql());
    db.all(&sql, condition.into_values()).await?.iter().map(edit).collect()
}

/// What was edited, undone or made again after the edit with a number and after a moment.
///
/// # Errors
/// [`StoreError`].
pub(crate) async fn since(
    db: &impl Read,
    plan: PlanId,
    number: i32,
    seen_at: Timestamp,
) -> Result<Vec<Edit>, StoreError> {
    let sql = format!(
        "{SELECT} WHERE e.plan = $1 AND (e.number > $2 OR e.undone_at > $3 OR e.redone_at > $3)
         ORDER BY e.number"
    );
    db.all(&sql, values![plan.0, number, seen_at]).await?.iter().map(edit).collect()
}

/// The edits that touched a task, latest first: in its plan, and in the drafts of amendments, where
/// a copy stands for it.
///
/// # Errors
/// [`StoreError`].
pub async fn of_task(db: &impl Read, plan: PlanId, task: TaskId) -> Result<Vec<Edit>, StoreError> {
    let sql = format!(
        "{SELECT} JOIN plan d ON d.id = e.plan WHERE d.id = $1 OR d.amends = $1
         ORDER BY e.at DESC, e.number DESC"
    );
    let rows = db.all(&sql, values![plan.0]).await?;
    let edits: Result<Vec<Edit>, _> = rows.iter().map(edit).collect();
    let mut edits = edits?;
    edits.retain(|edit| {
        edit.tasks().any(|touched| touched.id == task || touched.origin == Some(task))
    });
    Ok(edits)
}

/// The number of the last edit; 0 where there is none.
///
/// # Errors
/// [`StoreError`].
pub async fn last_number(db: &impl Read, plan: PlanId) -> Result<i32, StoreError> {
    let sql = "SELECT COALESCE(MAX(number), 0) AS n FROM plan_edit WHERE plan = $1";
    match db.first(sql, values![plan.0]).await? {
        Some(row) => row.get("n"),
        None => Ok(0),
    }
}

//! What was done to a draft, edit by edit: for undoing, and for its history field by field.

use crate::model::{EditKind, Image, PlanId, TaskId};
use ddci_platform::{
    store::{Read, Row, StoreError},
    values,
};
use jiff::Timestamp;

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
    })
}

const SELECT: &str = "SELECT e.number, e.at, e.kind, e.subject, e.before, e.after, e.undone_at,
                             p.name
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

/// Whether a task was touched by an edit, or by undoing one, since the edit with a number.
///
/// # Errors
/// [`StoreError`].
pub(crate) async fn is_touched_since(
    db: &impl Read,
    plan: PlanId,
    number: i32,
    seen_at: Timestamp,
    task: TaskId,
) -> Result<bool, StoreError> {
    let sql = format!(
        "{SELECT} WHERE e.plan = $1 AND (e.number > $2 OR e.undone_at > $3) ORDER BY e.number"
    );
    let rows = db.all(&sql, values![plan.0, number, seen_at]).await?;
    for row in &rows {
        let edit = edit(row)?;
        let tasks = edit.before.tasks.iter().chain(&edit.after.tasks);
        if tasks.map(|touched| touched.id).any(|touched| touched == task) {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Whether the draft was touched at all, by an edit or by undoing one, since the edit with a number.
///
/// # Errors
/// [`StoreError`].
pub(crate) async fn is_plan_touched_since(
    db: &impl Read,
    plan: PlanId,
    number: i32,
    seen_at: Timestamp,
) -> Result<bool, StoreError> {
    let sql = "SELECT COUNT(*) AS n FROM plan_edit e
               WHERE e.plan = $1 AND (e.number > $2 OR e.undone_at > $3)";
    let touched = db.first(sql, values![plan.0, number, seen_at]).await?;
    Ok(touched.map(|row| row.get::<i64>("n")).transpose()?.unwrap_or_default() > 0)
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

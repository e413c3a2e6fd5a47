//! What became of an edited table that was taken over into a draft.

use crate::model::{LeftOut, PlanId};
use ddci_platform::{
    store::{Read, StoreError},
    values,
};

/// A table that was taken over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Imported {
    /// The name of its file.
    pub source_name: String,
    /// Rows that said what the draft said.
    pub same: i32,
    /// Tasks that were changed.
    pub changed: i32,
    /// Tasks that were added.
    pub added: i32,
    /// The cells because of which rows were left out.
    pub left_out: Vec<LeftOut>,
}

/// The table that an edit took over; the caller has seen that the plan is the viewer's to see.
///
/// # Errors
/// [`StoreError`].
pub async fn of_edit(
    db: &impl Read,
    plan: PlanId,
    number: i32,
) -> Result<Option<Imported>, StoreError> {
    let sql = "SELECT source_name, same, changed, added, left_out FROM plan_import
               WHERE plan = $1 AND number = $2";
    let Some(row) = db.first(sql, values![plan.0, number]).await? else { return Ok(None) };
    let left_out: String = row.get("left_out")?;
    let wrong = || StoreError::Vocabulary { column: "left_out".into(), value: left_out.clone() };
    Ok(Some(Imported {
        source_name: row.get("source_name")?,
        same: row.get("same")?,
        changed: row.get("changed")?,
        added: row.get("added")?,
        left_out: serde_json::from_str(&left_out).map_err(|_| wrong())?,
    }))
}

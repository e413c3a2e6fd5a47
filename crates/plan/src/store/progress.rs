//! The progress log of an obligation.

use crate::model::{ObligationId, ProgressId};
use ddci_platform::{
    store::{Read, StoreError},
    values,
};
use jiff::{Timestamp, civil::Date};

/// An entry of the log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Progress {
    /// Its key.
    pub id: ProgressId,
    /// When it was written.
    pub at: Timestamp,
    /// The day it speaks of.
    pub happened_on: Date,
    /// Who wrote it.
    pub author: String,
    /// What was done.
    pub text: String,
    /// How many.
    pub quantity: Option<i32>,
    /// How far it was by then, in per cent.
    pub step: Option<i32>,
    /// What stands in the way.
    pub difficulties: Option<String>,
    /// What is proposed.
    pub proposals: Option<String>,
}

/// The log of an obligation the caller may see, newest first.
///
/// # Errors
/// [`StoreError`].
pub async fn of(db: &impl Read, obligation: ObligationId) -> Result<Vec<Progress>, StoreError> {
    let sql = "SELECT g.id, g.at, g.happened_on, p.name AS author, g.text, g.quantity, g.step,
                      g.difficulties, g.proposals
               FROM progress g JOIN account a ON a.id = g.account JOIN person p ON p.id = a.person
               WHERE g.obligation = $1 ORDER BY g.at DESC, g.id DESC";
    let rows = db.all(sql, values![obligation.0]).await?;
    rows.iter()
        .map(|row| {
            Ok(Progress {
                id: row.get("id")?,
                at: row.get("at")?,
                happened_on: row.get("happened_on")?,
                author: row.get("author")?,
                text: row.get("text")?,
                quantity: row.get("quantity")?,
                step: row.get("step")?,
                difficulties: row.get("difficulties")?,
                proposals: row.get("proposals")?,
            })
        })
        .collect()
}

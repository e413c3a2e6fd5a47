//! Requests to move a date, and what its giver decided.

use super::{
    condition::Condition,
    work::{OF_OPEN_PLAN, OPEN, decided_by},
};
use crate::model::{ExtensionId, ObligationId};
use ddci_platform::{
    org::UnitId,
    permit::Viewer,
    store::{Read, Row, StoreError},
    values,
    web::Paging,
};
use jiff::civil::Date;

/// A request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Extension {
    /// Its key.
    pub id: ExtensionId,
    /// The obligation.
    pub obligation: ObligationId,
    /// The task's words.
    pub task: String,
    /// The name of the unit that asked.
    pub unit_name: String,
    /// The day it asked on.
    pub asked_on: Date,
    /// Who asked.
    pub asked_by: String,
    /// The date in force then.
    pub due_then: Date,
    /// The date it asks for.
    pub proposed_on: Date,
    /// Why.
    pub reason: String,
    /// What was decided; nothing while it waits.
    pub decided: Option<Decided>,
}

/// What was decided about a request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decided {
    /// The date in force from then on; nothing where it was refused, or where the work went to
    /// another unit before anybody decided.
    pub effective_on: Option<Date>,
    /// Whether it lapsed because the work went to another unit.
    pub lapsed: bool,
    /// The day of the decision.
    pub on: Date,
    /// Who decided.
    pub by: String,
    /// Why.
    pub words: String,
}

const SELECT: &str = "SELECT x.id, x.obligation, t.text AS task, u.name AS unit_name, x.asked_on,
        p.name AS asked_by, x.due_then, x.proposed_on, x.reason, x.outcome, x.effective_on,
        x.decided_on, d.name AS decided_by, x.words
     FROM extension x JOIN obligation o ON o.id = x.obligation JOIN task t ON t.id = o.task
     JOIN unit u ON u.id = x.unit
     JOIN account a ON a.id = x.account JOIN person p ON p.id = a.person
     LEFT JOIN account b ON b.id = x.decided_by LEFT JOIN person d ON d.id = b.person";

fn extension(row: &Row) -> Result<Extension, StoreError> {
    let outcome: Option<String> = row.get("outcome")?;
    let on: Option<Date> = row.get("decided_on")?;
    let (by, words): (Option<String>, Option<String>) = (row.get("decided_by")?, row.get("words")?);
    let effective_on = row.get("effective_on")?;
    let decided = outcome.zip(on).map(|(outcome, on)| Decided {
        effective_on,
        lapsed: outcome == "lapsed",
        on,
        by: by.unwrap_or_default(),
        words: words.unwrap_or_default(),
    });
    Ok(Extension {
        id: row.get("id")?,
        obligation: row.get("obligation")?,
        task: row.get("task")?,
        unit_name: row.get("unit_name")?,
        asked_on: row.get("asked_on")?,
        asked_by: row.get("asked_by")?,
        due_then: row.get("due_then")?,
        proposed_on: row.get("proposed_on")?,
        reason: row.get("reason")?,
        decided,
    })
}

/// The requests about an obligation that the caller may see, oldest first.
///
/// # Errors
/// [`StoreError`].
pub async fn of(db: &impl Read, obligation: ObligationId) -> Result<Vec<Extension>, StoreError> {
    let sql = format!("{SELECT} WHERE x.obligation = $1 ORDER BY x.at, x.id");
    db.all(&sql, values![obligation.0]).await?.iter().map(extension).collect()
}

/// A request about an obligation that the viewer may see.
///
/// # Errors
/// [`StoreError`].
pub async fn visible(
    db: &impl Read,
    viewer: &Viewer,
    id: ExtensionId,
) -> Result<Option<Extension>, StoreError> {
    let mut visible = Condition::visible_to(viewer);
    visible.equals("x.id", id);
    let sql = format!("{SELECT} WHERE {}", visible.sql());
    db.first(&sql, visible.into_values()).await?.as_ref().map(extension).transpose()
}

/// A request of an authority, for transitions, which check rights themselves.
///
/// # Errors
/// [`StoreError`].
pub(crate) async fn of_authority(
    db: &impl Read,
    authority: UnitId,
    id: ExtensionId,
) -> Result<Option<Extension>, StoreError> {
    let sql = format!(
        "{SELECT} WHERE x.id = $1 AND o.plan IN (SELECT q.id FROM plan q WHERE q.authority = $2)"
    );
    db.first(&sql, values![id.0, authority.0]).await?.as_ref().map(extension).transpose()
}

/// The requests that wait for the viewer: about what is still to be done, by the same rule as who
/// accepts. The list and its count share this.
fn waiting(viewer: &Viewer) -> Condition {
    let mut condition = Condition::visible_to(viewer);
    condition.and("x.outcome IS NULL");
    condition.and(&format!("{OPEN} AND {OF_OPEN_PLAN}"));
    decided_by(&mut condition, viewer);
    condition
}

/// How many requests wait for the viewer.
///
/// # Errors
/// [`StoreError`].
pub async fn count_waiting(db: &impl Read, viewer: &Viewer) -> Result<i64, StoreError> {
    let waiting = waiting(viewer);
    let sql = format!(
        "SELECT COUNT(*) AS n FROM extension x JOIN obligation o ON o.id = x.obligation WHERE {}",
        waiting.sql()
    );
    match db.first(&sql, waiting.into_values()).await? {
        Some(row) => row.get("n"),
        None => Ok(0),
    }
}

/// The requests that wait for the viewer, oldest first.
///
/// # Errors
/// [`StoreError`].
pub async fn list_waiting(
    db: &impl Read,
    viewer: &Viewer,
    paging: Paging,
) -> Result<Vec<Extension>, StoreError> {
    let waiting = waiting(viewer);
    let limit = Condition::limit(paging);
    let sql = format!("{SELECT} WHERE {} ORDER BY x.at, x.id {limit}", waiting.sql());
    db.all(&sql, waiting.into_values()).await?.iter().map(extension).collect()
}

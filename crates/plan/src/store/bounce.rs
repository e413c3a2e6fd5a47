//! Work that was sent back because it was given to the wrong unit, and what was decided.

use super::{
    condition::Condition,
    work::{OF_OPEN_PLAN, OPEN, decided_by},
};
use crate::model::{BounceId, ObligationId};
use ddci_platform::{
    org::UnitId,
    permit::{Role, Viewer},
    store::{Read, Row, StoreError},
    values,
    web::Paging,
};
use jiff::civil::Date;

/// From which time on a leader decides, and decides finally.
pub const LEADERS: i32 = 2;

/// One time that work was sent back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bounce {
    /// Its key.
    pub id: BounceId,
    /// The obligation.
    pub obligation: ObligationId,
    /// The task's words.
    pub task: String,
    /// Which time it is.
    pub number: i32,
    /// The name of the unit that sent it back.
    pub unit_name: String,
    /// On which day.
    pub bounced_on: Date,
    /// Who.
    pub bounced_by: String,
    /// Why.
    pub reason: String,
    /// The unit that should do it, as far as they know.
    pub suggested: Option<(UnitId, String)>,
    /// What was decided; nothing while it waits.
    pub decided: Option<Decided>,
}

/// What was decided.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decided {
    /// The name of the unit it was given to; nothing where it stays where it was.
    pub to: Option<String>,
    /// The date in force from then on, where the decision gave a new one.
    pub due_on: Option<Date>,
    /// The day of the decision.
    pub on: Date,
    /// Who decided.
    pub by: String,
    /// Why.
    pub words: String,
}

const SELECT: &str = "SELECT x.id, x.obligation, t.text AS task, x.number, u.name AS unit_name,
        x.bounced_on, p.name AS bounced_by, x.reason, x.suggested, s.name AS suggested_name,
        x.outcome, w.name AS to_name, x.due_on, x.decided_on, d.name AS decided_by, x.words
     FROM bounce x JOIN obligation o ON o.id = x.obligation JOIN task t ON t.id = o.task
     JOIN unit u ON u.id = x.unit
     JOIN account a ON a.id = x.account JOIN person p ON p.id = a.person
     LEFT JOIN unit s ON s.id = x.suggested LEFT JOIN unit w ON w.id = x.to_unit
     LEFT JOIN account b ON b.id = x.decided_by LEFT JOIN person d ON d.id = b.person";

fn bounce(row: &Row) -> Result<Bounce, StoreError> {
    let on: Option<Date> = row.get("decided_on")?;
    let (by, words): (Option<String>, Option<String>) = (row.get("decided_by")?, row.get("words")?);
    let (to, due_on) = (row.get("to_name")?, row.get("due_on")?);
    let suggested: Option<uuid::Uuid> = row.get("suggested")?;
    let suggested_name: Option<String> = row.get("suggested_name")?;
    Ok(Bounce {
        id: row.get("id")?,
        obligation: row.get("obligation")?,
        task: row.get("task")?,
        number: row.get("number")?,
        unit_name: row.get("unit_name")?,
        bounced_on: row.get("bounced_on")?,
        bounced_by: row.get("bounced_by")?,
        reason: row.get("reason")?,
        suggested: suggested.map(UnitId).zip(suggested_name),
        decided: on.map(|on| Decided {
            to,
            due_on,
            on,
            by: by.unwrap_or_default(),
            words: words.unwrap_or_default(),
        }),
    })
}

/// The times an obligation the caller may see was sent back, oldest first.
///
/// # Errors
/// [`StoreError`].
pub async fn of(db: &impl Read, obligation: ObligationId) -> Result<Vec<Bounce>, StoreError> {
    let sql = format!("{SELECT} WHERE x.obligation = $1 ORDER BY x.number");
    db.all(&sql, values![obligation.0]).await?.iter().map(bounce).collect()
}

/// One time, of an obligation that the viewer may see.
///
/// # Errors
/// [`StoreError`].
pub async fn visible(
    db: &impl Read,
    viewer: &Viewer,
    id: BounceId,
) -> Result<Option<Bounce>, StoreError> {
    let mut visible = Condition::visible_to(viewer);
    visible.equals("x.id", id);
    let sql = format!("{SELECT} WHERE {}", visible.sql());
    db.first(&sql, visible.into_values()).await?.as_ref().map(bounce).transpose()
}

/// One time, of an authority, for transitions, which check rights themselves.
///
/// # Errors
/// [`StoreError`].
pub(crate) async fn of_authority(
    db: &impl Read,
    authority: UnitId,
    id: BounceId,
) -> Result<Option<Bounce>, StoreError> {
    let sql = format!(
        "{SELECT} WHERE x.id = $1 AND o.plan IN (SELECT q.id FROM plan q WHERE q.authority = $2)"
    );
    db.first(&sql, values![id.0, authority.0]).await?.as_ref().map(bounce).transpose()
}

/// What waits for the viewer: the first time for whoever accepts, the second for a leader. The list
/// and its count share this.
fn waiting(viewer: &Viewer) -> Condition {
    let mut condition = Condition::visible_to(viewer);
    condition.and("x.outcome IS NULL");
    condition.and(&format!("{OPEN} AND {OF_OPEN_PLAN}"));
    if viewer.has(Role::Leader) {
        let unit = condition.bind(viewer.unit);
        condition.and(&format!(
            "o.unit <> {unit} AND (x.number >= {LEADERS}
               OR o.unit = (SELECT dp.coordinator FROM plan dp WHERE dp.id = o.plan))"
        ));
    } else {
        condition.and(&format!("x.number < {LEADERS}"));
        decided_by(&mut condition, viewer);
    }
    condition
}

/// How many wait for the viewer.
///
/// # Errors
/// [`StoreError`].
pub async fn count_waiting(db: &impl Read, viewer: &Viewer) -> Result<i64, StoreError> {
    let waiting = waiting(viewer);
    let sql = format!(
        "SELECT COUNT(*) AS n FROM bounce x JOIN obligation o ON o.id = x.obligation WHERE {}",
        waiting.sql()
    );
    match db.first(&sql, waiting.into_values()).await? {
        Some(row) => row.get("n"),
        None => Ok(0),
    }
}

/// Those that wait for the viewer, oldest first.
///
/// # Errors
/// [`StoreError`].
pub async fn list_waiting(
    db: &impl Read,
    viewer: &Viewer,
    paging: Paging,
) -> Result<Vec<Bounce>, StoreError> {
    let waiting = waiting(viewer);
    let limit = Condition::limit(paging);
    let sql = format!("{SELECT} WHERE {} ORDER BY x.at, x.id {limit}", waiting.sql());
    db.all(&sql, waiting.into_values()).await?.iter().map(bounce).collect()
}

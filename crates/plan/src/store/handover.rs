//! Handing over what abolished units left open: what there is, what was handed over, and its trace.

use super::work::{OF_OPEN_PLAN, OPEN};
use crate::model::{HandoverId, LeftOpen, ObligationId, ObligationKey, PlanId, WorkState};
use ddci_platform::{
    org::{Unit, UnitId},
    permit::{Verb, Viewer},
    store::{Read, Row, StoreError},
    values,
};
use jiff::{Timestamp, civil::Date};
use std::collections::{BTreeMap, BTreeSet};

/// A unit that has ended, and how much it left open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ended {
    /// The unit.
    pub unit: Unit,
    /// How much is open: as many as [`left_open`] lists.
    pub open: i64,
}

/// What a unit left open: the condition of the counter and of the list.
fn left_by(unit: &str) -> String {
    format!("o.unit = {unit} AND {OPEN} AND {OF_OPEN_PLAN}")
}

/// The units of the authority that ended before a day, for whoever hands over; those that left
/// something open first.
///
/// # Errors
/// [`StoreError`].
pub async fn ended(db: &impl Read, viewer: &Viewer, today: Date) -> Result<Vec<Ended>, StoreError> {
    if !viewer.may_everywhere(Verb::HandOver) {
        return Ok(Vec::new());
    }
    let sql = format!(
        "SELECT {}, (SELECT COUNT(*) FROM obligation o WHERE {}) AS open
         FROM unit u WHERE u.authority = $1 AND NOT u.outside AND u.valid_to < $2
         ORDER BY u.position, u.name",
        Unit::COLUMNS,
        left_by("u.id"),
    );
    let rows = db.all(&sql, values![viewer.authority.0, today]).await?;
    let ended = |row: &Row| Ok(Ended { unit: Unit::from_row(row)?, open: row.get("open")? });
    let mut ended: Vec<Ended> = rows.iter().map(ended).collect::<Result<_, StoreError>>()?;
    ended.sort_by_key(|ended| ended.open == 0);
    Ok(ended)
}

/// What a unit left open, by plan, task and date. Whether the unit is the asking person's authority's
/// is checked by the caller.
///
/// # Errors
/// [`StoreError`].
pub(crate) async fn left_open(db: &impl Read, unit: UnitId) -> Result<Vec<LeftOpen>, StoreError> {
    let sql = format!(
        "SELECT o.id, o.task, t.reference, t.text, p.year, o.schedule, o.period, o.effective_on,
           o.state
         FROM obligation o JOIN task t ON t.id = o.task JOIN plan p ON p.id = o.plan
         WHERE {} ORDER BY p.year, o.plan, t.position, o.effective_on, o.id",
        left_by("$1")
    );
    let left = |row: &Row| {
        Ok(LeftOpen {
            id: row.get("id")?,
            task: row.get("task")?,
            reference: row.get("reference")?,
            text: row.get("text")?,
            year: row.get("year")?,
            schedule: row.get("schedule")?,
            period: row.get("period")?,
            effective_on: row.get("effective_on")?,
            state: row.get("state")?,
        })
    };
    db.all(&sql, values![unit.0]).await?.iter().map(left).collect()
}

/// What some units owe, by what makes an obligation one.
///
/// # Errors
/// [`StoreError`].
pub(crate) async fn owed_by(
    db: &impl Read,
    units: BTreeSet<UnitId>,
) -> Result<BTreeMap<ObligationKey, (ObligationId, WorkState)>, StoreError> {
    let mut owed = BTreeMap::new();
    for unit in units {
        let sql = "SELECT id, schedule, period, state FROM obligation WHERE unit = $1";
        for row in db.all(sql, values![unit.0]).await? {
            let key = (row.get("schedule")?, row.get("period")?, unit);
            owed.insert(key, (row.get("id")?, row.get("state")?));
        }
    }
    Ok(owed)
}

/// Who owes by now what a plan's units once owed: for each obligation that was handed over, the key
/// it had, and the unit it has.
///
/// # Errors
/// [`StoreError`].
pub(crate) async fn in_force(
    db: &impl Read,
    plan: PlanId,
) -> Result<BTreeMap<ObligationKey, UnitId>, StoreError> {
    let sql = "SELECT o.schedule, o.period, h.from_unit, h.to_unit
               FROM obligation o JOIN obligation_handover h ON h.obligation = o.id
               WHERE o.plan = $1 AND NOT h.undone";
    let mut passed: BTreeMap<ObligationKey, UnitId> = BTreeMap::new();
    for row in db.all(sql, values![plan.0]).await? {
        let key = (row.get("schedule")?, row.get("period")?, row.get("from_unit")?);
        passed.insert(key, row.get("to_unit")?);
    }
    Ok(passed)
}

/// One step of an obligation's way from unit to unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trace {
    /// The obligation that was handed over.
    pub obligation: ObligationId,
    /// The one that goes on in its place, where it joined another.
    pub joined_into: Option<ObligationId>,
    /// The name of the unit it came from.
    pub from: String,
    /// The name of the unit that took it over.
    pub to: String,
    /// From which day.
    pub from_on: Date,
}

/// The way of an obligation that the viewer may see, and of those that joined it, oldest first.
///
/// # Errors
/// [`StoreError`].
pub async fn traces(db: &impl Read, id: ObligationId) -> Result<Vec<Trace>, StoreError> {
    let sql =
        "SELECT h.obligation, h.joined_into, f.name AS from_name, t.name AS to_name, d.from_on
               FROM obligation_handover h JOIN handover d ON d.id = h.handover
               JOIN unit f ON f.id = h.from_unit JOIN unit t ON t.id = h.to_unit
               WHERE (h.obligation = $1 OR h.joined_into = $1) AND NOT h.undone
               ORDER BY d.at, h.obligation";
    let trace = |row: &Row| {
        Ok(Trace {
            obligation: row.get("obligation")?,
            joined_into: row.get::<Option<uuid::Uuid>>("joined_into")?.map(ObligationId),
            from: row.get("from_name")?,
            to: row.get("to_name")?,
            from_on: row.get("from_on")?,
        })
    };
    db.all(sql, values![id.0]).await?.iter().map(trace).collect()
}

/// The obligations that joined one, so that what was done there counts here.
///
/// # Errors
/// [`StoreError`].
pub(crate) async fn joined(
    db: &impl Read,
    id: ObligationId,
) -> Result<Vec<ObligationId>, StoreError> {
    let sql = "SELECT obligation FROM obligation_handover
               WHERE joined_into = $1 AND NOT undone ORDER BY obligation";
    db.all(sql, values![id.0]).await?.iter().map(|row| row.get("obligation")).collect()
}

/// A handing over that was done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Handed {
    /// Its key.
    pub id: HandoverId,
    /// The name of the unit that ended.
    pub unit: String,
    /// From which day.
    pub from_on: Date,
    /// When it was done.
    pub at: Timestamp,
    /// On which day of the domain.
    pub done_on: Date,
    /// By whom.
    pub by: Option<String>,
    /// How many obligations moved.
    pub moved: i32,
    /// How many joined others.
    pub joined: i32,
    /// When it was handed back.
    pub undone_at: Option<Timestamp>,
}

/// The handings over of the viewer's authority, latest first, for whoever hands over.
///
/// # Errors
/// [`StoreError`].
pub async fn list(db: &impl Read, viewer: &Viewer) -> Result<Vec<Handed>, StoreError> {
    if !viewer.may_everywhere(Verb::HandOver) {
        return Ok(Vec::new());
    }
    let sql = "SELECT d.id, u.name AS unit_name, d.from_on, d.at, d.done_on, p.name AS by_name,
                 d.moved, d.joined, d.undone_at
               FROM handover d JOIN unit u ON u.id = d.unit
               LEFT JOIN account a ON a.id = d.account LEFT JOIN person p ON p.id = a.person
               WHERE d.authority = $1 ORDER BY d.at DESC, d.id DESC";
    let handed = |row: &Row| {
        Ok(Handed {
            id: row.get("id")?,
            unit: row.get("unit_name")?,
            from_on: row.get("from_on")?,
            at: row.get("at")?,
            done_on: row.get("done_on")?,
            by: row.get("by_name")?,
            moved: row.get("moved")?,
            joined: row.get("joined")?,
            undone_at: row.get("undone_at")?,
        })
    };
    db.all(sql, values![viewer.authority.0]).await?.iter().map(handed).collect()
}

//! Dates that moved: the trace of those that did, and those that another calendar would move.

use super::work::OPEN;
use crate::model::{ObligationId, PlanState, ScheduleId, TaskId, read_rule, read_settings};
use ddci_calendar::{PlanSettings, Roll, ScheduleRule};
use ddci_platform::{
    org::UnitId,
    store::{Read, StoreError},
    values,
};
use jiff::{Timestamp, civil::Date};

/// A move of an obligation's date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Moved {
    /// When.
    pub at: Timestamp,
    /// The date before.
    pub from_on: Date,
    /// The date after.
    pub to_on: Date,
    /// The day of the calendar that changed; the day of the decision where its giver moved it.
    pub because_on: Date,
    /// The day's name and the act behind it; the reason why its giver was asked.
    pub cause: String,
    /// Who moved it; nothing where a command did.
    pub author: Option<String>,
    /// What moved it.
    pub by: MovedBy,
}

/// What moves a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MovedBy {
    /// A change of the calendar.
    Calendar,
    /// Its giver, who was asked for it.
    Extension,
    /// Its giver, who decided whose work it is.
    Bounce,
}

/// The moves of an obligation the caller may see, oldest first.
///
/// # Errors
/// [`StoreError`].
pub async fn of(db: &impl Read, obligation: ObligationId) -> Result<Vec<Moved>, StoreError> {
    let sql = "SELECT m.at, m.from_on, m.to_on, m.because_on, m.cause, m.kind, p.name AS author
               FROM obligation_move m
               LEFT JOIN account a ON a.id = m.account LEFT JOIN person p ON p.id = a.person
               WHERE m.obligation = $1 ORDER BY m.at, m.id";
    let rows = db.all(sql, values![obligation.0]).await?;
    rows.iter()
        .map(|row| {
            Ok(Moved {
                at: row.get("at")?,
                from_on: row.get("from_on")?,
                to_on: row.get("to_on")?,
                because_on: row.get("because_on")?,
                cause: row.get("cause")?,
                author: row.get("author")?,
                by: match row.get::<String>("kind")?.as_str() {
                    "extension" => MovedBy::Extension,
                    "bounce" => MovedBy::Bounce,
                    _ => MovedBy::Calendar,
                },
            })
        })
        .collect()
}

/// A schedule of an issued plan, with what its dates are worked out from.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Dated {
    pub schedule: ScheduleId,
    pub rule: ScheduleRule,
    pub settings: PlanSettings,
    pub starts_on: Date,
    pub ends_on: Date,
}

/// The schedules of an authority's issued plans, for the transition that moves their dates.
pub(crate) async fn dated(db: &impl Read, authority: UnitId) -> Result<Vec<Dated>, StoreError> {
    let sql = "SELECT s.id, s.rule, p.settings, p.starts_on, p.ends_on
               FROM plan p JOIN task t ON t.plan = p.id JOIN schedule s ON s.task = t.id
               WHERE p.authority = $1 AND p.state = $2 ORDER BY s.id";
    let rows = db.all(sql, values![authority.0, PlanState::Issued.word()]).await?;
    rows.iter()
        .map(|row| {
            Ok(Dated {
                schedule: row.get("id")?,
                rule: read_rule(row, "rule")?,
                settings: read_settings(row, "settings")?,
                starts_on: row.get("starts_on")?,
                ends_on: row.get("ends_on")?,
            })
        })
        .collect()
}

/// An obligation that is still to be done, and whose date has not passed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Open {
    pub id: ObligationId,
    pub schedule: ScheduleId,
    pub period: String,
    pub effective_on: Date,
    /// The day its giver named, and how it rolls: the plan's own date no longer counts.
    pub granted: Option<(Date, Roll)>,
    pub task: TaskId,
    pub text: String,
    pub unit_name: String,
}

/// The obligations of an authority that a calendar may still move, by unit and date.
pub(crate) async fn open(
    db: &impl Read,
    authority: UnitId,
    today: Date,
) -> Result<Vec<Open>, StoreError> {
    let sql = format!(
        "SELECT o.id, o.schedule, o.period, o.effective_on, o.granted_on, p.settings, o.task, t.text,
                u.name AS unit_name
         FROM plan p JOIN obligation o ON o.plan = p.id
         JOIN task t ON t.id = o.task JOIN unit u ON u.id = o.unit
         WHERE p.authority = $1 AND {OPEN} AND o.effective_on >= $2
         ORDER BY u.position, u.name, o.effective_on, o.id"
    );
    let rows = db.all(&sql, values![authority.0, today]).await?;
    rows.iter()
        .map(|row| {
            let granted: Option<Date> = row.get("granted_on")?;
            let roll = read_settings(row, "settings")?.roll;
            Ok(Open {
                granted: granted.map(|day| (day, roll)),
                id: row.get("id")?,
                schedule: row.get("schedule")?,
                period: row.get("period")?,
                effective_on: row.get("effective_on")?,
                task: row.get("task")?,
                text: row.get("text")?,
                unit_name: row.get("unit_name")?,
            })
        })
        .collect()
}

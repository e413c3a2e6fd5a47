//! What is overdue on a day, unit by unit: what a letter lists, and what the page of letters counts.

use super::work::{Days, Tab};
use crate::model::{ObligationId, PlanId};
use ddci_calendar::Calendar;
use ddci_platform::{
    org::UnitId,
    store::{Read, StoreError},
    values,
};
use jiff::civil::Date;
use sha2::{Digest, Sha256};

/// Something that is overdue, as a letter lists it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LateItem {
    /// The obligation.
    pub obligation: ObligationId,
    /// The task's path in the document.
    pub reference: String,
    /// The task's words.
    pub text: String,
    /// The period's key.
    pub period: String,
    /// The day it was due.
    pub due_on: Date,
    /// The working days since, at least 1.
    pub days_late: i32,
}

/// What a unit of a plan that the caller may see is late with, the longest first. It is what the tab
/// of overdue things lists.
///
/// # Errors
/// [`StoreError`].
pub async fn of_unit(
    db: &impl Read,
    plan: PlanId,
    unit: UnitId,
    today: Date,
    calendar: &Calendar,
) -> Result<Vec<LateItem>, StoreError> {
    let sql = format!(
        "SELECT o.id, t.reference, t.text, o.period, o.effective_on
         FROM obligation o JOIN task t ON t.id = o.task
         WHERE o.plan = $1 AND o.unit = $2 AND {}
         ORDER BY o.effective_on, o.id",
        Tab::Overdue.condition("$3", "")
    );
    let rows = db.all(&sql, values![plan.0, unit.0, today]).await?;
    rows.iter()
        .map(|row| {
            let due_on: Date = row.get("effective_on")?;
            Ok(LateItem {
                obligation: row.get("id")?,
                reference: row.get("reference")?,
                text: row.get("text")?,
                period: row.get("period")?,
                due_on,
                days_late: calendar.working_days_between(due_on, today).max(1),
            })
        })
        .collect()
}

/// A unit that is late, or was urged before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LateUnit {
    /// The unit.
    pub unit: UnitId,
    /// Its name.
    pub name: String,
    /// How many things are overdue.
    pub late: i64,
    /// How many letters of this plan it was sent.
    pub letters: i64,
    /// The day of the last one.
    pub last_on: Option<Date>,
}

/// The units of a plan that the caller may see, that are late or were urged before, in the order of
/// the organisation.
///
/// # Errors
/// [`StoreError`].
pub async fn by_unit(
    db: &impl Read,
    plan: PlanId,
    days: Days,
) -> Result<Vec<LateUnit>, StoreError> {
    let sql = format!(
        "SELECT u.id, u.name, COALESCE(late.n, 0) AS late, COALESCE(sent.n, 0) AS letters,
                sent.last_on
         FROM unit u
         LEFT JOIN (SELECT o.unit, COUNT(*) AS n FROM obligation o
                    WHERE o.plan = $1 AND {} GROUP BY o.unit) late ON late.unit = u.id
         LEFT JOIN (SELECT l.unit, COUNT(*) AS n, MAX(l.issued_on) AS last_on FROM urging_letter l
                    WHERE l.plan = $1 GROUP BY l.unit) sent ON sent.unit = u.id
         WHERE late.n > 0 OR sent.n > 0 ORDER BY u.position, u.name, u.id",
        Tab::Overdue.condition("$2", "")
    );
    let rows = db.all(&sql, values![plan.0, days.today]).await?;
    rows.iter()
        .map(|row| {
            Ok(LateUnit {
                unit: row.get("id")?,
                name: row.get("name")?,
                late: row.get("late")?,
                letters: row.get("letters")?,
                last_on: row.get("last_on")?,
            })
        })
        .collect()
}

/// What stands for a list that somebody has seen: another one where a thing came, went or moved.
pub fn fingerprint(items: &[LateItem]) -> String {
    let mut hash = Sha256::new();
    for item in items {
        hash.update(format!("{} {} {}\n", item.obligation, item.due_on, item.days_late));
    }
    hash.finalize().iter().take(16).map(|byte| format!("{byte:02x}")).collect()
}

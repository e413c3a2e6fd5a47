//! The ladder of an authority, what has reached a rung of it, and what was reported.

use super::{executor, work};
use crate::model::{Ear, Ladder, ObligationId, Rung};
use ddci_platform::{
    org::{PersonId, UnitId},
    store::{Read, StoreError},
    values,
};
use jiff::{Timestamp, civil::Date};
use std::collections::BTreeSet;

/// A ladder, and where it comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decided {
    /// The ladder.
    pub ladder: Ladder,
    /// The act behind it; nothing behind our default.
    pub source: Option<String>,
    /// Who wrote it down; nothing where a command did.
    pub author: Option<String>,
}

/// The ladder of an authority: its own, or our default.
///
/// # Errors
/// [`StoreError`].
pub async fn ladder(db: &impl Read, authority: UnitId) -> Result<Decided, StoreError> {
    let sql = "SELECT r.role, r.after_days, r.source, p.name AS author FROM escalation_rung r
               LEFT JOIN account a ON a.id = r.account LEFT JOIN person p ON p.id = a.person
               WHERE r.authority = $1 ORDER BY r.after_days";
    let rows = db.all(sql, values![authority.0]).await?;
    let Some(first) = rows.first() else {
        return Ok(Decided { ladder: Ladder::default(), source: None, author: None });
    };
    let mut rungs = Vec::new();
    for row in &rows {
        let after: i32 = row.get("after_days")?;
        rungs.push(Rung { ear: row.get("role")?, after: u16::try_from(after).unwrap_or(u16::MAX) });
    }
    Ok(Decided {
        // What was written was looked at; whoever mended the table by hand gets the default.
        ladder: Ladder::new(rungs).unwrap_or_default(),
        source: Some(first.get("source")?),
        author: first.get("author")?,
    })
}

/// Something that is late, with what tells who hears of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Late {
    pub id: ObligationId,
    pub unit: UnitId,
    pub due_on: Date,
    pub executor: Option<PersonId>,
    pub leader: Option<String>,
}

/// What is late in an authority's plans in force, the longest first.
pub(crate) async fn late(
    db: &impl Read,
    authority: UnitId,
    today: Date,
) -> Result<Vec<Late>, StoreError> {
    let sql = format!(
        "SELECT o.id, o.unit, o.effective_on, x.id AS executor, i.responsible_leader
         FROM plan p JOIN obligation o ON o.plan = p.id
         LEFT JOIN sub_index i ON i.id = o.sub_index
         {}
         WHERE p.authority = $1 AND p.state = 'issued' AND {} AND o.effective_on < $2
         ORDER BY o.effective_on, o.id",
        executor::join("$2"),
        work::OPEN
    );
    let rows = db.all(&sql, values![authority.0, today]).await?;
    rows.iter()
        .map(|row| {
            Ok(Late {
                id: row.get("id")?,
                unit: row.get("unit")?,
                due_on: row.get("effective_on")?,
                executor: row.get::<Option<uuid::Uuid>>("executor")?.map(PersonId),
                leader: row.get("responsible_leader")?,
            })
        })
        .collect()
}

/// What was reported already, of the things that [`late`] has found.
pub(crate) async fn reported(
    db: &impl Read,
    authority: UnitId,
) -> Result<BTreeSet<(ObligationId, Date, Ear)>, StoreError> {
    let sql = format!(
        "SELECT e.obligation, e.due_on, e.role
         FROM plan p JOIN obligation o ON o.plan = p.id
         JOIN escalation e ON e.obligation = o.id AND e.due_on = o.effective_on
         WHERE p.authority = $1 AND p.state = 'issued' AND {}",
        work::OPEN
    );
    let rows = db.all(&sql, values![authority.0]).await?;
    rows.iter()
        .map(|row| Ok((row.get("obligation")?, row.get("due_on")?, row.get("role")?)))
        .collect()
}

/// A report that was made about an obligation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// The day.
    pub raised_on: Date,
    /// When.
    pub at: Timestamp,
    /// The date that it was late for.
    pub due_on: Date,
    /// The working days it was late.
    pub days_late: i32,
    /// Whose turn it was to hear of it.
    pub ear: Ear,
    /// Who heard of it instead, or the same; nobody where there was none above either.
    pub told_as: Option<Ear>,
    /// That person's name.
    pub person: Option<String>,
}

/// The reports about an obligation that the caller may see, oldest first.
///
/// # Errors
/// [`StoreError`].
pub async fn of(db: &impl Read, obligation: ObligationId) -> Result<Vec<Report>, StoreError> {
    let sql = "SELECT e.raised_on, e.at, e.due_on, e.days_late, e.role, e.told_as, p.name
               FROM escalation e LEFT JOIN person p ON p.id = e.person
               WHERE e.obligation = $1 ORDER BY e.raised_on, e.at, e.days_late, e.role";
    let rows = db.all(sql, values![obligation.0]).await?;
    rows.iter()
        .map(|row| {
            Ok(Report {
                raised_on: row.get("raised_on")?,
                at: row.get("at")?,
                due_on: row.get("due_on")?,
                days_late: row.get("days_late")?,
                ear: row.get("role")?,
                told_as: row.get::<Option<String>>("told_as")?.as_deref().and_then(Ear::from_word),
                person: row.get("name")?,
            })
        })
        .collect()
}

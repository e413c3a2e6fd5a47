//! What was directed at week meetings: each a task of the plan in force, with its own origin.

use super::{
    obligation::STANDING,
    work::{self, Item},
};
use crate::model::{MeetingId, PlanId, TaskId};
use ddci_platform::{
    store::{Read, Row, StoreError},
    values,
};
use jiff::civil::Date;

/// A directive, with what became of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Directive {
    /// Its number within the meeting, from 1.
    pub number: i32,
    /// The place in the meeting's list of the thing it was given at.
    pub position: i32,
    /// The leader in charge, as it was typed.
    pub leader: String,
    /// What is owed by it, as it stands now.
    pub item: Item,
}

/// The directives of a meeting, in order.
///
/// # Errors
/// [`StoreError`].
pub async fn of_meeting(db: &impl Read, meeting: MeetingId) -> Result<Vec<Directive>, StoreError> {
    let sql = format!(
        "SELECT d.number, d.position, d.leader, o.id, o.task, t.text, t.reference, o.period,
                      u.name AS unit_name, CAST(NULL AS text) AS executor_name, {STANDING},
                      o.quota
               FROM directive d
               JOIN task t ON t.id = d.task
               JOIN obligation o ON o.task = d.task
               JOIN unit u ON u.id = o.unit
               WHERE d.meeting = $1 ORDER BY d.number, o.effective_on"
    );
    let directive = |row: &Row| {
        Ok(Directive {
            number: row.get("number")?,
            position: row.get("position")?,
            leader: row.get("leader")?,
            item: work::item(row)?,
        })
    };
    db.all(&sql, values![meeting.0]).await?.iter().map(directive).collect()
}

/// Where a task comes from that no document names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Origin {
    /// The plan.
    pub plan: PlanId,
    /// The number of the meeting.
    pub meeting: i32,
    /// The day it was held.
    pub held_on: Date,
    /// The leader in charge, as it was typed.
    pub leader: String,
}

/// The meeting that directed a task; none for a task of the document. Whoever sees the task may know
/// the day and the leader; the minutes are asked for with their own right.
///
/// # Errors
/// [`StoreError`].
pub async fn origin(db: &impl Read, task: TaskId) -> Result<Option<Origin>, StoreError> {
    let sql = "SELECT m.plan, m.number, m.held_on, d.leader
               FROM directive d JOIN meeting m ON m.id = d.meeting WHERE d.task = $1";
    let origin = |row: Row| {
        Ok(Origin {
            plan: row.get("plan")?,
            meeting: row.get("number")?,
            held_on: row.get("held_on")?,
            leader: row.get("leader")?,
        })
    };
    db.first(sql, values![task.0]).await?.map(origin).transpose()
}

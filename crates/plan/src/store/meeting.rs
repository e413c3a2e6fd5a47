//! Week meetings: the list that was frozen when each was opened, with how things stand now beside it.
//!
//! The caller has asked for the plan with a viewer; a meeting is found under its plan alone.

use super::{
    condition::Condition,
    obligation::STANDING,
    work::{self, Days, Item, Tab},
};
use crate::model::{MeetingId, ObligationId, PlanId, Reason, WorkState};
use ddci_platform::{
    store::{Read, Row, StoreError, date},
    values,
};
use jiff::{Timestamp, civil::Date};

/// A meeting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Meeting {
    /// Its key.
    pub id: MeetingId,
    /// The plan.
    pub plan: PlanId,
    /// Its number within the plan, from 1.
    pub number: i32,
    /// The day it is held.
    pub held_on: Date,
    /// Who attended, as it was typed.
    pub attended: String,
    /// What it came to.
    pub conclusion: String,
    /// When it was closed.
    pub closed_at: Option<Timestamp>,
    /// How many things lie before it.
    pub items: i64,
    /// How many of them were gone through.
    pub gone: i64,
    /// How many directives it gave.
    pub directives: i64,
}

const COLUMNS: &str = "m.id, m.plan, m.number, m.held_on, m.attended, m.conclusion, m.closed_at,
     (SELECT COUNT(*) FROM meeting_item i WHERE i.meeting = m.id) AS items,
     (SELECT COUNT(i.gone_at) FROM meeting_item i WHERE i.meeting = m.id) AS gone,
     (SELECT COUNT(*) FROM directive d WHERE d.meeting = m.id) AS directives";

fn meeting(row: &Row) -> Result<Meeting, StoreError> {
    Ok(Meeting {
        id: row.get("id")?,
        plan: row.get("plan")?,
        number: row.get("number")?,
        held_on: row.get("held_on")?,
        attended: row.get("attended")?,
        conclusion: row.get("conclusion")?,
        closed_at: row.get("closed_at")?,
        items: row.get("items")?,
        gone: row.get("gone")?,
        directives: row.get("directives")?,
    })
}

/// The meetings of a plan, latest first.
///
/// # Errors
/// [`StoreError`].
pub async fn of_plan(db: &impl Read, plan: PlanId) -> Result<Vec<Meeting>, StoreError> {
    let sql = format!("SELECT {COLUMNS} FROM meeting m WHERE m.plan = $1 ORDER BY m.number DESC");
    db.all(&sql, values![plan.0]).await?.iter().map(meeting).collect()
}

/// The meeting of a plan with that number.
///
/// # Errors
/// [`StoreError`].
pub async fn numbered(
    db: &impl Read,
    plan: PlanId,
    number: i32,
) -> Result<Option<Meeting>, StoreError> {
    let sql = format!("SELECT {COLUMNS} FROM meeting m WHERE m.plan = $1 AND m.number = $2");
    db.first(&sql, values![plan.0, number]).await?.as_ref().map(meeting).transpose()
}

/// A thing that lies before a meeting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Laid {
    /// Its place in the list, from 1.
    pub position: i32,
    /// Why it is there.
    pub reason: Reason,
    /// The state of the work when the meeting was opened.
    pub state_then: WorkState,
    /// The date that counted then.
    pub effective_then: Date,
    /// What was said about it.
    pub note: String,
    /// When it was gone through.
    pub gone_at: Option<Timestamp>,
    /// The thing as it stands now.
    pub item: Item,
}

/// What lies before a meeting, in its order.
///
/// # Errors
/// [`StoreError`].
pub async fn laid(db: &impl Read, meeting: MeetingId) -> Result<Vec<Laid>, StoreError> {
    let sql = format!(
        "SELECT l.position, l.reason, l.state AS state_then,
                      l.effective_on AS effective_then, l.note, l.gone_at,
                      o.id, o.task, t.text, t.reference, o.period, u.name AS unit_name,
                      CAST(NULL AS text) AS executor_name, {STANDING}, o.quota
               FROM meeting_item l
               JOIN obligation o ON o.id = l.obligation
               JOIN task t ON t.id = o.task
               JOIN unit u ON u.id = o.unit
               WHERE l.meeting = $1 ORDER BY l.position"
    );
    let laid = |row: &Row| {
        Ok(Laid {
            position: row.get("position")?,
            reason: row.get("reason")?,
            state_then: row.get("state_then")?,
            effective_then: row.get("effective_then")?,
            note: row.get("note")?,
            gone_at: row.get("gone_at")?,
            item: work::item(row)?,
        })
    };
    db.all(&sql, values![meeting.0]).await?.iter().map(laid).collect()
}

/// A thing that will lie before a meeting that is opened now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct ToLay {
    pub obligation: ObligationId,
    pub reason: Reason,
    pub state: WorkState,
    pub stated_on: Date,
    pub effective_on: Date,
}

/// What is overdue or at risk in a plan, the most pressing first: by reason, date and unit.
pub(crate) async fn at_risk(
    db: &impl Read,
    plan: PlanId,
    days: Days,
) -> Result<Vec<ToLay>, StoreError> {
    let mut found = Condition::default();
    found.equals("o.plan", plan);
    let today = found.bind(date(days.today));
    let soon_until = found.bind(date(days.soon_until));
    let [overdue, returned, soon] =
        [Tab::Overdue, Tab::Returned, Tab::DueSoon].map(|tab| tab.condition(&today, &soon_until));
    let short = "o.quota > (SELECT COALESCE(SUM(g.quantity), 0) FROM progress g
                            WHERE g.obligation = o.id)";
    // `Tab::condition` says what is open; a piece is late by the day of its last round.
    let waiting = format!(
        "{} AND EXISTS (SELECT 1 FROM piece w
           JOIN piece_round r ON r.piece = w.id AND r.number = w.rounds
           WHERE w.obligation = o.id AND w.state = 'asked' AND r.due_on < {today})",
        work::OPEN
    );
    found.and(&format!(
        "(({overdue}) OR ({returned}) OR ({waiting}) OR (({soon}) AND (o.state = 'not_started' OR {short})))"
    ));
    let sql = format!(
        "SELECT o.id, o.state, o.stated_on, o.effective_on,
           CASE WHEN {overdue} THEN 'overdue' WHEN {returned} THEN 'returned'
                WHEN {waiting} THEN 'waiting' WHEN {short} THEN 'short' ELSE 'not_started' END AS reason
         FROM obligation o JOIN unit u ON u.id = o.unit
         WHERE {} ORDER BY o.effective_on, u.position, o.id",
        found.sql()
    );
    let rows = db.all(&sql, found.into_values()).await?;
    let mut laid = rows
        .iter()
        .map(|row| {
            Ok(ToLay {
                obligation: row.get("id")?,
                reason: row.get("reason")?,
                state: row.get("state")?,
                stated_on: row.get("stated_on")?,
                effective_on: row.get("effective_on")?,
            })
        })
        .collect::<Result<Vec<_>, StoreError>>()?;
    laid.sort_by_key(|laid| laid.reason);
    Ok(laid)
}

//! Who waited for whom, and how long: pieces with the spans in which somebody may have waited.

use super::{
    condition::Condition,
    piece::{COLUMNS, FROM, Piece, piece},
    sides::Look,
};
use crate::model::{ObligationId, PieceId, PlanState, Wait};
use ddci_calendar::Calendar;
use ddci_platform::{
    org::UnitId,
    store::{Read, Row, StoreError},
};
use jiff::civil::Date;
use std::collections::BTreeMap;

/// A piece, and each span in which it may have been waited for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waited {
    /// The piece.
    pub piece: Piece,
    /// The words of the task it was asked for.
    pub task: String,
    /// One for each round.
    pub waits: Vec<Wait>,
}

impl Waited {
    /// The working days that the asker waited for it in all.
    pub fn working_days(&self, today: Date, calendar: &Calendar) -> i64 {
        self.waits.iter().map(|wait| wait.working_days(today, calendar)).sum()
    }
}

/// The pieces of a plan, of what the viewer may see; of what one unit asked or was asked where one
/// is given. The plan's last day ends every wait once it is closed.
///
/// # Errors
/// [`StoreError`].
pub async fn of_plan(
    db: &impl Read,
    look: Look<'_>,
    unit: Option<UnitId>,
) -> Result<Vec<Waited>, StoreError> {
    let (mut found, _) = Condition::of_plan(look.viewer, look.plan, false);
    found.and("o.state <> 'withdrawn'");
    if let Some(unit) = unit {
        let unit = found.bind(unit);
        found.and(&format!("(c.asker = {unit} OR c.unit = {unit})"));
    }
    gather(db, found).await
}

/// The same of one obligation that the caller may see.
///
/// # Errors
/// [`StoreError`].
pub async fn of(db: &impl Read, obligation: ObligationId) -> Result<Vec<Waited>, StoreError> {
    let mut found = Condition::default();
    found.equals("c.obligation", obligation);
    gather(db, found).await
}

async fn gather(db: &impl Read, found: Condition) -> Result<Vec<Waited>, StoreError> {
    let sql = format!(
        "SELECT {COLUMNS}, t.text, e.due_on AS round_due, e.ended_on, o.done_on,
                p.state AS plan_state, p.ends_on
         FROM {FROM} JOIN task t ON t.id = o.task JOIN plan p ON p.id = o.plan
         JOIN piece_round e ON e.piece = c.id
         WHERE {} ORDER BY c.id, e.number",
        found.sql()
    );
    let mut pieces: BTreeMap<PieceId, Waited> = BTreeMap::new();
    for row in db.all(&sql, found.into_values()).await? {
        let one = piece(&row)?;
        let task = row.get("text")?;
        let waited =
            pieces.entry(one.id).or_insert_with(|| Waited { piece: one, task, waits: Vec::new() });
        waited.waits.push(wait(&row)?);
    }
    Ok(pieces.into_values().collect())
}

fn wait(row: &Row) -> Result<Wait, StoreError> {
    let done_on: Option<Date> = row.get("done_on")?;
    let closed = row.get::<PlanState>("plan_state")? == PlanState::Closed;
    let over: Option<Date> = if closed { Some(row.get("ends_on")?) } else { None };
    Ok(Wait {
        due_on: row.get("round_due")?,
        ended_on: row.get("ended_on")?,
        moot_on: done_on.into_iter().chain(over).min(),
    })
}

//! Moves the dates of open obligations with the calendar; a part of the transition that changes it.
//!
//! Only what is still to be done moves, and only from today on: a date that has passed keeps its
//! lateness, and no change of the calendar makes a thing late that was in time (decision 0015).

use crate::{
    model::ScheduleId,
    store::{
        moved::{self, Open},
        work::OPEN,
    },
};
use ddci_calendar::{Calendar, occurrences};
use ddci_platform::{
    permit::Actor,
    seam::Recalculation,
    store::{Bulk, Read, StoreError, Tx},
    values,
};
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};

/// An open obligation, and the date it moves to.
pub(crate) struct Move {
    pub open: Open,
    pub to: Date,
}

/// The obligations of the authority that move under the calendar, by unit and date.
pub(crate) async fn due(
    db: &impl Read,
    today: Date,
    recalculation: &Recalculation<'_>,
) -> Result<Vec<Move>, StoreError> {
    let dates = dates(db, recalculation).await?;
    let open = moved::open(db, recalculation.authority, today).await?;
    let moves = open.into_iter().filter_map(|open| {
        // The day its giver named stays the day it comes from.
        let to = match open.granted {
            Some((day, roll)) => recalculation.calendar.roll(day, roll).date,
            None => *dates.get(&(open.schedule, open.period.clone()))?,
        };
        (to != open.effective_on && to >= today).then_some(Move { open, to })
    });
    Ok(moves.collect())
}

/// The effective date of each period of each schedule, worked out as when the plan was issued.
async fn dates(
    db: &impl Read,
    recalculation: &Recalculation<'_>,
) -> Result<BTreeMap<(ScheduleId, String), Date>, StoreError> {
    let mut dates = BTreeMap::new();
    let calendar: &Calendar = recalculation.calendar;
    for dated in moved::dated(db, recalculation.authority).await? {
        let span = dated.starts_on..=dated.ends_on;
        for occurrence in occurrences(&dated.rule, span, &dated.settings, calendar) {
            dates.insert((dated.schedule, occurrence.key), occurrence.due.effective);
        }
    }
    Ok(dates)
}

/// Writes the moves and the trace of each.
pub(crate) async fn carry_out(
    tx: &Tx,
    actor: &Actor,
    moves: &[Move],
    recalculation: &Recalculation<'_>,
) -> Result<(), StoreError> {
    // All units that owe the same period move alike: one statement for each period.
    let alike: BTreeSet<(ScheduleId, &str, Date, Date)> = moves
        .iter()
        .filter(|Move { open, .. }| open.granted.is_none())
        .map(|Move { open, to }| (open.schedule, open.period.as_str(), open.effective_on, *to))
        .collect();
    let sql = format!(
        "UPDATE obligation AS o SET effective_on = $1
         WHERE o.schedule = $2 AND o.period = $3 AND o.effective_on = $4
           AND o.granted_on IS NULL AND {OPEN}"
    );
    for (schedule, period, from, to) in alike {
        tx.write(&sql, values![to, schedule.0, period, from]).await?;
    }
    let sql = format!("UPDATE obligation AS o SET effective_on = $1 WHERE o.id = $2 AND {OPEN}");
    for Move { open, to } in moves.iter().filter(|Move { open, .. }| open.granted.is_some()) {
        tx.write(&sql, values![*to, open.id.0]).await?;
    }
    trace(tx, actor, moves, recalculation).await
}

async fn trace(
    tx: &Tx,
    actor: &Actor,
    moves: &[Move],
    recalculation: &Recalculation<'_>,
) -> Result<(), StoreError> {
    let mut rows = Bulk::into(
        tx,
        "INSERT INTO obligation_move (id, obligation, at, from_on, to_on, because_on, cause, account)",
        "",
    );
    let account = actor.viewer().map(|viewer| viewer.account.0);
    for Move { open, to } in moves {
        let (because, cause) = recalculation.cause(open.effective_on, *to);
        let id: uuid::Uuid = tx.key()?;
        let row = values![id, open.id.0, tx.now(), open.effective_on, *to, because, cause, account];
        rows.add(row).await?;
    }
    rows.finish().await?;
    Ok(())
}

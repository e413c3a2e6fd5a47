//! A change of an authority's calendar, and what it would move.

use super::{LawRefusal, day};
use crate::{
    org::UnitId,
    seam::{DateMove, OpenDates, Recalculation},
    store::{Db, Read, StoreError},
};
use ddci_calendar::{AmendedDay, Calendar, MAX_DAYS};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::collections::BTreeSet;

/// A day that is to change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    /// The day, as it shall be from now on.
    pub day: AmendedDay,
    /// Where it is known from.
    pub source: String,
}

/// The longest source, in characters.
pub const MAX_SOURCE: usize = 300;

/// What a change would move, before anybody has decided on it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Preview {
    /// The open dates that would move, in the order of the rooms.
    pub moves: Vec<DateMove>,
    /// What the confirmation must name, so that nothing else is done than was seen.
    pub hash: String,
}

/// What a change of an authority's calendar would move. It asks the rooms the same question that
/// the transition asks them, so that the one equals the other.
///
/// # Errors
/// [`StoreError`].
pub async fn preview(
    db: &Db,
    authority: UnitId,
    changes: &[Change],
    rooms: &OpenDates,
) -> Result<Preview, StoreError> {
    let calendar = changed(db, authority, changes).await?;
    let recalculation = Recalculation { authority, calendar: &calendar, changes };
    let mut moves = Vec::new();
    for room in rooms.iter() {
        moves.extend(room.would_move(db, &recalculation).await?);
    }
    Ok(Preview { hash: hash(changes, &moves), moves })
}

/// The calendar as it would be.
pub(super) async fn changed(
    db: &impl Read,
    authority: UnitId,
    changes: &[Change],
) -> Result<Calendar, StoreError> {
    let calendar = day::calendar(db, authority).await?;
    Ok(calendar.amended(changes.iter().map(|change| &change.day)))
}

/// Whether these changes can be made at all.
pub(super) fn check(changes: &[Change]) -> Result<(), LawRefusal> {
    let mut seen = BTreeSet::new();
    if changes.is_empty() || changes.len() > MAX_DAYS {
        return Err(LawRefusal::NoDays);
    }
    for Change { day, source } in changes {
        day.check().map_err(|fault| LawRefusal::BadDay(day.date, fault))?;
        if source.chars().nth(MAX_SOURCE).is_some() {
            return Err(LawRefusal::BadDay(day.date, ddci_calendar::DayFault::TooLong));
        }
        if !seen.insert(day.date) {
            return Err(LawRefusal::BadDay(day.date, ddci_calendar::DayFault::Twice));
        }
    }
    Ok(())
}

/// SHA-256 over what changes and what moves with it.
pub(super) fn hash(changes: &[Change], moves: &[DateMove]) -> String {
    let mut digest = Sha256::new();
    for Change { day, source } in changes {
        digest.update(format!("{}\0{}\0{}\0", day.date, day.kind.word(), day.name));
        digest.update(format!("{}\0{}\0{source}\n", day.legal_basis, day.verified));
    }
    for moved in moves {
        digest.update(format!("{} {} {}\n", moved.key, moved.from, moved.to));
    }
    hex::encode(digest.finalize())
}

//! Changes an authority's calendar, and moves the open dates of every room with it.

use super::change::{self, Change};
use crate::{
    permit::{Actor, Verb},
    seam::{OpenDates, Recalculation},
    store::{Applied, Bulk, StoreError, Transition, Tx},
    values,
};
use ddci_calendar::DayFault;
use jiff::civil::Date;
use serde_json::json;

/// Changes days of the calendar.
#[derive(Clone)]
pub struct AmendCalendar {
    /// The days.
    pub changes: Vec<Change>,
    /// The hash of the preview that was confirmed; a command confirms none.
    pub previewed: Option<String>,
    /// The rooms whose open dates move with it.
    pub rooms: OpenDates,
}

/// What was changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Amended {
    /// Days of the calendar.
    pub days: usize,
    /// Open dates that moved.
    pub moved: usize,
}

/// Why a change of the calendar is refused.
#[derive(Debug, thiserror::Error)]
pub enum LawRefusal {
    /// Only administrators change the calendar.
    #[error("changing the calendar is the administrator's part")]
    NotYours,
    /// Nothing to change, or more than fits.
    #[error("no days, or too many")]
    NoDays,
    /// A day that cannot stand in a calendar.
    #[error("{0}: {1}")]
    BadDay(Date, DayFault),
    /// Meanwhile other dates would move than were seen.
    #[error("other dates would move than were previewed")]
    OtherDates,
    /// The database.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl Transition for AmendCalendar {
    const VERB: &'static str = "calendar.amend";
    type Output = Amended;
    type Error = LawRefusal;

    async fn apply(&self, tx: &Tx, actor: &Actor) -> Result<Applied<Amended>, LawRefusal> {
        if !actor.may_everywhere(Verb::ManageCalendar) {
            return Err(LawRefusal::NotYours);
        }
        change::check(&self.changes)?;
        let authority = actor.authority();
        let calendar = change::changed(tx, authority, &self.changes).await?;
        let recalculation =
            Recalculation { authority, calendar: &calendar, changes: &self.changes };
        let mut moves = Vec::new();
        for room in self.rooms.iter() {
            moves.extend(room.carry_out(tx, actor, &recalculation).await?);
        }
        let hash = change::hash(&self.changes, &moves);
        if self.previewed.as_ref().is_some_and(|previewed| *previewed != hash) {
            return Err(LawRefusal::OtherDates);
        }
        self.keep(tx, actor).await?;
        let days = self.changes.iter().map(|change| {
            let day = &change.day;
            format!("{} {}: {}; {}", day.date, day.kind.word(), day.name, day.legal_basis)
        });
        let amended = Amended { days: self.changes.len(), moved: moves.len() };
        let detail = json!({
            "days": days.collect::<Vec<_>>(),
            "moved": amended.moved,
            "hash": hash,
        });
        Ok(Applied::to(format!("calendar:{authority}"), detail, amended))
    }

    fn store_error(error: &LawRefusal) -> Option<&StoreError> {
        match error {
            LawRefusal::Store(error) => Some(error),
            _ => None,
        }
    }
}

impl AmendCalendar {
    /// Writes the days. A day that is ordinary again keeps its row: it says who decided so.
    async fn keep(&self, tx: &Tx, actor: &Actor) -> Result<(), StoreError> {
        let mut rows = Bulk::into(
            tx,
            "INSERT INTO calendar_day (authority, day, kind, name, legal_basis, source, verified,
               account, at)",
            "ON CONFLICT (authority, day) DO UPDATE SET kind = excluded.kind,
               name = excluded.name, legal_basis = excluded.legal_basis,
               source = excluded.source, verified = excluded.verified,
               account = excluded.account, at = excluded.at",
        );
        let account = actor.viewer().map(|viewer| viewer.account.0);
        for Change { day, source } in &self.changes {
            let row = values![
                actor.authority().0,
                day.date,
                day.kind.word(),
                day.name.as_str(),
                day.legal_basis.as_str(),
                source.as_str(),
                day.verified,
                account,
                tx.now(),
            ];
            rows.add(row).await?;
        }
        rows.finish().await?;
        Ok(())
    }
}

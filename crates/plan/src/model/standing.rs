//! How an obligation stands: its work state, and its timeliness derived from dates.

use super::{Quality, WorkState};
use ddci_calendar::{Calendar, Done, Timeliness};
use jiff::civil::Date;

/// The figures from which the standing of an obligation is derived.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Standing {
    /// The state of the work.
    pub state: WorkState,
    /// The date as the plan states it.
    pub stated_on: Date,
    /// The last day on which it is in time.
    pub effective_on: Date,
    /// The date by plan and calendar before its giver first moved it; nothing where nobody did.
    pub original_on: Option<Date>,
    /// The day of the submission that waits or was accepted.
    pub done_on: Option<Date>,
    /// The effective date in force on that day: a recorded lateness is never erased by a later
    /// move of the date or the calendar.
    pub done_against: Option<Date>,
    /// The mark it was accepted with.
    pub quality: Option<Quality>,
}

impl Standing {
    /// Whether it is in time on `today`, with `due_soon` working days counted as soon.
    pub fn timeliness(&self, today: Date, due_soon: u16, calendar: &Calendar) -> Timeliness {
        let done = self
            .done_on
            .zip(self.done_against)
            .map(|(on, effective_then)| Done { on, effective_then });
        Timeliness::of(self.effective_on, done, today, due_soon, calendar)
    }

    /// Whether it was done in time only because its giver had moved the date.
    pub fn is_in_time_by_move(&self) -> bool {
        let in_time = self.done_on.zip(self.done_against).filter(|(on, against)| on <= against);
        in_time.zip(self.original_on).is_some_and(|((on, _), original)| on > original)
    }

    /// Whether it is still to be done and its date has passed.
    pub fn is_overdue(&self, today: Date) -> bool {
        self.state.is_open() && self.effective_on < today
    }
}

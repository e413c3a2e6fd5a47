//! Whether something is in time: derived, never typed.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::Calendar;

/// The day a thing was done, with the date it was measured against then.
///
/// A recorded lateness is never erased by a later move of the date, so the effective date
/// of that day is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Done {
    /// The day of the submission that was later accepted.
    pub on: Date,
    /// The effective date in force on that day.
    pub effective_then: Date,
}

/// How a thing stands to its date. Days are working days.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "timeliness", rename_all = "snake_case")]
pub enum Timeliness {
    /// Not due for a while.
    Upcoming {
        /// The working days after today, the due day included.
        working_days_left: u32,
    },
    /// Due within the days that count as soon; none are left on the due day itself.
    DueSoon {
        /// The working days after today, the due day included.
        working_days_left: u32,
    },
    /// Not done, and its date has passed.
    Overdue {
        /// The working days since its date, at least 1.
        working_days: u32,
        /// The first day on which it was late.
        since: Date,
    },
    /// Done by its date.
    DoneOnTime,
    /// Done after its date.
    DoneLate {
        /// The working days from its date to the day it was done, at least 1.
        working_days: u32,
    },
}

impl Timeliness {
    /// How a thing due on `effective` stands on the day `today`.
    pub fn of(
        effective: Date,
        done: Option<Done>,
        today: Date,
        due_soon_working_days: u16,
        calendar: &Calendar,
    ) -> Self {
        if let Some(done) = done {
            return Self::of_done(done, calendar);
        }
        if today > effective {
            let since = effective.tomorrow().unwrap_or(effective);
            return Self::Overdue { working_days: days_late(effective, today, calendar), since };
        }
        let working_days_left = calendar.working_days_between(today, effective).unsigned_abs();
        match working_days_left <= due_soon_working_days.into() {
            true => Self::DueSoon { working_days_left },
            false => Self::Upcoming { working_days_left },
        }
    }

    fn of_done(done: Done, calendar: &Calendar) -> Self {
        match done.on > done.effective_then {
            true => {
                Self::DoneLate { working_days: days_late(done.effective_then, done.on, calendar) }
            }
            false => Self::DoneOnTime,
        }
    }

    /// Whether it is, or was when done, late.
    pub fn is_late(self) -> bool {
        matches!(self, Self::Overdue { .. } | Self::DoneLate { .. })
    }
}

/// The working days after the effective date, at least 1.
///
/// Late is late: on the Saturday after a Friday no working day has passed, and "0 days overdue"
/// would read as in time. So lateness begins at 1 and stays there until a second working day comes.
fn days_late(effective: Date, on: Date, calendar: &Calendar) -> u32 {
    calendar.working_days_between(effective, on).unsigned_abs().max(1)
}

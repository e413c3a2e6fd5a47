//! A schedule a year later: what a plan that follows another one takes over.

use jiff::ToSpan;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::ScheduleRule;

/// How a date came to its place in the next year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum YearStep {
    /// The same day of the same month.
    SameDay,
    /// The last day of February stays the last one, be it the 28th or the 29th.
    EndOfMonth,
}

/// A schedule a year later.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum NextYear {
    /// It names no date, and goes on as it is.
    Kept,
    /// Its dates, a year on.
    Moved {
        /// The schedule with the new dates.
        rule: ScheduleRule,
        /// How the last of its dates came to its place.
        step: YearStep,
    },
    /// It names a date outside of the plan's own year: what happens there may be over, so somebody
    /// has to say when it is to be done.
    Outside {
        /// The date.
        date: Date,
    },
}

impl ScheduleRule {
    /// The schedule as the plan of the year after `year` takes it over. Dates are moved as they are
    /// stated; days off are for the calendar of the new year to roll.
    pub fn next_year(&self, year: i16) -> NextYear {
        let dates = self.dates();
        if let Some(date) = dates.into_iter().flatten().find(|date| date.year() != year) {
            return NextYear::Outside { date };
        }
        match *self {
            Self::ByDate { date, strictly_before } => {
                // "Before the 28th" does not mean the month's last day.
                let (date, step) = if strictly_before { same_day(date) } else { a_year_on(date) };
                NextYear::Moved { rule: Self::ByDate { date, strictly_before }, step }
            }
            Self::Within { from, to } => {
                let (to, step) = a_year_on(to);
                NextYear::Moved { rule: Self::Within { from: same_day(from).0, to }, step }
            }
            Self::Throughout { from: Some(from) } => {
                let (from, step) = same_day(from);
                NextYear::Moved { rule: Self::Throughout { from: Some(from) }, step }
            }
            Self::Throughout { from: None }
            | Self::Every { .. }
            | Self::WhenArising
            | Self::Unstated => NextYear::Kept,
        }
    }

    /// The dates it names, the last one last.
    pub fn dates(&self) -> [Option<Date>; 2] {
        match *self {
            Self::ByDate { date, .. } => [None, Some(date)],
            Self::Within { from, to } => [Some(from), Some(to)],
            Self::Throughout { from } => [None, from],
            Self::Every { .. } | Self::WhenArising | Self::Unstated => [None, None],
        }
    }
}

/// A date a year later; the last day of a month stays its last day.
pub fn a_year_on(date: Date) -> (Date, YearStep) {
    let (moved, step) = same_day(date);
    let last = moved.last_of_month();
    if date == date.last_of_month() && moved != last {
        return (last, YearStep::EndOfMonth);
    }
    (moved, step)
}

/// The same day of the next year; 29 February becomes the month's last day.
fn same_day(date: Date) -> (Date, YearStep) {
    let moved = date.saturating_add(1.year());
    match moved.day() == date.day() {
        true => (moved, YearStep::SameDay),
        false => (moved, YearStep::EndOfMonth),
    }
}

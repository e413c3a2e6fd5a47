//! Deadlines counted from an event: "within 10 working days of receipt".

use jiff::ToSpan;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::{Calendar, Due, Origin, Roll, Step, deadline_walk::Walk};

/// The time a rule allows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Amount {
    /// Days that are worked ("ngày làm việc").
    WorkingDays(u16),
    /// All days ("ngày").
    CalendarDays(u16),
    /// Months, to the same day of the last one; its last day when it has no such day
    /// (Bộ luật Dân sự 2015, điều 148 khoản 3).
    Months(u16),
}

/// Which day is day zero. The first day that counts is the one after it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DayZero {
    /// The day of the event, which is not counted (Bộ luật Dân sự 2015, điều 147 khoản 2).
    DayOfEvent,
    /// The same, but what comes in on a day off counts as come in on the next working day.
    WorkingDayOfEvent,
    /// The day before the event: the day of the event is the first that counts.
    DayBeforeEvent,
}

/// A rule that gives a deadline from an event.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeadlineRule {
    /// Which day is day zero.
    pub day_zero: DayZero,
    /// The time allowed.
    pub amount: Amount,
    /// Which way the last day moves off a day off.
    pub roll: Roll,
}

/// Days on which the clock stands still, the first and last of them included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pause {
    /// The first day that does not count.
    pub from: Date,
    /// The last day that does not count.
    pub to: Date,
}

/// What happened to one case that a rule applies to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeadlineCase {
    /// The day of the event.
    pub start: Date,
    /// When the clock stood still; the pauses may overlap.
    #[serde(default)]
    pub pauses: Vec<Pause>,
    /// The time given on top, each from where the time before it ended.
    #[serde(default)]
    pub extensions: Vec<Amount>,
}

impl DeadlineCase {
    /// A case that began on a day, so far without pause or extension.
    pub fn starting(start: Date) -> Self {
        Self { start, pauses: Vec::new(), extensions: Vec::new() }
    }
}

impl DeadlineRule {
    /// When a case is due, and why then. The last day rolls once, after all extensions.
    pub fn due(&self, case: &DeadlineCase, calendar: &Calendar) -> Due {
        let (day_zero, steps) = self.day_zero.of(case.start, calendar);
        let mut walk = Walk::from(day_zero, steps, &case.pauses, calendar);
        walk.advance(self.amount);
        for extension in &case.extensions {
            walk.extend(*extension);
        }
        let origin = Origin::Event { on: case.start, day_zero, amount: self.amount };
        let (last, steps) = walk.end();
        Due::by(last, origin, steps, self.roll, calendar)
    }
}

impl DayZero {
    fn of(self, event: Date, calendar: &Calendar) -> (Date, Vec<Step>) {
        match self {
            Self::DayOfEvent => (event, Vec::new()),
            Self::DayBeforeEvent => (event.saturating_sub(1.day()), Vec::new()),
            Self::WorkingDayOfEvent => {
                let rolled = calendar.roll(event, Roll::Forward);
                let moves = rolled.skipped.into_iter();
                let steps = moves.map(|day| Step::MovedOver { date: day.date, why: day.why });
                (rolled.date, steps.collect())
            }
        }
    }
}

//! Why a date is what it is: facts for a page to put in words.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::{Amount, DayOfPeriod, Period, Roll, SpecialDay, WhyOff};

/// Why a date is what it is, from where it was counted to where it ended.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Explanation {
    /// What it was counted from.
    pub origin: Origin,
    /// Which way it would move off a day off.
    pub roll: Roll,
    /// What happened on the way, in order.
    pub steps: Vec<Step>,
    /// Years it touches of which only the weekends are known.
    pub years_without_data: Vec<i16>,
}

/// What a date was counted from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "origin", rename_all = "snake_case")]
pub enum Origin {
    /// The date the plan states.
    StatedDate,
    /// The last day of the span the plan states.
    EndOfSpan {
        /// The span's first day.
        from: Date,
        /// The span's last day.
        to: Date,
    },
    /// The day the plan names within the period.
    DayOfPeriod {
        /// The period.
        period: Period,
        /// The day named.
        day: DayOfPeriod,
    },
    /// The day on which the whole plan is reported on in that period.
    ReportingDay {
        /// The period.
        period: Period,
        /// The plan's reporting day.
        day: DayOfPeriod,
    },
    /// The last day of the period, because no other is named.
    EndOfPeriod {
        /// The period.
        period: Period,
    },
    /// Something that happened, and the time allowed from then on.
    Event {
        /// The day it happened.
        on: Date,
        /// The day from which is counted: the first day counted is the one after.
        day_zero: Date,
        /// The time allowed.
        amount: Amount,
    },
}

/// One thing that happened on the way to a date.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "step", rename_all = "snake_case")]
pub enum Step {
    /// The month has no such day: its last day stands for it.
    ShortMonth {
        /// The day asked for.
        asked: u8,
        /// The month's last day.
        last: Date,
    },
    /// "Before d" is the day before d at the latest.
    DayBefore {
        /// The date stated.
        stated: Date,
        /// The day before it.
        date: Date,
    },
    /// The date moved over this day off.
    MovedOver {
        /// The day off.
        date: Date,
        /// Why it is one.
        why: WhyOff,
    },
    /// This day off did not count as a working day.
    NotCounted {
        /// The day off.
        date: Date,
        /// Why it is one.
        why: WhyOff,
    },
    /// This day of a weekend is worked: it counted, or the date could stay on it.
    Worked {
        /// The day.
        day: SpecialDay,
    },
    /// The clock stood still.
    Paused {
        /// The first day that did not count.
        from: Date,
        /// The last day that did not count.
        to: Date,
    },
    /// More time was given, counted on from here.
    Extended {
        /// Where the time allowed had ended.
        from: Date,
        /// The time given.
        by: Amount,
    },
}

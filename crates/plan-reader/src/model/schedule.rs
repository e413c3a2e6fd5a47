//! When a task has to be done.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// One statement of time, with the words it was read from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Schedule {
    /// What the words mean.
    pub kind: ScheduleKind,
    /// The words it came from; empty when nothing is stated.
    pub sentence: String,
    /// The line these words stand in.
    pub line: u32,
}

/// The meaning of a statement of time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum ScheduleKind {
    /// All year, or from a day on.
    Throughout {
        /// The first day, where the plan names one.
        from: Option<Date>,
    },
    /// By a day.
    ByDate {
        /// The stated day.
        date: Date,
        /// True for "trước ngày …": the day itself is too late.
        strictly_before: bool,
    },
    /// At some time within a span.
    Within {
        /// The first day of the span.
        from: Date,
        /// The last day of the span.
        due: Date,
    },
    /// Once or more in each period.
    Every {
        /// The period.
        period: Period,
        /// The day of the period by which it is due.
        day: Option<DayOfPeriod>,
        /// True for "trước ngày 15 hằng tháng".
        strictly_before: bool,
        /// How many are owed in each period.
        quota: Option<Quota>,
    },
    /// When a case turns up, or within a term counted from one.
    WhenArising,
    /// "Định kỳ" without a period.
    PeriodicUnspecified,
    /// The plan says nothing.
    Unstated,
}

/// A stretch of the calendar that repeats.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Period {
    /// Each month.
    Month,
    /// Each quarter.
    Quarter,
    /// Each six months.
    HalfYear,
    /// Each year.
    Year,
}

/// A day within each period.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct DayOfPeriod {
    /// The day of the month.
    pub day: u8,
    /// Which month of the period.
    pub of: MonthOfPeriod,
}

/// Which month of a period a day belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MonthOfPeriod {
    /// "ngày 15 hằng tháng".
    EveryMonth,
    /// "ngày 25 tháng cuối quý".
    LastMonth,
}

/// A number of things owed in each period.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Quota {
    /// At least this many.
    pub count: u32,
    /// Of what ("tin, bài", "lần").
    pub unit: String,
}

impl Schedule {
    /// The schedule of a task about whose time the plan says nothing.
    pub fn unstated(line: u32) -> Self {
        Self { kind: ScheduleKind::Unstated, sentence: String::new(), line }
    }
}

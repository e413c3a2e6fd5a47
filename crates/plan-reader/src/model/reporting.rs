//! Duties to report to somebody.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::DayOfPeriod;

/// One duty to report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reporting {
    /// How often.
    pub kind: ReportingKind,
    /// By when, as far as stated.
    pub due: Option<ReportingDue>,
    /// Who receives the report.
    pub to: String,
    /// The line that lays it down.
    pub line: u32,
}

/// How often a report is owed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ReportingKind {
    /// Each month.
    Monthly,
    /// Each quarter.
    Quarterly,
    /// Each six months.
    HalfYearly,
    /// Each year.
    Yearly,
    /// Once, by a date.
    Once,
    /// On request.
    AdHoc,
}

/// By when a report is owed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ReportingDue {
    /// A day of the calendar.
    Date {
        /// The stated day.
        date: Date,
        /// True for "trước ngày …".
        strictly_before: bool,
    },
    /// A day of each period.
    DayOfPeriod {
        /// The day.
        day: DayOfPeriod,
        /// True for "trước ngày …".
        strictly_before: bool,
    },
}

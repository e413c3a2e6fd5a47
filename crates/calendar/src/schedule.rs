//! When a task of a plan is to be done.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::{DayOfPeriod, PeriodKind};

/// When a task is to be done, as the plan says it.
///
/// Stored under the kinds of the exchange format for plans.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum ScheduleRule {
    /// Once, by a date ("chậm nhất ngày") or before it ("trước ngày").
    ByDate {
        /// The date the plan states.
        date: Date,
        /// Whether it is to be done before that date, not on it.
        #[serde(default)]
        strictly_before: bool,
    },
    /// Once, within a span ("trong Quý I"), by the span's last day.
    Within {
        /// The span's first day.
        from: Date,
        /// The span's last day.
        to: Date,
    },
    /// In each period, with or without a number of things to do in it.
    Every {
        /// How long a period is.
        period: PeriodKind,
        /// The day of the period by which it is due, if the plan names one.
        #[serde(default)]
        day: Option<DayOfPeriod>,
        /// Whether it is due before that day, not on it.
        #[serde(default)]
        strictly_before: bool,
        /// At least how many, if the plan says so ("tối thiểu 10 tin bài/tháng").
        #[serde(default)]
        quota: Option<u32>,
    },
    /// All the time ("thường xuyên"); also "định kỳ" without a period, until someone decides.
    #[serde(alias = "periodic_unspecified")]
    Throughout {
        /// From when on, if later than the plan's own span.
        #[serde(default)]
        from: Option<Date>,
    },
    /// When a case arises ("khi phát sinh").
    WhenArising,
    /// The plan does not say: a finding until someone decides.
    Unstated,
}

/// The six kinds of schedule, by the words that stay fixed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ScheduleKind {
    /// By a date, or within a span.
    Milestone,
    /// At least so many in each period.
    Quota,
    /// In each period, due by rule.
    Recurring,
    /// All year: owes an update each quarter.
    Throughout,
    /// One for each case that arises.
    WhenArising,
    /// Not stated.
    Unstated,
}

impl ScheduleRule {
    /// Which of the six kinds it is.
    pub fn kind(&self) -> ScheduleKind {
        match self {
            Self::ByDate { .. } | Self::Within { .. } => ScheduleKind::Milestone,
            Self::Every { quota: Some(_), .. } => ScheduleKind::Quota,
            Self::Every { quota: None, .. } => ScheduleKind::Recurring,
            Self::Throughout { .. } => ScheduleKind::Throughout,
            Self::WhenArising => ScheduleKind::WhenArising,
            Self::Unstated => ScheduleKind::Unstated,
        }
    }
}

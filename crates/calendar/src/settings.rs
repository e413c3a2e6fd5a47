//! What a plan settles for all its schedules.

use serde::{Deserialize, Serialize};

use crate::{DayOfPeriod, Roll};

/// The day of each period by which units report on the plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReportingDay {
    /// The day.
    pub day: DayOfPeriod,
    /// Whether the report is due before that day ("trước ngày"), not on it.
    #[serde(default)]
    pub strictly_before: bool,
}

/// What a plan settles for all its schedules.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct PlanSettings {
    /// Which way a date moves that falls on a day off.
    pub roll: Roll,
    /// When units report, if the plan says so.
    pub reporting_day: Option<ReportingDay>,
    /// From how many working days ahead a date is "due soon".
    pub due_soon_working_days: u16,
}

impl Default for PlanSettings {
    /// Rolled back, no reporting day, due soon within five working days.
    fn default() -> Self {
        Self { roll: Roll::Back, reporting_day: None, due_soon_working_days: 5 }
    }
}

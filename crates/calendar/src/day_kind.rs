//! What a date is: worked or off, and why.

use serde::{Deserialize, Serialize};

use crate::SpecialDay;

/// What a date is to an authority.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "day", rename_all = "snake_case")]
pub enum DayKind {
    /// An ordinary working day.
    Working,
    /// An ordinary Saturday or Sunday.
    Weekend,
    /// A holiday, a compensation day, or a weekday swapped off.
    Off(SpecialDay),
    /// A day of the weekend that is worked for a weekday swapped off.
    WorkingSaturday(SpecialDay),
}

impl DayKind {
    /// Whether work is done on such a day.
    pub fn is_working(&self) -> bool {
        matches!(self, Self::Working | Self::WorkingSaturday(_))
    }
}

/// Why a date is a day off.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "why", rename_all = "snake_case")]
pub enum WhyOff {
    /// It is an ordinary Saturday or Sunday.
    Weekend,
    /// The calendar's data makes it a day off.
    Special(SpecialDay),
}

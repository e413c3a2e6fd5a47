//! A day that a plan names within each period: "the 25th of the quarter's last month".

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::Period;

/// In which month of a period the day lies. The words are those of the exchange format for plans.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MonthOfPeriod {
    /// In every month. In a period longer than a month, the last such day closes it.
    EveryMonth,
    /// In the period's last month ("tháng cuối quý").
    LastMonth,
}

/// A day of each period, such as the 25th of its last month.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "Stored", into = "Stored")]
pub struct DayOfPeriod {
    day: u8,
    of: MonthOfPeriod,
}

/// A month has no such day, ever.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("{0} is not a day of a month: 1 to 31")]
pub struct NoSuchDay(pub u8);

impl DayOfPeriod {
    /// A day of a month, 1 to 31.
    pub fn new(day: u8, of: MonthOfPeriod) -> Result<Self, NoSuchDay> {
        match day {
            1..=31 => Ok(Self { day, of }),
            _ => Err(NoSuchDay(day)),
        }
    }

    /// The day of the month, 1 to 31.
    pub fn day(self) -> u8 {
        self.day
    }

    /// In which month of the period it lies.
    pub fn of(self) -> MonthOfPeriod {
        self.of
    }

    /// The date it has in a period; the month's last day when the month is too short for it.
    pub fn date_in(self, period: Period) -> Date {
        let month = period.last_month();
        let day = i8::try_from(self.day).unwrap_or(i8::MAX);
        Date::new(month.year(), month.month(), day).unwrap_or(month.last_of_month())
    }
}

/// How it is stored, before its day is checked.
#[derive(Serialize, Deserialize)]
struct Stored {
    day: u8,
    of: MonthOfPeriod,
}

impl TryFrom<Stored> for DayOfPeriod {
    type Error = NoSuchDay;

    fn try_from(stored: Stored) -> Result<Self, Self::Error> {
        Self::new(stored.day, stored.of)
    }
}

impl From<DayOfPeriod> for Stored {
    fn from(day: DayOfPeriod) -> Self {
        Self { day: day.day, of: day.of }
    }
}

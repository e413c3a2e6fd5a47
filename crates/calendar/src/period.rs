//! A month, quarter, half year or year.

use std::ops::RangeInclusive;

use jiff::ToSpan;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::PeriodKeyError;

/// How long a period is. The words are those of the exchange format for plans.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PeriodKind {
    /// A calendar month.
    Month,
    /// Three months, from January, April, July or October.
    Quarter,
    /// Six months, from January or July.
    HalfYear,
    /// A calendar year.
    Year,
}

impl PeriodKind {
    /// How many months it lasts.
    pub fn months(self) -> i8 {
        match self {
            Self::Month => 1,
            Self::Quarter => 3,
            Self::HalfYear => 6,
            Self::Year => 12,
        }
    }
}

/// A month, quarter, half year or year of the calendar; stored as its key, such as `2024-Q3`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Period {
    kind: PeriodKind,
    start: Date,
}

impl Period {
    /// The n-th period of a year, counted from 1.
    pub fn new(kind: PeriodKind, year: i16, ordinal: i8) -> Result<Self, PeriodKeyError> {
        let error = PeriodKeyError::NoSuchPeriod { kind, year, ordinal };
        if !(1..=12 / kind.months()).contains(&ordinal) {
            return Err(error);
        }
        let start = Date::new(year, (ordinal - 1) * kind.months() + 1, 1).map_err(|_| error)?;
        Ok(Self { kind, start })
    }

    /// The period of that kind in which a date lies.
    pub fn containing(kind: PeriodKind, date: Date) -> Self {
        let months_into = (date.month() - 1) % kind.months();
        Self { kind, start: date.first_of_month().saturating_sub(months_into.months()) }
    }

    /// The periods of that kind that share a day with a span, earliest first.
    pub fn over(kind: PeriodKind, span: RangeInclusive<Date>) -> impl Iterator<Item = Self> {
        let (first, last) = span.into_inner();
        std::iter::successors(Some(Self::containing(kind, first)), |period| period.following())
            .take_while(move |period| first <= last && period.start <= last)
    }

    /// How long it is.
    pub fn kind(self) -> PeriodKind {
        self.kind
    }

    /// Its first day.
    pub fn start(self) -> Date {
        self.start
    }

    /// Its last day.
    pub fn end(self) -> Date {
        self.last_month().last_of_month()
    }

    /// The first day of its last month.
    pub fn last_month(self) -> Date {
        self.start.saturating_add((self.kind.months() - 1).months())
    }

    /// The year it lies in.
    pub fn year(self) -> i16 {
        self.start.year()
    }

    /// Which of its year it is, counted from 1.
    pub fn ordinal(self) -> i8 {
        (self.start.month() - 1) / self.kind.months() + 1
    }

    /// Whether a date lies in it.
    pub fn contains(self, date: Date) -> bool {
        (self.start..=self.end()).contains(&date)
    }

    /// The period after it; the last one there is (in the year 9999) gives itself.
    pub fn next(self) -> Self {
        self.following().unwrap_or(self)
    }

    /// The period before it; the first one there is gives itself.
    pub fn previous(self) -> Self {
        match self.start.yesterday() {
            Ok(date) => Self::containing(self.kind, date),
            Err(_) => self,
        }
    }

    fn following(self) -> Option<Self> {
        self.end().tomorrow().ok().map(|date| Self::containing(self.kind, date))
    }
}

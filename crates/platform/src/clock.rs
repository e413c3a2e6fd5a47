//! The one source of now and today.
//!
//! Deadlines are dates in Asia/Ho_Chi_Minh, events are instants. `as_of` moves the domain's today;
//! sessions, links, tokens and locks always run on real time (`now`).

use jiff::{Timestamp, civil::Date, tz::TimeZone};

/// The time zone in which every deadline is a date.
pub const ZONE: &str = "Asia/Ho_Chi_Minh";

/// Answers what time it is, and which day the domain stands on.
#[derive(Debug, Clone)]
pub struct Clock {
    zone: TimeZone,
    as_of: Option<Date>,
    fixed: Option<Timestamp>,
}

impl Clock {
    /// The machine's clock.
    pub fn system() -> Self {
        Self { zone: zone(), as_of: None, fixed: None }
    }

    /// The machine's clock, with the domain standing on `date`.
    pub fn as_of(date: Date) -> Self {
        Self { as_of: Some(date), ..Self::system() }
    }

    /// A clock that stands still, for tests.
    pub fn fixed(now: Timestamp) -> Self {
        Self { zone: zone(), as_of: None, fixed: Some(now) }
    }

    /// The real instant.
    pub fn now(&self) -> Timestamp {
        #[expect(clippy::disallowed_methods, reason = "this is the one place that reads the clock")]
        self.fixed.unwrap_or_else(Timestamp::now)
    }

    /// The day the domain stands on: `as_of` where given, else today in Asia/Ho_Chi_Minh.
    pub fn today(&self) -> Date {
        self.as_of.unwrap_or_else(|| self.date_of(self.now()))
    }

    /// The day an instant falls on in Asia/Ho_Chi_Minh.
    pub fn date_of(&self, instant: Timestamp) -> Date {
        self.zone.to_datetime(instant).date()
    }

    /// The wall-clock date and time of an instant in Asia/Ho_Chi_Minh.
    pub fn local(&self, instant: Timestamp) -> jiff::civil::DateTime {
        self.zone.to_datetime(instant)
    }

    /// Whether the domain was moved to another day.
    pub fn is_moved(&self) -> bool {
        self.as_of.is_some()
    }
}

/// UTC+7 all year: the fixed offset serves should the zone database be missing.
fn zone() -> TimeZone {
    TimeZone::get(ZONE).unwrap_or_else(|_| TimeZone::fixed(jiff::tz::offset(7)))
}

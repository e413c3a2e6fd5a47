//! Counting in working days.

use jiff::civil::Date;

use crate::Calendar;

/// A Monday, from which ordinary weeks are counted.
const SOME_MONDAY: Date = Date::constant(2024, 1, 1);
const SECONDS_OF_A_DAY: i64 = 86_400;

impl Calendar {
    /// The first working day after a date.
    pub fn next_working_day(&self, date: Date) -> Date {
        self.first_working_day(date, |date| date.tomorrow().ok())
    }

    /// The last working day before a date.
    pub fn previous_working_day(&self, date: Date) -> Date {
        self.first_working_day(date, |date| date.yesterday().ok())
    }

    /// Adds `count` working days to `start`; the day of receipt is day zero.
    ///
    /// A working Saturday counts, a swapped-off weekday does not.
    pub fn add_working_days(&self, start: Date, count: u16) -> Date {
        (0..count).fold(start, |date, _| self.next_working_day(date))
    }

    /// The working days after `from` up to and including `to`; negative when `to` comes first.
    ///
    /// Agrees with [`Calendar::add_working_days`]: from a start to what that gives there are
    /// as many days as were added.
    pub fn working_days_between(&self, from: Date, to: Date) -> i32 {
        if to < from {
            return -self.working_days_between(to, from);
        }
        let ordinary = weekdays_until(to) - weekdays_until(from);
        i32::try_from(ordinary).unwrap_or(i32::MAX) + self.correction(from, to)
    }

    /// Walks one way until a working day is met, or until the dates end.
    fn first_working_day(&self, date: Date, step: fn(Date) -> Option<Date>) -> Date {
        let mut found = date;
        while let Some(next) = step(found) {
            found = next;
            if self.is_working_day(found) {
                break;
            }
        }
        found
    }
}

/// The calendar days from one date to another, negative when `to` comes first.
pub(crate) fn days_between(from: Date, to: Date) -> i64 {
    from.duration_until(to).as_secs() / SECONDS_OF_A_DAY
}

/// Mondays to Fridays up to and including a date, counted from some Monday.
fn weekdays_until(date: Date) -> i64 {
    let days = days_between(SOME_MONDAY, date);
    days.div_euclid(7) * 5 + (days.rem_euclid(7) + 1).min(5)
}

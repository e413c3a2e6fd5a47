//! A piece of work that one unit asks another for, and how long it was waited for.

use ddci_calendar::Calendar;
use ddci_platform::store::{Column, Row, StoreError};
use jiff::civil::Date;

/// Where a piece stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum PieceState {
    /// Asked for: the turn is the asked unit's.
    Asked,
    /// Delivered: the turn is the asker's.
    Delivered,
    /// Taken by the asker.
    Taken,
    /// Declined with a reason.
    Declined,
    /// No longer asked for.
    Withdrawn,
}

impl PieceState {
    /// All states.
    pub const ALL: [Self; 5] =
        [Self::Asked, Self::Delivered, Self::Taken, Self::Declined, Self::Withdrawn];

    /// The word it is stored under.
    pub fn word(self) -> &'static str {
        match self {
            Self::Asked => "asked",
            Self::Delivered => "delivered",
            Self::Taken => "taken",
            Self::Declined => "declined",
            Self::Withdrawn => "withdrawn",
        }
    }
}

impl Column for PieceState {
    fn read(row: &Row, name: &str) -> Result<Self, StoreError> {
        let word: String = row.get(name)?;
        Self::ALL
            .into_iter()
            .find(|state| state.word() == word)
            .ok_or_else(|| StoreError::Vocabulary { column: name.to_owned(), value: word })
    }
}

/// The span of one round in which somebody may have waited.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wait {
    /// The day by which the answer was asked for.
    pub due_on: Date,
    /// The day of the answer; nothing while it is waited for.
    pub ended_on: Option<Date>,
    /// The day on which the asker no longer waited, because the obligation itself was done or its
    /// plan was over.
    pub moot_on: Option<Date>,
}

impl Wait {
    /// The working days that were waited beyond the day that was asked for; an answer in time, or
    /// one that is not due yet, was waited for by nobody.
    pub fn working_days(&self, today: Date, calendar: &Calendar) -> i64 {
        let until = self.ended_on.unwrap_or(today);
        let until = self.moot_on.map_or(until, |moot| until.min(moot));
        calendar.working_days_between(self.due_on, until).max(0).into()
    }
}

#[cfg(test)]
mod tests {
    use super::Wait;
    use ddci_calendar::Calendar;
    use jiff::civil::{Date, date};
    use rstest::rstest;

    const FRIDAY: Date = date(2024, 6, 14);

    #[rstest]
    #[case::in_time(Some(FRIDAY), None, 0)]
    #[case::before_its_day(Some(date(2024, 6, 10)), None, 0)]
    #[case::over_the_weekend(Some(date(2024, 6, 16)), None, 0)]
    #[case::two_working_days(Some(date(2024, 6, 18)), None, 2)]
    #[case::still_waited_for(None, None, 3)]
    #[case::done_without_it(None, Some(date(2024, 6, 17)), 1)]
    #[case::answered_after_it_was_done(Some(date(2024, 6, 18)), Some(date(2024, 6, 17)), 1)]
    #[case::answered_before_it_was_done(Some(date(2024, 6, 17)), Some(date(2024, 6, 28)), 1)]
    fn a_wait_is_counted_in_working_days(
        #[case] ended_on: Option<Date>,
        #[case] moot_on: Option<Date>,
        #[case] days: i64,
    ) {
        let wait = Wait { due_on: FRIDAY, ended_on, moot_on };
        assert_eq!(wait.working_days(date(2024, 6, 19), &Calendar::vietnam()), days);
    }
}

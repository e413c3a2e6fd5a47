//! The rule of a schedule: from what was read to what the calendar works with, and its stored form.

use ddci_calendar::{DayOfPeriod, MonthOfPeriod, PeriodKind, ScheduleRule};
use ddci_plan_reader as reader;
use ddci_platform::store::{Row, StoreError};

/// The rule of a schedule that was read.
pub fn rule_of(kind: &reader::ScheduleKind) -> ScheduleRule {
    match kind {
        reader::ScheduleKind::Throughout { from } => ScheduleRule::Throughout { from: *from },
        reader::ScheduleKind::ByDate { date, strictly_before } => {
            ScheduleRule::ByDate { date: *date, strictly_before: *strictly_before }
        }
        reader::ScheduleKind::Within { from, due } => {
            ScheduleRule::Within { from: *from, to: *due }
        }
        reader::ScheduleKind::Every { period, day, strictly_before, quota } => {
            ScheduleRule::Every {
                period: period_of(*period),
                day: day.as_ref().and_then(day_of),
                strictly_before: *strictly_before,
                quota: quota.as_ref().map(|quota| quota.count),
            }
        }
        reader::ScheduleKind::WhenArising => ScheduleRule::WhenArising,
        // Followed up each quarter until somebody decides on a period (Rules of obligations).
        reader::ScheduleKind::PeriodicUnspecified => ScheduleRule::Throughout { from: None },
        reader::ScheduleKind::Unstated => ScheduleRule::Unstated,
    }
}

fn period_of(period: reader::Period) -> PeriodKind {
    match period {
        reader::Period::Month => PeriodKind::Month,
        reader::Period::Quarter => PeriodKind::Quarter,
        reader::Period::HalfYear => PeriodKind::HalfYear,
        reader::Period::Year => PeriodKind::Year,
    }
}

/// A day of a period as the calendar knows it; a day that no month has is none.
pub(crate) fn day_of(day: &reader::DayOfPeriod) -> Option<DayOfPeriod> {
    let of = match day.of {
        reader::MonthOfPeriod::EveryMonth => MonthOfPeriod::EveryMonth,
        reader::MonthOfPeriod::LastMonth => MonthOfPeriod::LastMonth,
    };
    DayOfPeriod::new(day.day, of).ok()
}

/// The rule as it is stored.
pub fn write_rule(rule: &ScheduleRule) -> String {
    serde_json::to_string(rule).unwrap_or_default()
}

/// The rule from the column `name`.
///
/// # Errors
/// [`StoreError`] where the column holds no rule.
pub fn read_rule(row: &Row, name: &str) -> Result<ScheduleRule, StoreError> {
    let text: String = row.get(name)?;
    serde_json::from_str(&text)
        .map_err(|_| StoreError::Vocabulary { column: name.to_owned(), value: text })
}

//! A schedule a year later: each date moved as it is stated, the last day of February kept, and
//! nothing guessed about a date outside of the plan's year.

use ddci_calendar::{
    Calendar, DayOfPeriod, MonthOfPeriod, NextYear, PeriodKind, PlanSettings, ScheduleRule,
    YearStep, a_year_on, occurrences,
};
use jiff::civil::{Date, date};
use proptest::prelude::*;
use rstest::rstest;

fn by(date: Date) -> ScheduleRule {
    ScheduleRule::ByDate { date, strictly_before: false }
}

fn before(date: Date) -> ScheduleRule {
    ScheduleRule::ByDate { date, strictly_before: true }
}

fn within(from: Date, to: Date) -> ScheduleRule {
    ScheduleRule::Within { from, to }
}

#[rstest]
#[case::plain(by(date(2024, 4, 30)), by(date(2025, 4, 30)), YearStep::SameDay)]
#[case::before(before(date(2024, 4, 5)), before(date(2025, 4, 5)), YearStep::SameDay)]
#[case::leap_day(by(date(2024, 2, 29)), by(date(2025, 2, 28)), YearStep::EndOfMonth)]
#[case::before_leap_day(before(date(2024, 2, 29)), before(date(2025, 2, 28)), YearStep::EndOfMonth)]
#[case::last_of_february(by(date(2027, 2, 28)), by(date(2028, 2, 29)), YearStep::EndOfMonth)]
#[case::before_the_28th(before(date(2027, 2, 28)), before(date(2028, 2, 28)), YearStep::SameDay)]
#[case::not_the_last(by(date(2024, 2, 28)), by(date(2025, 2, 28)), YearStep::SameDay)]
#[case::last_of_year(by(date(2024, 12, 31)), by(date(2025, 12, 31)), YearStep::SameDay)]
#[case::a_month(
    within(date(2027, 2, 1), date(2027, 2, 28)),
    within(date(2028, 2, 1), date(2028, 2, 29)),
    YearStep::EndOfMonth
)]
#[case::a_leap_month(
    within(date(2024, 2, 1), date(2024, 2, 29)),
    within(date(2025, 2, 1), date(2025, 2, 28)),
    YearStep::EndOfMonth
)]
#[case::a_quarter(
    within(date(2024, 7, 1), date(2024, 9, 30)),
    within(date(2025, 7, 1), date(2025, 9, 30)),
    YearStep::SameDay
)]
#[case::all_year_from(
    ScheduleRule::Throughout { from: Some(date(2024, 2, 29)) },
    ScheduleRule::Throughout { from: Some(date(2025, 2, 28)) },
    YearStep::EndOfMonth
)]
fn each_date_moves_by_a_year(
    #[case] rule: ScheduleRule,
    #[case] moved: ScheduleRule,
    #[case] step: YearStep,
) {
    let year = rule.dates()[1].unwrap().year();
    assert_eq!(rule.next_year(year), NextYear::Moved { rule: moved, step });
}

#[rstest]
#[case::next_january(by(date(2025, 1, 15)), date(2025, 1, 15))]
#[case::year_before(by(date(2023, 12, 31)), date(2023, 12, 31))]
#[case::begins_before(within(date(2023, 12, 1), date(2024, 1, 31)), date(2023, 12, 1))]
#[case::ends_after(within(date(2024, 12, 1), date(2025, 1, 31)), date(2025, 1, 31))]
fn a_date_outside_of_the_year_is_for_somebody_to_decide(
    #[case] rule: ScheduleRule,
    #[case] outside: Date,
) {
    assert_eq!(rule.next_year(2024), NextYear::Outside { date: outside });
}

#[test]
fn what_names_no_date_goes_on() {
    let day = Some(DayOfPeriod::new(31, MonthOfPeriod::LastMonth).unwrap());
    for rule in [
        ScheduleRule::Throughout { from: None },
        ScheduleRule::WhenArising,
        ScheduleRule::Unstated,
        ScheduleRule::Every {
            period: PeriodKind::Quarter,
            day,
            strictly_before: true,
            quota: Some(3),
        },
    ] {
        assert_eq!(rule.next_year(2024), NextYear::Kept);
    }
}

/// 30/4/2024 was a Tuesday off; the day in force of 2025 comes from the calendar of 2025, where the
/// 30th of April is a Wednesday off: the Tuesday before it.
#[test]
fn the_calendar_of_the_new_year_rolls() {
    let NextYear::Moved { rule, .. } = by(date(2024, 4, 30)).next_year(2024) else { panic!() };
    let year = date(2025, 1, 1)..=date(2025, 12, 31);
    let owed = occurrences(&rule, year, &PlanSettings::default(), &Calendar::vietnam());
    assert_eq!(owed[0].due.effective, date(2025, 4, 29));
}

fn dates() -> impl Strategy<Value = Date> {
    (1950_i16..2150, 1_i8..=12, 1_i8..=31)
        .prop_filter_map("a day of the calendar", |(y, m, d)| Date::new(y, m, d).ok())
}

proptest! {
    /// It never leaves its month, and loses its day only where the new month has none such.
    #[test]
    fn a_date_stays_in_its_month(on in dates()) {
        let (moved, step) = a_year_on(on);
        prop_assert_eq!((moved.year(), moved.month()), (on.year() + 1, on.month()));
        let last = |date: Date| date == date.last_of_month();
        prop_assert!(!last(on) || last(moved));
        prop_assert_eq!(step == YearStep::SameDay, moved.day() == on.day());
    }

    /// Of two dates the earlier one stays the earlier one, so that a span never ends before it begins.
    #[test]
    fn the_order_of_dates_stays(one in dates(), days in 0_i32..60) {
        let other = one.saturating_add(jiff::Span::new().days(days));
        prop_assume!(one.year() == other.year());
        match within(one, other).next_year(one.year()) {
            NextYear::Moved { rule: ScheduleRule::Within { from, to }, .. } => {
                prop_assert!(from <= to);
            }
            other => prop_assert!(false, "{other:?}"),
        }
    }
}

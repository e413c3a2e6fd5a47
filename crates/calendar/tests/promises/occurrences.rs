//! The table "rules of obligations": what each kind of schedule owes, and when.

use ddci_calendar::{
    Calendar, DayOfPeriod, MonthOfPeriod, Occurrence, PeriodKind, PlanSettings, ReportingDay, Roll,
    ScheduleKind, ScheduleRule, occurrences,
};
use jiff::civil::{Date, date};
use rstest::rstest;

fn owed(rule: ScheduleRule, from: Date, to: Date, settings: &PlanSettings) -> Vec<Occurrence> {
    occurrences(&rule, from..=to, settings, &Calendar::vietnam())
}

fn in_2024(rule: ScheduleRule) -> Vec<Occurrence> {
    owed(rule, date(2024, 1, 1), date(2024, 12, 31), &PlanSettings::default())
}

fn keys(owed: &[Occurrence]) -> Vec<&str> {
    owed.iter().map(|occurrence| occurrence.key.as_str()).collect()
}

fn effective(owed: &[Occurrence]) -> String {
    let dates: Vec<String> = owed.iter().map(|one| one.due.effective.to_string()).collect();
    dates.join(" ")
}

fn every(period: PeriodKind) -> ScheduleRule {
    ScheduleRule::Every { period, day: None, strictly_before: false, quota: None }
}

fn every_before(period: PeriodKind, day: u8, of: MonthOfPeriod) -> ScheduleRule {
    let day = Some(DayOfPeriod::new(day, of).unwrap());
    ScheduleRule::Every { period, day, strictly_before: true, quota: None }
}

#[test]
fn a_milestone_is_owed_once_whatever_the_span() {
    let rule = ScheduleRule::ByDate { date: date(2025, 3, 25), strictly_before: false };
    let owed = in_2024(rule);

    assert_eq!(rule.kind(), ScheduleKind::Milestone);
    assert_eq!(keys(&owed), ["once"]);
    assert_eq!(owed[0].period, None);
    assert_eq!(owed[0].due.effective, date(2025, 3, 25));
}

#[test]
fn a_span_is_due_on_its_last_day() {
    let rule = ScheduleRule::Within { from: date(2024, 1, 1), to: date(2024, 6, 30) };
    let owed = in_2024(rule);

    assert_eq!(rule.kind(), ScheduleKind::Milestone);
    assert_eq!(keys(&owed), ["once"]);
    assert_eq!(owed[0].due.stated, date(2024, 6, 30));
    assert_eq!(owed[0].due.effective, date(2024, 6, 28)); // the 30th is a Sunday
}

#[test]
fn a_quota_is_due_at_the_end_of_each_month() {
    let rule = ScheduleRule::Every {
        period: PeriodKind::Month,
        day: None,
        strictly_before: false,
        quota: Some(10),
    };
    let owed = in_2024(rule);

    assert_eq!(rule.kind(), ScheduleKind::Quota);
    assert_eq!(keys(&owed)[..2], ["2024-M01", "2024-M02"]);
    assert_eq!(
        effective(&owed),
        "2024-01-31 2024-02-29 2024-03-29 2024-04-26 2024-05-31 2024-06-28 \
         2024-07-31 2024-08-30 2024-09-30 2024-10-31 2024-11-29 2024-12-31"
    );
}

#[rstest]
#[case(2024, "2024-03-22 2024-06-24 2024-09-24 2024-12-24")]
#[case(2025, "2025-03-24 2025-06-24 2025-09-24 2025-12-24")]
#[case(2026, "2026-03-24 2026-06-24 2026-09-24 2026-12-24")]
fn before_the_25th_of_the_quarters_last_month(#[case] year: i16, #[case] dates: &str) {
    let rule = every_before(PeriodKind::Quarter, 25, MonthOfPeriod::LastMonth);
    let owed = owed(rule, date(year, 1, 1), date(year, 12, 31), &PlanSettings::default());

    assert_eq!(rule.kind(), ScheduleKind::Recurring);
    assert_eq!(effective(&owed), dates);
    assert!(owed.iter().all(|occurrence| occurrence.due.stated.day() == 25));
}

#[test]
fn before_the_15th_of_every_month() {
    let rule = every_before(PeriodKind::Month, 15, MonthOfPeriod::EveryMonth);
    let owed = owed(rule, date(2025, 1, 1), date(2025, 12, 31), &PlanSettings::default());

    assert_eq!(
        effective(&owed),
        "2025-01-14 2025-02-14 2025-03-14 2025-04-14 2025-05-14 2025-06-13 \
         2025-07-14 2025-08-14 2025-09-12 2025-10-14 2025-11-14 2025-12-12"
    );
}

#[rstest]
#[case(PeriodKind::HalfYear, "2024-06-28 2024-12-31")]
#[case(PeriodKind::Year, "2024-12-31")]
fn longer_periods_end_on_their_last_day(#[case] period: PeriodKind, #[case] dates: &str) {
    assert_eq!(effective(&in_2024(every(period))), dates);
}

#[test]
fn a_day_the_month_has_not_is_its_last() {
    let day = Some(DayOfPeriod::new(31, MonthOfPeriod::LastMonth).unwrap());
    let rule =
        ScheduleRule::Every { period: PeriodKind::Month, day, strictly_before: false, quota: None };
    let settings = PlanSettings { roll: Roll::None, ..PlanSettings::default() };
    let owed = owed(rule, date(2024, 1, 1), date(2024, 6, 30), &settings);

    assert_eq!(
        effective(&owed),
        "2024-01-31 2024-02-29 2024-03-31 2024-04-30 2024-05-31 2024-06-30"
    );
}

/// A plan issued on 15 March still owes the first quarter, but not January.
#[test]
fn a_period_is_owed_when_it_ends_after_the_plan_begins() {
    let (issued, last) = (date(2024, 3, 15), date(2024, 12, 31));
    let settings = PlanSettings::default();
    let months = owed(every(PeriodKind::Month), issued, last, &settings);
    let quarters = owed(every(PeriodKind::Quarter), issued, last, &settings);

    assert_eq!((keys(&months)[0], months.len()), ("2024-M03", 10));
    assert_eq!((keys(&quarters)[0], quarters.len()), ("2024-Q1", 4));
    assert_eq!(keys(&owed(every(PeriodKind::Year), issued, last, &settings)), ["2024"]);
}

#[test]
fn a_period_that_ends_the_day_the_plan_begins_is_owed() {
    let settings = PlanSettings::default();
    let rule = every(PeriodKind::Quarter);

    let on_the_day = owed(rule, date(2024, 3, 31), date(2024, 6, 30), &settings);
    let a_day_later = owed(rule, date(2024, 4, 1), date(2024, 6, 30), &settings);

    assert_eq!(keys(&on_the_day), ["2024-Q1", "2024-Q2"]);
    assert_eq!(keys(&a_day_later), ["2024-Q2"]);
}

#[test]
fn what_goes_on_all_year_owes_an_update_each_quarter() {
    let rule = ScheduleRule::Throughout { from: None };
    let owed = in_2024(rule);

    assert_eq!(rule.kind(), ScheduleKind::Throughout);
    assert_eq!(keys(&owed), ["2024-Q1", "2024-Q2", "2024-Q3", "2024-Q4"]);
    assert_eq!(effective(&owed), "2024-03-29 2024-06-28 2024-09-30 2024-12-31");
}

/// "From the beginning of the year" does not reach back before the plan.
#[rstest]
#[case("2024-01-01", "2024-Q2 2024-Q3 2024-Q4")]
#[case("2024-07-01", "2024-Q3 2024-Q4")]
#[case("2024-09-30", "2024-Q3 2024-Q4")]
fn the_later_of_two_beginnings_counts(#[case] from: Date, #[case] quarters: &str) {
    let rule = ScheduleRule::Throughout { from: Some(from) };
    let owed = owed(rule, date(2024, 5, 2), date(2024, 12, 31), &PlanSettings::default());

    assert_eq!(keys(&owed).join(" "), quarters);
}

#[test]
fn the_update_is_due_on_the_plans_reporting_day() {
    let day = DayOfPeriod::new(25, MonthOfPeriod::LastMonth).unwrap();
    let reporting_day = Some(ReportingDay { day, strictly_before: true });
    let settings = PlanSettings { reporting_day, ..PlanSettings::default() };
    let rule = ScheduleRule::Throughout { from: Some(date(2024, 4, 1)) };
    let owed = owed(rule, date(2024, 1, 1), date(2024, 12, 31), &settings);

    assert_eq!(effective(&owed), "2024-06-24 2024-09-24 2024-12-24");
}

/// The reporting day is for updates; a duty with a period of its own keeps the period's end.
#[test]
fn the_reporting_day_does_not_move_a_recurring_duty() {
    let day = DayOfPeriod::new(25, MonthOfPeriod::LastMonth).unwrap();
    let reporting_day = Some(ReportingDay { day, strictly_before: true });
    let settings = PlanSettings { reporting_day, ..PlanSettings::default() };
    let owed = owed(every(PeriodKind::Quarter), date(2024, 7, 1), date(2024, 9, 30), &settings);

    assert_eq!(effective(&owed), "2024-09-30");
}

#[rstest]
#[case(ScheduleRule::WhenArising, ScheduleKind::WhenArising)]
#[case(ScheduleRule::Unstated, ScheduleKind::Unstated)]
fn nothing_is_owed_ahead(#[case] rule: ScheduleRule, #[case] kind: ScheduleKind) {
    assert_eq!(rule.kind(), kind);
    assert_eq!(in_2024(rule), []);
}

#[test]
fn a_span_upside_down_owes_no_period() {
    let settings = PlanSettings::default();
    let rule = every(PeriodKind::Month);

    assert_eq!(owed(rule, date(2024, 12, 31), date(2024, 1, 1), &settings), []);
    let from = Some(date(2025, 1, 1));
    assert_eq!(in_2024(ScheduleRule::Throughout { from }), []);
}

#[rstest]
#[case(0)]
#[case(32)]
fn no_month_has_such_a_day(#[case] day: u8) {
    let refused = DayOfPeriod::new(day, MonthOfPeriod::EveryMonth).unwrap_err();

    assert_eq!(refused.to_string(), format!("{day} is not a day of a month: 1 to 31"));
}

//! Deadlines counted from an event.

use ddci_calendar::{
    Amount, Calendar, DayZero, DeadlineCase, DeadlineRule, Due, Pause, Roll, Step,
};
use jiff::civil::{Date, date};
use rstest::rstest;

const TEN_WORKING_DAYS: DeadlineRule = DeadlineRule {
    day_zero: DayZero::DayOfEvent,
    amount: Amount::WorkingDays(10),
    roll: Roll::Forward,
};

fn allowing(amount: Amount) -> DeadlineRule {
    DeadlineRule { amount, ..TEN_WORKING_DAYS }
}

fn due(rule: DeadlineRule, case: &DeadlineCase) -> Due {
    rule.due(case, &Calendar::vietnam())
}

/// Luật Tiếp công dân 2013, điều 28: 10 working days from receipt.
#[rstest]
#[case("2024-03-11", "2024-03-25")]
#[case("2024-04-16", "2024-05-04")] // over 18/4 and 27/4-1/5, onto the working Saturday
#[case("2024-04-17", "2024-05-06")]
#[case("2024-02-07", "2024-02-28")] // over Tết
#[case("2026-08-20", "2026-09-07")] // 22/8 worked, 31/8-2/9 off
fn counts_ten_working_days(#[case] received: Date, #[case] last: Date) {
    assert_eq!(due(TEN_WORKING_DAYS, &DeadlineCase::starting(received)).effective, last);
}

/// Luật Khiếu nại 2011, điều 28: 30 days, complex 45;
/// the last day by Bộ luật Dân sự 2015, điều 148 khoản 5.
#[rstest]
#[case(30, "2024-03-01", "2024-03-31", "2024-04-01")] // ends on a Sunday
#[case(45, "2024-03-01", "2024-04-15", "2024-04-15")]
#[case(30, "2024-01-10", "2024-02-09", "2024-02-15")] // ends in Tết
#[case(30, "2024-04-04", "2024-05-04", "2024-05-04")] // ends on the working Saturday
fn counts_calendar_days(
    #[case] days: u16,
    #[case] accepted: Date,
    #[case] stated: Date,
    #[case] last: Date,
) {
    let due = due(allowing(Amount::CalendarDays(days)), &DeadlineCase::starting(accepted));

    assert_eq!((due.stated, due.effective), (stated, last));
}

/// Bộ luật Dân sự 2015, điều 148 khoản 3: a month without the day ends on its last day.
#[rstest]
#[case(1, "2024-01-31", "2024-02-29")]
#[case(1, "2025-01-31", "2025-02-28")]
#[case(1, "2024-03-31", "2024-04-30")]
#[case(2, "2024-12-31", "2025-02-28")]
#[case(1, "2024-02-29", "2024-03-29")]
#[case(12, "2024-02-29", "2025-02-28")]
#[case(3, "2024-01-15", "2024-04-15")]
fn counts_months(#[case] months: u16, #[case] start: Date, #[case] stated: Date) {
    let due = due(allowing(Amount::Months(months)), &DeadlineCase::starting(start));

    assert_eq!(due.stated, stated);
    let short = Step::ShortMonth { asked: start.day().unsigned_abs(), last: stated };
    assert_eq!(due.explanation.steps.contains(&short), start.day() != stated.day());
}

#[rstest]
#[case::the_day_itself_is_zero(DayZero::DayOfEvent, "2024-03-11", "2024-03-25")]
#[case::it_is_the_first(DayZero::DayBeforeEvent, "2024-03-11", "2024-03-22")]
#[case::a_saturday_counts_as_monday(DayZero::WorkingDayOfEvent, "2024-03-09", "2024-03-25")]
#[case::a_saturday_is_zero_itself(DayZero::DayOfEvent, "2024-03-09", "2024-03-22")]
#[case::the_working_saturday_is_a_day(DayZero::WorkingDayOfEvent, "2024-05-04", "2024-05-17")]
fn counts_from_day_zero(#[case] day_zero: DayZero, #[case] received: Date, #[case] last: Date) {
    let rule = DeadlineRule { day_zero, ..TEN_WORKING_DAYS };

    assert_eq!(due(rule, &DeadlineCase::starting(received)).effective, last);
}

fn paused(start: Date, pauses: &[(Date, Date)]) -> DeadlineCase {
    let pauses = pauses.iter().map(|&(from, to)| Pause { from, to }).collect();
    DeadlineCase { pauses, ..DeadlineCase::starting(start) }
}

#[rstest]
#[case::working_days(Amount::WorkingDays(5), "2024-03-20")] // 18/3 and two more
#[case::calendar_days(Amount::CalendarDays(7), "2024-03-20")]
#[case::a_month(Amount::Months(1), "2024-04-13")]
fn a_pause_does_not_count(#[case] amount: Amount, #[case] stated: Date) {
    let case = paused(date(2024, 3, 11), &[(date(2024, 3, 13), date(2024, 3, 14))]);

    assert_eq!(due(allowing(amount), &case).stated, stated);
}

#[test]
fn pauses_that_overlap_count_once() {
    let twice = paused(
        date(2024, 3, 11),
        &[(date(2024, 3, 12), date(2024, 3, 14)), (date(2024, 3, 13), date(2024, 3, 15))],
    );
    let due = due(allowing(Amount::CalendarDays(3)), &twice);

    assert_eq!(due.stated, date(2024, 3, 18));
    let pause = Step::Paused { from: date(2024, 3, 12), to: date(2024, 3, 15) };
    assert_eq!(due.explanation.steps, [pause]);
}

#[test]
fn a_pause_met_only_because_of_another_counts_too() {
    let case = paused(
        date(2024, 3, 1),
        &[(date(2024, 3, 2), date(2024, 3, 4)), (date(2024, 3, 12), date(2024, 3, 12))],
    );

    // Ten days end on 11/3; three paused days make it 14/3, and 12/3 one more.
    assert_eq!(due(allowing(Amount::CalendarDays(10)), &case).stated, date(2024, 3, 15));
}

#[test]
fn pauses_outside_the_time_change_nothing() {
    let case = paused(
        date(2024, 3, 11),
        &[(date(2024, 2, 1), date(2024, 3, 11)), (date(2024, 3, 26), date(2024, 6, 1))],
    );

    assert_eq!(due(TEN_WORKING_DAYS, &case).effective, date(2024, 3, 25));
}

/// Luật Tố cáo 2018, điều 30: 30 days, 30 more when complex, twice when specially complex.
#[test]
fn extensions_go_on_where_the_time_before_ended() {
    let thirty = Amount::CalendarDays(30);
    let case = DeadlineCase {
        extensions: vec![thirty, thirty],
        ..DeadlineCase::starting(date(2024, 3, 1))
    };
    let due = due(allowing(thirty), &case);

    assert_eq!(due.effective, date(2024, 5, 30)); // 31/3 is a Sunday, and not rolled before the end
    let extended =
        [date(2024, 3, 31), date(2024, 4, 30)].map(|from| Step::Extended { from, by: thirty });
    assert_eq!(due.explanation.steps, extended);
}

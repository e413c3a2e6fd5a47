//! How a thing stands to its date.

use ddci_calendar::{Calendar, Done, Timeliness};
use jiff::civil::{Date, date};
use rstest::rstest;

fn not_done(effective: Date, today: Date) -> Timeliness {
    Timeliness::of(effective, None, today, 5, &Calendar::vietnam())
}

fn done(effective_then: Date, on: Date) -> Timeliness {
    // The date has since moved far away: only the one in force on the day counts.
    let done = Some(Done { on, effective_then });
    Timeliness::of(date(2020, 1, 1), done, date(2026, 1, 1), 5, &Calendar::vietnam())
}

#[rstest]
#[case::due_today("2024-04-26", "2024-04-26", 0)]
#[case::due_tomorrow("2024-04-26", "2024-04-25", 1)]
#[case::a_week_before("2024-04-26", "2024-04-19", 5)]
#[case::on_the_sunday_before("2024-03-22", "2024-03-17", 5)]
#[case::over_the_long_break("2024-05-02", "2024-04-26", 1)]
#[case::with_the_working_saturday("2024-05-06", "2024-05-03", 2)]
#[case::due_on_a_sunday_unrolled("2024-06-30", "2024-06-29", 0)]
fn due_soon(#[case] effective: Date, #[case] today: Date, #[case] working_days_left: u32) {
    assert_eq!(not_done(effective, today), Timeliness::DueSoon { working_days_left });
}

#[rstest]
#[case::six_days_before("2024-04-26", "2024-04-17", 6)] // 18/4 is off
#[case::a_calendar_week_is_longer_with_a_working_saturday("2024-05-10", "2024-05-03", 6)]
fn upcoming(#[case] effective: Date, #[case] today: Date, #[case] working_days_left: u32) {
    assert_eq!(not_done(effective, today), Timeliness::Upcoming { working_days_left });
}

#[rstest]
#[case::the_next_day("2024-04-24", "2024-04-25", 1, "2024-04-25")]
#[case::saturday_after_friday("2024-03-22", "2024-03-23", 1, "2024-03-23")] // none passed, still late
#[case::sunday_after_friday("2024-03-22", "2024-03-24", 1, "2024-03-23")]
#[case::monday_after_friday("2024-03-22", "2024-03-25", 1, "2024-03-23")]
#[case::tuesday_after_friday("2024-03-22", "2024-03-26", 2, "2024-03-23")]
#[case::in_the_long_break("2024-04-26", "2024-05-01", 1, "2024-04-27")]
#[case::after_the_long_break("2024-04-26", "2024-05-04", 3, "2024-04-27")] // 2/5, 3/5, worked 4/5
fn overdue(
    #[case] effective: Date,
    #[case] today: Date,
    #[case] working_days: u32,
    #[case] since: Date,
) {
    let timeliness = not_done(effective, today);

    assert_eq!(timeliness, Timeliness::Overdue { working_days, since });
    assert!(timeliness.is_late());
}

#[rstest]
#[case::early("2024-04-26", "2024-03-01")]
#[case::on_the_day("2024-04-26", "2024-04-26")]
fn done_on_time(#[case] effective: Date, #[case] on: Date) {
    assert_eq!(done(effective, on), Timeliness::DoneOnTime);
    assert!(!done(effective, on).is_late());
}

#[rstest]
#[case::on_the_day_off_after("2024-04-26", "2024-04-27", 1)]
#[case::on_the_next_working_day("2024-04-26", "2024-05-02", 1)]
#[case::a_working_week_later("2024-03-22", "2024-03-29", 5)]
fn done_late(#[case] effective: Date, #[case] on: Date, #[case] working_days: u32) {
    assert_eq!(done(effective, on), Timeliness::DoneLate { working_days });
    assert!(done(effective, on).is_late());
}

/// A recorded lateness is never erased by a later move of the date, nor made by one.
#[test]
fn a_later_move_of_the_date_changes_nothing() {
    let calendar = Calendar::vietnam();
    let late = Some(Done { on: date(2024, 5, 3), effective_then: date(2024, 4, 26) });
    let in_time = Some(Done { on: date(2024, 5, 3), effective_then: date(2024, 5, 31) });
    let today = date(2024, 6, 1);

    for moved_to in [date(2024, 3, 1), date(2024, 12, 31)] {
        let late = Timeliness::of(moved_to, late, today, 5, &calendar);
        let in_time = Timeliness::of(moved_to, in_time, today, 5, &calendar);
        assert_eq!(late, Timeliness::DoneLate { working_days: 2 });
        assert_eq!(in_time, Timeliness::DoneOnTime);
    }
}

#[test]
fn soon_is_a_setting() {
    let calendar = Calendar::vietnam();
    let (effective, today) = (date(2024, 3, 22), date(2024, 3, 20));

    let wide = Timeliness::of(effective, None, today, 2, &calendar);
    let narrow = Timeliness::of(effective, None, today, 1, &calendar);

    assert_eq!(wide, Timeliness::DueSoon { working_days_left: 2 });
    assert_eq!(narrow, Timeliness::Upcoming { working_days_left: 2 });
}

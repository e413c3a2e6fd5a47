//! Adding and counting working days.

use ddci_calendar::Calendar;
use jiff::civil::{Date, date};
use rstest::rstest;

#[rstest]
#[case::plain_week("2024-03-11", 5, "2024-03-18")]
#[case::nothing_to_add("2024-03-11", 0, "2024-03-11")]
#[case::nothing_to_add_to_a_sunday("2024-06-30", 0, "2024-06-30")]
#[case::from_a_saturday("2024-06-29", 1, "2024-07-01")]
#[case::from_a_sunday("2024-06-30", 1, "2024-07-01")]
#[case::over_the_swapped_monday("2024-04-26", 1, "2024-05-02")] // 29/4 swapped, 30/4 and 1/5 off
#[case::onto_the_working_saturday("2024-05-03", 1, "2024-05-04")] // works for 29/4
#[case::past_the_working_saturday("2024-05-03", 2, "2024-05-06")]
#[case::over_tet_2024("2024-02-07", 1, "2024-02-15")]
#[case::ten_days_over_tet_2024("2024-02-07", 10, "2024-02-28")]
#[case::over_hung_kings_2024("2024-04-17", 1, "2024-04-19")]
#[case::over_national_day_2024("2024-08-30", 1, "2024-09-04")]
#[case::ten_days_over_national_day_2024("2024-08-30", 10, "2024-09-17")]
#[case::over_tet_2025("2025-01-24", 1, "2025-02-03")]
#[case::a_week_over_tet_2025("2025-01-24", 5, "2025-02-07")]
#[case::onto_the_working_saturday_2025("2025-04-25", 1, "2025-04-26")] // works for 2/5
#[case::past_the_working_saturday_2025("2025-04-25", 2, "2025-04-28")]
#[case::over_the_five_days_of_may_2025("2025-04-29", 1, "2025-05-05")]
#[case::over_national_day_2025("2025-08-29", 1, "2025-09-03")]
#[case::over_new_year_2026("2025-12-31", 1, "2026-01-05")] // 2/1 swapped
#[case::onto_the_working_saturday_of_january_2026("2026-01-09", 1, "2026-01-10")] // works for 2/1
#[case::over_tet_2026("2026-02-13", 1, "2026-02-23")]
#[case::over_hung_kings_2026("2026-04-24", 1, "2026-04-28")] // Sunday 26/4, compensated on the 27th
#[case::onto_the_working_saturday_of_august_2026("2026-08-21", 1, "2026-08-22")] // works for 31/8
#[case::over_national_day_2026("2026-08-28", 1, "2026-09-03")]
#[case::the_unconfirmed_24_november("2026-11-23", 1, "2026-11-24")]
fn adds_working_days(#[case] start: Date, #[case] count: u16, #[case] due: Date) {
    let calendar = Calendar::vietnam();

    assert_eq!(calendar.add_working_days(start, count), due);
    assert_eq!(calendar.working_days_between(start, due), i32::from(count));
    assert_eq!(calendar.working_days_between(due, start), -i32::from(count));
}

#[rstest]
#[case::within_a_week("2024-03-11", "2024-03-15", 4)]
#[case::the_weekend_adds_nothing("2024-03-15", "2024-03-17", 0)]
#[case::the_working_saturday_adds_one("2024-05-03", "2024-05-05", 1)]
#[case::backwards("2024-05-02", "2024-04-26", -1)]
#[case::a_year_of_work("2023-12-31", "2024-12-31", 251)]
#[case::a_year_of_work_2025("2024-12-31", "2025-12-31", 250)]
#[case::a_year_of_work_2026("2025-12-31", "2026-12-31", 250)]
#[case::a_year_without_data("2026-12-31", "2027-12-31", 261)] // every weekday
fn counts_working_days(#[case] from: Date, #[case] to: Date, #[case] days: i32) {
    assert_eq!(Calendar::vietnam().working_days_between(from, to), days);
}

#[rstest]
#[case::midweek("2024-03-13", "2024-03-12", "2024-03-14")]
#[case::on_a_day_off("2024-02-10", "2024-02-07", "2024-02-15")]
#[case::beside_the_working_saturday("2024-05-06", "2024-05-04", "2024-05-07")]
fn finds_the_neighbours(#[case] day: Date, #[case] previous: Date, #[case] next: Date) {
    let calendar = Calendar::vietnam();

    assert_eq!(calendar.previous_working_day(day), previous);
    assert_eq!(calendar.next_working_day(day), next);
}

#[test]
fn stops_where_the_dates_end() {
    let calendar = Calendar::vietnam();

    assert_eq!(calendar.next_working_day(Date::MAX), Date::MAX);
    assert_eq!(calendar.add_working_days(date(9999, 12, 30), 20), Date::MAX);
    assert_eq!(calendar.previous_working_day(Date::MIN), Date::MIN);
}

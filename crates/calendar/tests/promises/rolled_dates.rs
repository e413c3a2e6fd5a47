//! Stated dates, and the days on which they are in time.

use ddci_calendar::{Calendar, PlanSettings, Roll, ScheduleRule, WhyOff, occurrences};
use jiff::civil::{Date, date};
use rstest::rstest;

fn effective(stated: Date, strictly_before: bool, roll: Roll) -> Date {
    let rule = ScheduleRule::ByDate { date: stated, strictly_before };
    let settings = PlanSettings { roll, ..PlanSettings::default() };
    let owed = occurrences(&rule, stated..=stated, &settings, &Calendar::vietnam());
    assert_eq!(owed.len(), 1);
    assert_eq!(owed[0].due.stated, stated);
    owed[0].due.effective
}

#[rstest]
#[case("2024-03-25", "2024-03-22")] // Monday: the Friday before
#[case("2024-04-05", "2024-04-04")]
#[case("2024-04-30", "2024-04-26")] // 29/4 swapped, 27-28/4 weekend
#[case("2024-05-04", "2024-05-03")]
#[case("2024-05-05", "2024-05-04")] // the Saturday is worked
#[case("2024-05-06", "2024-05-04")]
#[case("2024-06-25", "2024-06-24")]
#[case("2024-09-25", "2024-09-24")]
#[case("2024-12-25", "2024-12-24")]
#[case("2024-02-15", "2024-02-07")] // Tết 8-14/2
#[case("2024-09-04", "2024-08-30")] // 2-3/9 after a weekend
#[case("2024-01-01", "2023-12-29")]
#[case("2025-01-02", "2024-12-31")]
#[case("2025-02-03", "2025-01-24")] // Tết 27-31/1 between two weekends
#[case("2025-04-08", "2025-04-04")] // 7/4 Hùng Kings
#[case("2025-04-27", "2025-04-26")] // the Saturday is worked
#[case("2025-05-05", "2025-04-29")] // 30/4, 1/5, 2/5 swapped, weekend
#[case("2025-09-03", "2025-08-29")]
#[case("2026-01-05", "2025-12-31")] // 1/1, 2/1 swapped, weekend
#[case("2026-01-12", "2026-01-10")] // the Saturday is worked
#[case("2026-02-23", "2026-02-13")] // Tết 16-20/2
#[case("2026-04-28", "2026-04-24")] // 27/4 compensates Sunday 26/4
#[case("2026-08-23", "2026-08-22")] // the Saturday is worked
#[case("2026-09-03", "2026-08-28")] // 31/8 swapped, 1-2/9
fn before_is_the_last_working_day_before(#[case] stated: Date, #[case] last: Date) {
    for setting in [Roll::None, Roll::Back, Roll::Forward] {
        assert_eq!(effective(stated, true, setting), last, "{setting:?}");
    }
}

#[rstest]
#[case("2024-03-15", "2024-03-15", "2024-03-15")]
#[case("2024-03-31", "2024-03-29", "2024-04-01")]
#[case("2024-06-30", "2024-06-28", "2024-07-01")] // a Sunday
#[case("2024-05-04", "2024-05-04", "2024-05-04")] // worked
#[case("2024-04-29", "2024-04-26", "2024-05-02")] // swapped off
#[case("2024-02-10", "2024-02-07", "2024-02-15")]
#[case("2024-09-03", "2024-08-30", "2024-09-04")]
#[case("2024-12-31", "2024-12-31", "2024-12-31")]
#[case("2025-01-29", "2025-01-24", "2025-02-03")]
#[case("2025-04-26", "2025-04-26", "2025-04-26")] // worked
#[case("2025-05-02", "2025-04-29", "2025-05-05")] // swapped off
#[case("2025-08-31", "2025-08-29", "2025-09-03")] // a Sunday before two days off
#[case("2026-01-02", "2025-12-31", "2026-01-05")] // swapped off
#[case("2026-01-10", "2026-01-10", "2026-01-10")] // worked
#[case("2026-04-26", "2026-04-24", "2026-04-28")]
#[case("2026-08-22", "2026-08-22", "2026-08-22")] // worked
#[case("2026-08-31", "2026-08-28", "2026-09-03")] // swapped off
#[case("2026-11-24", "2026-11-24", "2026-11-24")] // unconfirmed, so worked
fn by_a_date_moves_as_the_plan_says(
    #[case] stated: Date,
    #[case] back: Date,
    #[case] forward: Date,
) {
    assert_eq!(effective(stated, false, Roll::None), stated);
    assert_eq!(effective(stated, false, Roll::Back), back);
    assert_eq!(effective(stated, false, Roll::Forward), forward);
}

#[test]
fn names_each_day_off_it_moved_over() {
    let rolled = Calendar::vietnam().roll(date(2024, 4, 29), Roll::Back);

    assert_eq!(rolled.date, date(2024, 4, 26));
    let days: Vec<Date> = rolled.skipped.iter().map(|day| day.date).collect();
    assert_eq!(days, [date(2024, 4, 29), date(2024, 4, 28), date(2024, 4, 27)]);
    let WhyOff::Special(swapped) = &rolled.skipped[0].why else { panic!("29/4 is swapped off") };
    assert_eq!(swapped.legal_basis, "VPCP 2450/VPCP-KGVX ngày 12/4/2024");
    assert_eq!(rolled.skipped[1].why, WhyOff::Weekend);
}

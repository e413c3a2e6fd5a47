//! The data that ship with the crate.

use std::collections::BTreeSet;

use ddci_calendar::{Calendar, DayKind, SpecialKind};
use jiff::ToSpan;
use jiff::civil::{Date, Weekday, date};
use rstest::rstest;

fn is_weekend(date: Date) -> bool {
    [Weekday::Saturday, Weekday::Sunday].contains(&date.weekday())
}

#[test]
fn every_line_reads() {
    let list = Calendar::vietnam_list();

    assert_eq!(list.faults, []);
    assert_eq!(list.days.len(), Calendar::vietnam().days().count());
}

#[test]
fn every_day_has_a_legal_basis_and_stands_once_in_order() {
    let days = Calendar::vietnam_list().days;

    assert!(days.iter().all(|day| day.legal_basis.len() > 10));
    assert!(days.is_sorted_by(|one, other| one.date < other.date));
}

#[test]
fn worked_days_are_weekends_and_days_off_are_weekdays() {
    for day in Calendar::vietnam_list().days {
        assert_eq!(is_weekend(day.date), day.kind == SpecialKind::Working, "{}", day.date);
    }
}

/// A swap takes one day and gives one: as many worked Saturdays as days "swapped off" for them.
#[test]
fn every_working_saturday_has_its_swapped_weekday() {
    let days = Calendar::vietnam_list().days;
    for worked in days.iter().filter(|day| day.kind == SpecialKind::Working) {
        let english = worked.date.strftime("%-d %B %Y").to_string();
        let swapped: Vec<_> = days.iter().filter(|day| day.name_en.ends_with(&english)).collect();
        assert_eq!(swapped.len(), 1, "{english}");
        assert_eq!(swapped[0].legal_basis, worked.legal_basis);
        assert_eq!(swapped[0].verified, worked.verified);
    }
}

/// An act whose number is not on record is not passed off as verified.
#[test]
fn nothing_of_unknown_number_is_called_verified() {
    for day in Calendar::vietnam_list().days {
        let unknown = day.legal_basis.contains("chưa rõ") || day.legal_basis.contains("suy ra");
        assert_eq!(day.verified, !unknown, "{}", day.date);
    }
}

/// New Year, Tết, Hùng Kings, the end of April with its swap, National Day: weekdays off only.
#[rstest]
#[case(2024, 1 + 5 + 1 + 3 + 2, 1)]
#[case(2025, 1 + 5 + 1 + 3 + 2, 1)]
#[case(2026, 2 + 5 + 1 + 2 + 3, 2)] // two swaps: 2/1 and 31/8
fn has_the_days_of_each_year(#[case] year: i16, #[case] off: usize, #[case] worked: usize) {
    let days = Calendar::vietnam_list().days;
    let of = |kind| days.iter().filter(|day| day.date.year() == year && day.kind == kind).count();

    assert_eq!((of(SpecialKind::Off), of(SpecialKind::Working)), (off, worked));
}

/// Worked again from the list of the plan conventions, ranges with their weekends.
#[rstest]
#[case(date(2024, 2, 8), 7)]
#[case(date(2024, 4, 27), 5)] // weekend, 29/4 swapped, 30/4, 1/5
#[case(date(2024, 8, 31), 4)]
#[case(date(2025, 1, 25), 9)]
#[case(date(2025, 4, 30), 5)] // 30/4, 1/5, 2/5 swapped, weekend
#[case(date(2025, 8, 30), 4)]
#[case(date(2026, 1, 1), 4)] // 1/1, 2/1 swapped, weekend
#[case(date(2026, 2, 14), 9)]
#[case(date(2026, 4, 25), 3)]
#[case(date(2026, 4, 30), 4)]
#[case(date(2026, 8, 29), 5)] // weekend, 31/8 swapped, 1-2/9
fn has_the_long_breaks(#[case] first: Date, #[case] length: i64) {
    let calendar = Calendar::vietnam();
    let last = first + (length - 1).days();

    assert!(calendar.is_working_day(first.yesterday().unwrap()), "begins on {first}");
    assert!(
        first.series(1.day()).take_while(|day| *day <= last).all(|day| calendar.is_day_off(day))
    );
    assert!(calendar.is_working_day(last.tomorrow().unwrap()), "ends on {last}");
}

#[test]
fn tells_the_kinds_of_day_apart() {
    let calendar = Calendar::vietnam();

    assert_eq!(calendar.day(date(2024, 3, 13)), DayKind::Working);
    assert_eq!(calendar.day(date(2024, 3, 16)), DayKind::Weekend);
    assert!(matches!(calendar.day(date(2024, 4, 29)), DayKind::Off(day) if day.verified));
    assert!(matches!(calendar.day(date(2025, 5, 2)), DayKind::Off(day) if !day.verified));
    assert!(matches!(calendar.day(date(2024, 5, 4)), DayKind::WorkingSaturday(_)));
    assert_eq!(calendar.day(date(2026, 11, 24)), DayKind::Working);
}

#[test]
fn says_which_years_it_knows() {
    let calendar = Calendar::vietnam();
    let covered: BTreeSet<i16> = (2020..2030).filter(|year| calendar.covers(*year)).collect();

    assert_eq!(covered, BTreeSet::from([2024, 2025, 2026]));
    assert_eq!(calendar.years_without_data(date(2027, 2, 1), date(2023, 5, 1)), [2023, 2027]);
    assert!(calendar.is_working_day(date(2027, 1, 1)), "without data only weekends are off");
}

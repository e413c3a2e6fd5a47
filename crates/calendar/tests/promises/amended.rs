//! What an authority decides on top of the shipped days.

use ddci_calendar::{AmendedDay, AmendedKind, Calendar, DayFault, DayKind};
use jiff::civil::{Date, date};
use rstest::rstest;

fn day(date: Date, kind: AmendedKind) -> AmendedDay {
    AmendedDay {
        date,
        kind,
        name: "Ngày Văn hóa Việt Nam".to_owned(),
        legal_basis: "VPCP 1/VPCP".to_owned(),
        verified: true,
    }
}

#[test]
fn a_day_is_added_changed_and_taken_back() {
    let shipped = Calendar::vietnam();
    let on = date(2026, 11, 24);
    let added = shipped.amended(&[day(on, AmendedKind::Off)]);
    assert!(shipped.is_working_day(on) && added.is_day_off(on));

    let back = shipped.amended(&[day(on, AmendedKind::Off), day(on, AmendedKind::Ordinary)]);
    assert_eq!(back, shipped);
}

#[rstest]
#[case::a_swapped_friday(date(2025, 5, 2), DayKind::Working)]
#[case::its_worked_saturday(date(2025, 4, 26), DayKind::Weekend)]
fn an_ordinary_day_is_a_day_of_the_ordinary_week(#[case] on: Date, #[case] kind: DayKind) {
    let calendar = Calendar::vietnam().amended(&[day(on, AmendedKind::Ordinary)]);
    assert_eq!(calendar.day(on), kind);
}

#[rstest]
#[case(date(2026, 11, 24), AmendedKind::Off, "x", "y", Ok(()))]
#[case(date(2026, 11, 24), AmendedKind::Ordinary, "", "y", Ok(()))]
#[case(date(2026, 11, 24), AmendedKind::Off, " ", "y", Err(DayFault::Name))]
#[case(date(2026, 11, 24), AmendedKind::Off, "x", " ", Err(DayFault::LegalBasis))]
#[case(date(2026, 11, 24), AmendedKind::Working, "x", "y", Err(DayFault::NotWeekend))]
#[case(date(2026, 11, 28), AmendedKind::Working, "x", "y", Ok(()))]
#[case(date(2206, 11, 24), AmendedKind::Off, "x", "y", Err(DayFault::Year))]
fn a_day_is_checked(
    #[case] date: Date,
    #[case] kind: AmendedKind,
    #[case] name: &str,
    #[case] legal_basis: &str,
    #[case] expected: Result<(), DayFault>,
) {
    let day = AmendedDay {
        name: name.to_owned(),
        legal_basis: legal_basis.to_owned(),
        ..day(date, kind)
    };
    assert_eq!(day.check(), expected);
    let long = AmendedDay { name: "x".repeat(201), legal_basis: "y".to_owned(), ..day };
    assert!(long.check().is_err());
}

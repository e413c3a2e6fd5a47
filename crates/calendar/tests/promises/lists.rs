//! Reading a list of days, and appending one's own to it.

use ddci_calendar::{Calendar, DayKind, DayList, LineFault, SpecialDay, SpecialKind};
use jiff::civil::date;
use rstest::rstest;

#[rstest]
#[case("2027-01-01,off,yes,Tết", LineFault::Columns)]
#[case("2027-01-01,off,yes,Tết,New Year,điều 112, khoản 1", LineFault::Columns)]
#[case("01/01/2027,off,yes,Tết,New Year,điều 112", LineFault::Date)]
#[case("2027-02-30,off,yes,Tết,New Year,điều 112", LineFault::Date)]
#[case("2027-01-01,holiday,yes,Tết,New Year,điều 112", LineFault::Kind)]
#[case("2027-01-01,off,maybe,Tết,New Year,điều 112", LineFault::Verified)]
#[case("2027-01-01,off,yes,,New Year,điều 112", LineFault::Name)]
#[case("2027-01-01,off,yes,Tết,New Year, ", LineFault::LegalBasis)]
fn names_the_line_that_cannot_be_read(#[case] line: &str, #[case] what: LineFault) {
    let good = "2027-04-30,off,yes,Ngày Chiến thắng,Reunification Day,điều 112";
    let list = DayList::read(&format!("# a comment\n\n{line}\n{good}\n"));

    assert_eq!(list.days.len(), 1);
    assert_eq!((list.faults[0].line, list.faults[0].what), (3, what));
}

#[test]
fn refuses_a_date_that_stands_twice() {
    let line = "2027-04-30,off,yes,Ngày Chiến thắng,Reunification Day,điều 112";
    let list = DayList::read(&format!("{line}\n{line}"));

    assert_eq!(list.days.len(), 1);
    assert_eq!(list.faults[0].to_string(), "line 2: the date stands in an earlier line");
}

fn own(date: jiff::civil::Date, kind: SpecialKind) -> SpecialDay {
    SpecialDay {
        date,
        kind,
        name_vi: "Ngày Văn hóa Việt Nam".to_owned(),
        name_en: "Vietnam Culture Day".to_owned(),
        legal_basis: "decided by the authority".to_owned(),
        verified: false,
    }
}

#[test]
fn an_authority_adds_a_day() {
    let day = date(2026, 11, 24);
    let shipped = Calendar::vietnam();
    let calendar = Calendar::new(shipped.days().cloned().chain([own(day, SpecialKind::Off)]));

    assert!(shipped.is_working_day(day));
    assert!(calendar.is_day_off(day));
    assert_eq!(calendar.working_days_between(date(2026, 11, 23), date(2026, 11, 25)), 1);
}

#[test]
fn an_authority_takes_a_day_back() {
    let day = date(2025, 5, 2);
    let shipped = Calendar::vietnam();
    let calendar = Calendar::new(shipped.days().cloned().chain([own(day, SpecialKind::Working)]));

    assert_eq!(calendar.day(day), DayKind::Working);
    assert!(calendar.is_working_day(day));
    assert_eq!(calendar.working_days_between(date(2025, 4, 29), date(2025, 5, 5)), 2);
}

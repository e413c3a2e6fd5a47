//! Months, quarters, half years and years.

use ddci_calendar::{Period, PeriodKeyError, PeriodKind};
use jiff::civil::{Date, date};
use rstest::rstest;

#[rstest]
#[case(PeriodKind::Month, "2024-02-29", "2024-M02", "2024-02-01", "2024-02-29", 2)]
#[case(PeriodKind::Month, "2025-02-01", "2025-M02", "2025-02-01", "2025-02-28", 2)]
#[case(PeriodKind::Month, "2024-12-31", "2024-M12", "2024-12-01", "2024-12-31", 12)]
#[case(PeriodKind::Quarter, "2024-03-31", "2024-Q1", "2024-01-01", "2024-03-31", 1)]
#[case(PeriodKind::Quarter, "2024-04-01", "2024-Q2", "2024-04-01", "2024-06-30", 2)]
#[case(PeriodKind::Quarter, "2024-08-15", "2024-Q3", "2024-07-01", "2024-09-30", 3)]
#[case(PeriodKind::Quarter, "2024-11-30", "2024-Q4", "2024-10-01", "2024-12-31", 4)]
#[case(PeriodKind::HalfYear, "2024-06-30", "2024-H1", "2024-01-01", "2024-06-30", 1)]
#[case(PeriodKind::HalfYear, "2024-07-01", "2024-H2", "2024-07-01", "2024-12-31", 2)]
#[case(PeriodKind::Year, "2024-07-01", "2024", "2024-01-01", "2024-12-31", 1)]
fn knows_its_days(
    #[case] kind: PeriodKind,
    #[case] day: Date,
    #[case] key: &str,
    #[case] start: Date,
    #[case] end: Date,
    #[case] ordinal: i8,
) {
    let period = Period::containing(kind, day);

    assert_eq!(period.to_string(), key);
    assert_eq!((period.start(), period.end()), (start, end));
    assert_eq!((period.kind(), period.year(), period.ordinal()), (kind, day.year(), ordinal));
    assert!(period.contains(day) && period.contains(start) && period.contains(end));
    assert!(!period.contains(start.yesterday().unwrap()));
    assert!(!period.contains(end.tomorrow().unwrap()));
    assert_eq!(key.parse(), Ok(period));
    assert_eq!(Period::new(kind, day.year(), ordinal), Ok(period));
}

#[rstest]
#[case("2024-M12", "2025-M01")]
#[case("2024-Q4", "2025-Q1")]
#[case("2024-H1", "2024-H2")]
#[case("2024-H2", "2025-H1")]
#[case("2024", "2025")]
fn follows_the_one_before(#[case] earlier: Period, #[case] later: Period) {
    assert_eq!(earlier.next(), later);
    assert_eq!(later.previous(), earlier);
    assert!(earlier < later);
}

#[rstest]
#[case("")]
#[case("24-Q1")]
#[case("2024-q1")]
#[case("2024-Q01")]
#[case("2024-M8")]
#[case("2024-")]
#[case("2024-W12")]
#[case("2024-Q1-")]
#[case("+024")]
#[case("2024-Quý I")]
fn refuses_other_forms(#[case] key: &str) {
    assert_eq!(key.parse::<Period>(), Err(PeriodKeyError::Form(key.to_owned())));
}

#[rstest]
#[case("2024-M00")]
#[case("2024-M13")]
#[case("2024-Q5")]
#[case("2024-H3")]
fn refuses_what_a_year_has_not(#[case] key: &str) {
    assert!(matches!(key.parse::<Period>(), Err(PeriodKeyError::NoSuchPeriod { year: 2024, .. })));
}

#[rstest]
#[case::a_whole_year("2024-01-01", "2024-12-31", "2024-Q1 2024-Q2 2024-Q3 2024-Q4")]
#[case::touching_two("2024-03-31", "2024-04-01", "2024-Q1 2024-Q2")]
#[case::within_one("2024-05-05", "2024-05-05", "2024-Q2")]
#[case::over_new_year("2024-12-31", "2025-01-01", "2024-Q4 2025-Q1")]
#[case::upside_down("2024-05-05", "2024-05-04", "")]
#[case::to_the_end_of_time("9999-09-30", "9999-12-31", "9999-Q3 9999-Q4")]
fn runs_over_a_span(#[case] first: Date, #[case] last: Date, #[case] keys: &str) {
    let periods: Vec<String> =
        Period::over(PeriodKind::Quarter, first..=last).map(|period| period.to_string()).collect();

    assert_eq!(periods.join(" "), keys);
}

#[test]
fn stays_at_the_ends_of_time() {
    let last = Period::containing(PeriodKind::Year, Date::MAX);
    let first = Period::containing(PeriodKind::Month, Date::MIN);

    assert_eq!(last.next(), last);
    assert_eq!(last.end(), date(9999, 12, 31));
    assert_eq!(first.previous(), first);
}

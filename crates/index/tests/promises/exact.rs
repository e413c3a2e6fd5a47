//! Points on paper.

use ddci_index::model::lang_son_2023;
use ddci_index::{Exact, shown};
use proptest::prelude::*;
use rstest::rstest;

/// The targets of the plan of Cao Lộc 2024: 64,45 of 80, or 80,56 of 100.
const TARGETS: [&str; 8] = ["9.06", "8.79", "7.40", "5.93", "8.90", "9.26", "9.33", "5.78"];

fn exact(text: &str) -> Exact {
    text.parse().unwrap()
}

#[test]
fn the_targets_of_the_plan_add_up() {
    let targets: Vec<Exact> = TARGETS.iter().map(|text| exact(text)).collect();
    let sum = targets.iter().try_fold(Exact::ZERO, |sum, target| sum.plus(*target)).unwrap();
    assert_eq!(sum, exact("64,45"));
    let composite = lang_son_2023().unwrap().composite(&targets).unwrap();
    assert_eq!(composite.to_string(), "80.5625");
    assert_eq!(composite.rounded(2).to_string(), "80.56");
}

#[rstest]
#[case("1/8", "0.125")]
#[case("5 %", "0.05")]
#[case("-2,50", "-2.5")]
#[case("1/3", "1/3")]
#[case("0", "0")]
fn reads_and_writes(#[case] text: &str, #[case] written: &str) {
    assert_eq!(exact(text).to_string(), written);
}

#[rstest]
#[case("0.125", 2, "0.13")]
#[case("-0.125", 2, "-0.13")]
#[case("0.1249", 2, "0.12")]
#[case("7.40", 0, "7")]
fn rounds_half_away_from_zero(#[case] text: &str, #[case] places: u32, #[case] rounded: &str) {
    assert_eq!(exact(text).rounded(places).to_string(), rounded);
}

#[rstest]
#[case("")]
#[case("nine")]
#[case("1/0")]
#[case("1.2.3")]
#[case("NaN")]
fn refuses_what_is_no_number(#[case] text: &str) {
    assert!(text.parse::<Exact>().is_err());
}

#[rstest]
#[case(80.5625, 80.56)]
#[case(0.285, 0.29)] // 0.285 is a hair below in binary
#[case(80.564_999_999_999_99, 80.57)]
#[case(-1.005, -1.01)]
fn shows_half_up(#[case] value: f64, #[case] seen: f64) {
    assert_eq!(shown(value, 2), seen);
}

#[test]
fn what_does_not_fit_is_an_error() {
    let tiny = exact("0.000000000000000000000001");
    assert!(tiny.times(tiny).is_err());
}

proptest! {
    #[test]
    fn arithmetic_keeps_its_laws(a in -10_000i64..10_000, b in 1i64..5_000, c in -10_000i64..10_000) {
        let x = Exact::fraction(a.into(), b.into()).unwrap();
        let y = Exact::fraction(c.into(), 1_000).unwrap();
        prop_assert_eq!(x.plus(y).unwrap().minus(y).unwrap(), x);
        prop_assert_eq!(x.times(y).unwrap(), y.times(x).unwrap());
        prop_assert_eq!(x.cmp(&y), x.to_f64().total_cmp(&y.to_f64()));
        prop_assert!((x.rounded(2).to_f64() - x.to_f64()).abs() <= 0.005 + 1e-12);
    }
}

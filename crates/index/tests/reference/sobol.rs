//! `sobol/`: SALib's indices of Ishigami and Sobol' g, and their closed forms.

use ddci_index::robust::{Scale, Sobol, design, effects};
use rstest::rstest;

use crate::csv_file::{CsvFile, assert_near, json, numbers};

#[rstest]
#[case("ishigami")]
#[case("g6")]
fn indices_as_salib(#[case] name: &str) {
    let expected = &json("sobol/expected.json")[name];
    let inputs = expected["D"].as_u64().unwrap() as usize;
    let y = CsvFile::read(&format!("sobol/{name}_design.csv")).numbers("y");
    let results = Sobol::from_rows(&y, inputs).unwrap();
    let found = effects(&results, Scale::Standardised, 0.95, 500, 3).unwrap();
    for (at, effect) in found.iter().enumerate() {
        assert_near(effect.first, numbers(&expected["S1"])[at], 1e-9);
        assert_near(effect.total, numbers(&expected["ST"])[at], 1e-9);
        // SALib's half widths come from its own resamples: the same size, not the same digits.
        let half = numbers(&expected["ST_conf"])[at];
        let own = (effect.total_interval.high - effect.total_interval.low) / 2.0;
        assert!(own > half * 0.6 && own < half * 1.6, "{own} {half}");
    }
}

/// Runs of second order: what one input is left to A for counts in the mean and deviation of all runs.
#[test]
fn indices_of_runs_of_second_order_as_salib() {
    let expected = &json("shapes/second/expected.json")["ishigami"];
    let y = CsvFile::read("shapes/second/ishigami_design.csv").numbers("y");
    let results = Sobol::from_rows_both(&y, 3).unwrap();
    let found = effects(&results, Scale::Standardised, 0.95, 10, 1).unwrap();
    for (at, effect) in found.iter().enumerate() {
        assert_near(effect.first, numbers(&expected["S1"])[at], 1e-9);
        assert_near(effect.total, numbers(&expected["ST"])[at], 1e-9);
    }
    assert!(Sobol::from_rows_both(&y[1..], 3).is_err());
}

#[test]
fn the_own_design_finds_the_closed_form_of_ishigami() {
    let expected = &json("sobol/expected.json")["ishigami"]["analytic"];
    let rows = 20_000;
    let ishigami = |row: &Vec<f64>| {
        let x: Vec<f64> = row.iter().map(|u| std::f64::consts::PI * (2.0 * u - 1.0)).collect();
        x[0].sin() + 7.0 * x[1].sin().powi(2) + 0.1 * x[2].powi(4) * x[0].sin()
    };
    let y: Vec<f64> = design(rows, 3, 11).iter().map(ishigami).collect();
    let found =
        effects(&Sobol::from_blocks(&y, rows).unwrap(), Scale::Sample, 0.95, 50, 1).unwrap();
    for (at, effect) in found.iter().enumerate() {
        assert_near(effect.first, numbers(&expected["S1"])[at], 0.03);
        assert_near(effect.total, numbers(&expected["ST"])[at], 0.03);
    }
}

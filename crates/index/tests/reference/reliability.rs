//! `reliability/expected.json`: psych's alpha and one-factor omega.

use ddci_index::numeric::matrix::Matrix;
use ddci_index::reliability::{alpha, item_rest, one_factor, squared_multiple_lambda};
use rstest::rstest;

use crate::csv_file::{CsvFile, assert_near, json, numbers};

fn columns(count: usize, complete: bool) -> Vec<Vec<f64>> {
    let file = CsvFile::read("reliability/likert.csv");
    let all: Vec<Vec<f64>> =
        file.heading.iter().take(count).map(|name| file.numbers(name)).collect();
    let whole = |row: &usize| !complete || all.iter().all(|column| !column[*row].is_nan());
    let rows: Vec<usize> = (0..file.rows.len()).filter(whole).collect();
    all.iter().map(|column| rows.iter().map(|row| column[*row]).collect()).collect()
}

fn views(columns: &[Vec<f64>]) -> Vec<&[f64]> {
    columns.iter().map(Vec::as_slice).collect()
}

#[rstest]
#[case("all6", 6)]
#[case("first3", 3)]
fn reliability_as_psych(#[case] name: &str, #[case] count: usize) {
    let expected = &json("reliability/expected.json")[name];
    let cell = |name: &str| expected[name].as_f64().unwrap();
    let list = |name: &str| numbers(&expected[name]);
    let pairwise = columns(count, false);
    let found = alpha(&views(&pairwise)).unwrap();
    assert_eq!(found.answers as f64, cell("n"));
    assert_near(found.raw, cell("alpha_pairwise_raw"), 1e-8);
    assert_near(found.standardised, cell("alpha_pairwise_std"), 1e-8);

    let complete = columns(count, true);
    let views = views(&complete);
    let found = alpha(&views).unwrap();
    assert_eq!(found.answers as f64, cell("n_complete"));
    assert_near(found.raw, cell("alpha_complete_raw"), 1e-8);
    assert_near(found.standardised, cell("alpha_complete_std"), 1e-8);
    let interval = found.interval(0.95, found.answers, count);
    assert_near(interval.low, list("feldt95")[0], 1e-8);
    assert_near(interval.high, list("feldt95")[1], 1e-8);
    assert_eq!(found.without_item.len(), count);
    for (found, expected) in found.without_item.iter().zip(list("item_deleted_complete")) {
        assert_near(*found, expected, 1e-8);
    }
    for (found, expected) in item_rest(&views).iter().zip(list("item_rest_r_complete")) {
        assert_near(found.correlation, expected, 1e-8);
    }
    assert_near(squared_multiple_lambda(&views).unwrap(), cell("guttman6_complete"), 1e-8);
    for (found, expected) in Matrix::correlations(&views).eigen().iter().zip(list("eigenvalues")) {
        assert_near(found.0, expected, 1e-8);
    }
    let factor = one_factor(&views).unwrap();
    assert!(factor.converged);
    assert_near(factor.omega, cell("omega_one_factor"), 1e-4);
    for (found, expected) in factor.loadings.iter().zip(list("one_factor_loadings_minres")) {
        assert_near(*found, expected, 1e-4);
    }
}

/// A uniqueness at its bound: psych lets loadings follow from it.
#[test]
fn a_heywood_case_as_psych() {
    let file = CsvFile::read("shapes/heywood/likert.csv");
    let columns: Vec<Vec<f64>> = file.heading.iter().map(|name| file.numbers(name)).collect();
    let factor = one_factor(&views(&columns)).unwrap();
    let expected = &json("shapes/heywood/expected.json")["all6"];
    assert!(factor.converged);
    assert!(factor.loadings.iter().any(|loading| loading * loading > 0.995));
    assert_near(factor.omega, expected["omega_one_factor"].as_f64().unwrap(), 1e-6);
}

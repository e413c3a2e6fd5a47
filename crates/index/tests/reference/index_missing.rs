//! `missing_*.csv`.

use ddci_index::aggregate::{Aggregation, Mean, aggregate};
use ddci_index::missing::{Fill, availability, impute, with_enough};
use ddci_index::normalise::{Normalisation, normalise};
use rstest::rstest;

use crate::csv_file::{CsvFile, assert_near, assert_table, directed, framework};

#[rstest]
#[case("amean_original", Mean::Arithmetic, 0.0)]
#[case("gmean_original", Mean::Geometric, 0.0)]
#[case("amean_original_thresh75", Mean::Arithmetic, 0.75)]
fn scores_with_gaps(#[case] name: &str, #[case] mean: Mean, #[case] least_share: f64) {
    let table =
        normalise(&directed("index/iData_missing.csv"), &Normalisation::ONE_TO_TEN).unwrap().table;
    let scores = aggregate(&table, &framework(), &Aggregation { mean, least_share }).unwrap();
    assert_table(&scores, &format!("index/missing_scores_{name}.csv"), 1e-9);
}

#[rstest]
#[case("i_mean", Fill::Mean, false)]
#[case("i_median", Fill::Median, false)]
#[case("group_mean", Fill::Mean, true)]
fn imputes_as_coinr(#[case] name: &str, #[case] fill: Fill, #[case] grouped: bool) {
    let file = CsvFile::read("index/iData_missing.csv");
    let groups = file.text("Region");
    let imputed = impute(&file.table(), fill, grouped.then_some(groups.as_slice())).unwrap();
    assert_table(&imputed.table, &format!("index/missing_imputed_{name}.csv"), 1e-9);
    assert!(imputed.left.is_empty() && !imputed.filled.is_empty());
}

#[test]
fn counts_what_is_there() {
    let expected = CsvFile::read("index/missing_availability.csv");
    let found = availability(&CsvFile::read("index/iData_missing.csv").table());
    assert_eq!(found.len(), expected.rows.len());
    for (at, unit) in found.iter().enumerate() {
        let cell = |name: &str| expected.numbers(name)[at];
        assert_eq!(unit.unit, expected.text("uCode")[at]);
        assert_eq!(unit.missing as f64, cell("N_missing"));
        assert_eq!(unit.zeros as f64, cell("N_zero"));
        assert_near(unit.available, cell("Dat_Avail"), 1e-9);
        assert_near(unit.not_zero, cell("Non_Zero"), 1e-9);
    }
}

#[test]
fn keeps_units_with_enough() {
    let kept = with_enough(&CsvFile::read("index/iData_missing.csv").table(), 0.92).unwrap();
    assert_eq!(kept.units(), CsvFile::read("index/missing_screened_units_92.csv").text("uCode"));
}

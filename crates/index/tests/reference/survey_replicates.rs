//! `survey/bootstrap_weights.csv` and the replicate parts of `survey/expected.json`.

use ddci_index::replicate::{Replicates, bootstrap_weights, jackknife, replicate_mean};

use crate::csv_file::{CsvFile, assert_near, numbers};
use crate::survey::{assert_estimate, expected, strat};

#[test]
fn given_bootstrap_weights() {
    let strat = strat();
    let file = CsvFile::read("survey/bootstrap_weights.csv");
    let weights: Vec<Vec<f64>> =
        file.heading.iter().skip(1).map(|name| file.numbers(name)).collect();
    let replicates = Replicates::bootstrap(weights).unwrap();
    let q1 = strat.file.numbers("Q001");
    let (estimate, means) = replicate_mean(strat.without.weights(), &replicates, &q1).unwrap();
    let expected = &expected()["bootstrap"];
    assert_estimate(&estimate, &expected["mean_Q001"], 1e-5);
    assert_near(replicates.factors[0], expected["scale"].as_f64().unwrap(), 1e-9);
    for (found, expected) in means.iter().zip(numbers(&expected["replicates"])) {
        assert_near(*found, expected, 1e-5);
    }
}

#[test]
fn the_stratified_jackknife() {
    let strat = strat();
    let q1 = strat.file.numbers("Q001");
    let (estimate, _) =
        replicate_mean(strat.without.weights(), &jackknife(&strat.without), &q1).unwrap();
    assert_estimate(&estimate, &expected()["jackknife_jkn"]["mean_Q001"], 1e-7);
}

/// Own draws differ from R's; their error must be of the same size as the linearised one.
#[test]
fn own_bootstrap_weights_show_the_linearised_error() {
    let strat = strat();
    let q1 = strat.file.numbers("Q001");
    let replicates = bootstrap_weights(&strat.without, 2000, 7).unwrap();
    let (estimate, _) = replicate_mean(strat.without.weights(), &replicates, &q1).unwrap();
    let linearised = expected()["strat"]["mean_Q001_nofpc"]["se"].as_f64().unwrap();
    assert!((estimate.error / linearised - 1.0).abs() < 0.06, "{} {linearised}", estimate.error);
}

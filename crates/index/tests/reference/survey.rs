//! `survey/`: means, totals, ratios, domains, clusters, raking as R's survey package.

use std::collections::BTreeMap;

use ddci_index::design::{
    Calibration, Centre, Design, Domains, Estimate, Margin, kish_effect, mean, means_by,
    post_stratify, rake, ratio, share, srs_variance, total,
};
use serde_json::Value;

use crate::csv_file::{CsvFile, assert_near, json, numbers};

pub fn expected() -> Value {
    json("survey/expected.json")
}

/// Responses with `strata = unit × group`, and the sum of the weights of each stratum as its population.
pub struct Strat {
    pub file: CsvFile,
    pub with_population: Design,
    pub without: Design,
}

pub fn strat() -> Strat {
    let file = CsvFile::read("survey/strat/responses.csv");
    let weights = file.numbers("w_nr");
    let strata: Vec<String> = file
        .text("unit_id")
        .iter()
        .zip(file.text("group"))
        .map(|(unit, group)| format!("{unit}|{group}"))
        .collect();
    let mut sums: BTreeMap<&String, f64> = BTreeMap::new();
    for (stratum, weight) in strata.iter().zip(&weights) {
        *sums.entry(stratum).or_default() += weight;
    }
    let populations: Vec<f64> = strata.iter().map(|stratum| sums[stratum]).collect();
    let without = Design::new(weights).unwrap().stratified(&strata).unwrap();
    let with_population = without.clone().with_population(&populations).unwrap();
    Strat { file, with_population, without }
}

#[track_caller]
pub fn assert_estimate(found: &Estimate, expected: &Value, tolerance: f64) {
    assert_near(found.value, expected["est"].as_f64().unwrap(), tolerance);
    assert_near(found.error, expected["se"].as_f64().unwrap(), tolerance);
    let degrees = expected["df"].as_f64().unwrap_or(f64::INFINITY);
    let interval = found.interval_with(0.95, degrees);
    assert_near(interval.low, expected["ci_low"].as_f64().unwrap(), tolerance);
    assert_near(interval.high, expected["ci_high"].as_f64().unwrap(), tolerance);
}

#[track_caller]
fn assert_groups(file: &CsvFile, design: &Design, by: &str, item: &str, expected: &Value) {
    let groups: Vec<&str> =
        expected["groups"].as_array().unwrap().iter().map(|g| g.as_str().unwrap()).collect();
    let member = |name: &String| groups.iter().position(|group| group == name).map(|at| at as u32);
    let members: Vec<Option<u32>> = file.text(by).iter().map(member).collect();
    let domains = Domains::new(design, &members, groups.len()).unwrap();
    let values = file.numbers(item);
    let found = means_by(design, &domains, &[&values]).unwrap();
    assert_eq!(found.len(), groups.len());
    for (at, found) in found.iter().enumerate() {
        let interval = found[0].interval_with(0.95, design.degrees());
        assert_near(found[0].value, numbers(&expected["est"])[at], 1e-7);
        assert_near(found[0].error, numbers(&expected["se"])[at], 1e-7);
        assert_near(interval.low, numbers(&expected["ci_low"])[at], 1e-7);
        assert_near(interval.high, numbers(&expected["ci_high"])[at], 1e-7);
    }
}

#[test]
fn a_stratified_sample() {
    let Strat { file, with_population, without } = strat();
    let expected = &expected()["strat"];
    let (q1, q5) = (file.numbers("Q001"), file.numbers("Q005"));
    assert_eq!(with_population.degrees(), expected["degf"].as_f64().unwrap());
    assert_estimate(&mean(&with_population, &q1).unwrap(), &expected["mean_Q001"], 1e-7);
    assert_estimate(&mean(&without, &q1).unwrap(), &expected["mean_Q001_nofpc"], 1e-7);
    assert_groups(&file, &with_population, "unit_id", "Q001", &expected["Q001_by_unit"]);
    assert_groups(&file, &with_population, "group", "Q003", &expected["Q003_by_group"]);
    assert_estimate(&total(&with_population, &q5).unwrap(), &expected["total_Q005"], 1e-7);
    let found = ratio(&with_population, &q5, &q1).unwrap();
    assert_near(found.value, expected["ratio_Q005_Q001"]["est"].as_f64().unwrap(), 1e-7);
    assert_near(found.error, expected["ratio_Q005_Q001"]["se"].as_f64().unwrap(), 1e-7);
}

#[test]
fn shares_and_design_effects() {
    let Strat { file, with_population, without } = strat();
    let expected = &expected()["strat"];
    let q1 = file.numbers("Q001");
    for (at, answer) in [1.0, 2.0, 3.0, 4.0, 5.0].into_iter().enumerate() {
        let found = share(&with_population, &q1, |value| value == answer).unwrap();
        assert_near(found.value, numbers(&expected["prop_Q001"]["est"])[at], 1e-7);
        assert_near(found.error, numbers(&expected["prop_Q001"]["se"])[at], 1e-7);
        let interval = found.interval_with(0.95, with_population.degrees());
        assert_near(interval.low, numbers(&expected["prop_Q001"]["ci_low"])[at], 1e-7);
        assert_near(interval.high, numbers(&expected["prop_Q001"]["ci_high"])[at], 1e-7);
    }
    let error = mean(&without, &q1).unwrap().error;
    let effect = error * error / srs_variance(&without, &q1).unwrap();
    assert_near(effect, expected["deff_Q001_nofpc"].as_f64().unwrap(), 1e-7);
    assert_near(kish_effect(without.weights()), expected["kish_deff"].as_f64().unwrap(), 1e-7);
    let answered: Vec<f64> = q1.into_iter().filter(|value| !value.is_nan()).collect();
    let plain = answered.iter().sum::<f64>() / answered.len() as f64;
    assert_near(plain, expected["unweighted_mean_Q001"].as_f64().unwrap(), 1e-7);
}

#[test]
fn communes_as_clusters() {
    let file = CsvFile::read("survey/twostage/responses.csv");
    let frame = CsvFile::read("survey/twostage/frame.csv");
    let communes: BTreeMap<(String, String), f64> = frame
        .text("unit_id")
        .into_iter()
        .zip(frame.text("commune"))
        .zip(frame.numbers("M_communes"))
        .collect();
    let keys: Vec<(String, String)> =
        file.text("unit_id").into_iter().zip(file.text("commune")).collect();
    let populations: Vec<f64> = keys.iter().map(|key| communes[key]).collect();
    let design = Design::new(file.numbers("w_nr"))
        .and_then(|design| design.stratified(&file.text("unit_id")))
        .and_then(|design| design.clustered(&file.text("commune")))
        .and_then(|design| design.with_population(&populations))
        .unwrap();
    let expected = &expected()["twostage"];
    assert_eq!(design.degrees(), expected["degf"].as_f64().unwrap());
    let q1 = file.numbers("Q001");
    let found = mean(&design, &q1).unwrap();
    assert_estimate(&found, &expected["mean_Q001"], 1e-7);
    assert_groups(&file, &design, "unit_id", "Q001", &expected["Q001_by_unit"]);
    let effect = found.error * found.error / srs_variance(&design, &q1).unwrap();
    assert_near(effect, expected["deff"].as_f64().unwrap(), 1e-7);
}

fn margin(file: &CsvFile, name: &str) -> Margin {
    let totals = expected()["raking"]["margins"][name].as_object().unwrap().clone();
    let totals =
        totals.into_iter().map(|(category, total)| (category, total.as_f64().unwrap())).collect();
    Margin { name: name.to_owned(), categories: file.text(name), totals }
}

#[test]
fn raking_and_post_stratification() {
    let Strat { file, without, .. } = strat();
    let expected = &expected()["raking"];
    let weights = CsvFile::read("survey/calibrated_weights.csv");
    let margins = [margin(&file, "sector"), margin(&file, "group")];
    let raked = rake(without.weights(), &margins, 1e-12, 500, None).unwrap();
    assert!(raked.converged && raked.rounds < 100);
    let stratified = post_stratify(without.weights(), &margins[1]).unwrap();
    for (found, name) in [(&raked.weights, "raked"), (&stratified, "poststratified")] {
        for (found, expected) in found.iter().zip(weights.numbers(name)) {
            assert_near(*found, expected, 1e-5);
        }
    }
    let strata: Vec<String> = file
        .text("unit_id")
        .iter()
        .zip(file.text("group"))
        .map(|(unit, group)| format!("{unit}|{group}"))
        .collect();
    let q1 = file.numbers("Q001");
    let both = vec![margins[0].categories.as_slice(), margins[1].categories.as_slice()];
    let one = vec![margins[1].categories.as_slice()];
    for (weights, margins, centre, name) in [
        (raked.weights, both, Centre::Plain, "raked_mean_Q001"),
        (stratified, one, Centre::Weighted, "poststratified_mean_Q001"),
    ] {
        let design = Design::new(weights).unwrap().stratified(&strata).unwrap();
        let found = Calibration { margins, centre }.mean(&design, &q1).unwrap();
        assert_estimate(&found, &expected[name], 1e-5);
    }
}

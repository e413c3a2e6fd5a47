//! `cargo xtask reference` on the inputs of the index library's reference cases, held to their numbers.

#![cfg(test)]

use serde_json::Value;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::{env, fs};
use tempfile::TempDir;

/// Inputs of each case; everything else in the folder is expected.
const INPUTS: [(&str, &[&str]); 6] = [
    (
        "index",
        &["iData.csv", "iData_missing.csv", "iMeta.csv", "sa_parameters.csv", "sa_weight_sets.csv"],
    ),
    ("endtoend/data", &["responses.csv", "items.csv", "frame.csv"]),
    ("survey/strat", &["responses.csv", "items.csv", "frame.csv"]),
    ("survey/twostage", &["responses.csv", "items.csv", "frame.csv"]),
    ("reliability", &["likert.csv"]),
    ("sobol", &["ishigami_design.csv", "g6_design.csv"]),
];

fn known() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../crates/index/tests/data")
}

/// Copies of the inputs alone, and what the chore made of them.
fn computed() -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let (from, out) = (folder.path().join("in"), folder.path().join("out"));
    for (case, names) in INPUTS {
        fs::create_dir_all(from.join(case)).unwrap();
        for name in names {
            fs::copy(known().join(case).join(name), from.join(case).join(name)).unwrap();
        }
    }
    let replicates = "survey/bootstrap_weights.csv";
    fs::copy(known().join(replicates), from.join(replicates)).unwrap();
    compute(&from, &out);
    (folder, out)
}

fn run(from: &Path, out: &Path) -> Output {
    let mut chore = Command::new(env!("CARGO_BIN_EXE_xtask"));
    let beside = Path::new(env!("CARGO_BIN_EXE_xtask")).with_file_name("ddci");
    if beside.exists() {
        chore.env("DDCI_PROGRAM", beside);
    }
    chore.arg("reference").arg(from).arg(out).output().unwrap()
}

fn compute(from: &Path, out: &Path) {
    let output = run(from, out);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

fn near(found: &str, expected: &str, tolerance: f64) -> bool {
    match (found.parse::<f64>(), expected.parse::<f64>()) {
        (Ok(found), Ok(expected)) => {
            (found - expected).abs() <= tolerance * expected.abs().max(1.0)
        }
        _ => found == expected || (expected == "NA" && found.is_empty()),
    }
}

/// Every cell, by the names of columns and the order of rows; the number of cells.
fn hold_table(found: &Path, expected: &Path, tolerance: f64) -> usize {
    let read = |path: &Path| {
        let mut reader = csv::Reader::from_path(path).unwrap();
        let head: Vec<String> = reader.headers().unwrap().iter().map(str::to_owned).collect();
        let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
        (head, rows)
    };
    let ((head, rows), (expected_head, expected_rows)) = (read(found), read(expected));
    assert_eq!(head, expected_head, "{}", expected.display());
    assert_eq!(rows.len(), expected_rows.len(), "{}", expected.display());
    for (number, (row, expected_row)) in rows.iter().zip(&expected_rows).enumerate() {
        for ((name, cell), expected_cell) in head.iter().zip(row).zip(expected_row) {
            assert!(
                near(cell, expected_cell, tolerance),
                "{} row {number} {name}: {cell} is not {expected_cell}",
                expected.display()
            );
        }
    }
    rows.len() * head.len()
}

/// Every number of the expected object; words and what `skip` names are left aside.
fn hold_json(found: &Value, expected: &Value, place: &str, tolerance: f64, skip: &[&str]) -> usize {
    match expected {
        Value::Object(fields) => {
            let kept = fields
                .iter()
                .filter(|(name, value)| !value.is_string() && !skip.contains(&name.as_str()));
            kept.map(|(name, value)| {
                let own = found.get(name).unwrap_or_else(|| panic!("{place}/{name} is missing"));
                hold_json(own, value, &format!("{place}/{name}"), tolerance, skip)
            })
            .sum()
        }
        Value::Array(list) => {
            assert_eq!(found.as_array().map(Vec::len), Some(list.len()), "{place}");
            let own = found.as_array().into_iter().flatten().zip(list);
            own.map(|(own, value)| hold_json(own, value, place, tolerance, skip)).sum()
        }
        Value::Number(number) => {
            let (own, number) = (found.as_f64().unwrap(), number.as_f64().unwrap());
            let far = tolerance * number.abs().max(1.0);
            assert!((own - number).abs() <= far, "{place}: {own} is not {number}");
            1
        }
        _ => 0,
    }
}

fn json(path: &Path) -> Value {
    serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap()
}

#[test]
fn a_folder_of_cases_is_computed_from_its_inputs() {
    let (_folder, out) = computed();
    let mut cells = 0;
    for entry in fs::read_dir(known().join("index")).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap();
        // The sign of principal components is a convention of each program.
        if name != "pca_weights_level1.csv" && out.join("index").join(name).exists() {
            cells += hold_table(&out.join("index").join(name), &path, 1e-9);
        }
    }
    assert!(cells > 3_000, "{cells} cells of the index were compared");
    for (name, tolerance) in [
        ("endtoend/weights.csv", 1e-12),
        ("endtoend/indicators_expected.csv", 1e-7),
        ("endtoend/scores_expected.csv", 1e-9),
        ("survey/calibrated_weights.csv", 1e-5),
    ] {
        assert!(hold_table(&out.join(name), &known().join(name), tolerance) > 0);
    }
    let skip = ["S1_conf", "ST_conf", "S1_N16384", "ST_N16384", "analytic"];
    for (name, tolerance, least) in
        [("survey", 1e-5, 100), ("reliability", 1e-4, 40), ("sobol", 1e-9, 20)]
    {
        let file = format!("{name}/expected.json");
        let (found, expected) = (json(&out.join(&file)), json(&known().join(&file)));
        assert!(hold_json(&found, &expected, name, tolerance, &skip) >= least, "{name}");
    }
}

/// Every file of the index case that is no input comes out.
#[test]
fn every_expected_file_is_written() {
    let (_folder, out) = computed();
    let inputs = INPUTS[0].1;
    for entry in fs::read_dir(known().join("index")).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        assert!(
            inputs.contains(&name.as_str()) || out.join("index").join(&name).exists(),
            "{name}"
        );
    }
}

/// A table that carries its design: R's own formula by hand, for two strata of two.
#[test]
fn a_table_with_its_own_design() {
    let folder = tempfile::tempdir().unwrap();
    let table = "stype,pw,fpc,api00\nE,5,10,600\nE,5,10,700\nH,2,4,500\nH,2,4,540\n";
    fs::write(folder.path().join("apistrat.csv"), table).unwrap();
    let out = folder.path().join("out");
    compute(folder.path(), &out);

    let found = &json(&out.join("expected.json"))["apistrat"];
    // Σ (N/Σ N)² (1 - n/N) s²/n with s² = 5000 and 800.
    let variance =
        0.8 * 2500.0 * (10.0_f64 / 14.0).powi(2) + 0.5 * 400.0 * (4.0_f64 / 14.0).powi(2);
    assert_eq!(found["degf"], 2.0);
    assert!((found["mean_api00"]["est"].as_f64().unwrap() - 8580.0 / 14.0).abs() < 1e-9);
    assert!((found["mean_api00"]["se"].as_f64().unwrap() - variance.sqrt()).abs() < 1e-9);
}

fn copy_inputs(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let (path, to) = (entry.as_ref().unwrap().path(), to.join(entry.unwrap().file_name()));
        if path.is_dir() {
            copy_inputs(&path, &to);
        } else if !path.ends_with("expected.json") && !path.ends_with("calibrated_weights.csv") {
            fs::copy(&path, &to).unwrap();
        }
    }
}

/// What the first cases have not: three questions of which one is a Heywood case, runs of second order,
/// strata of one form and communes that were all drawn, tables with row numbers and a lone population.
#[test]
fn folders_of_other_shapes() {
    let folder = tempfile::tempdir().unwrap();
    let (shapes, out) = (known().join("shapes"), folder.path().join("out"));
    copy_inputs(&shapes, &folder.path().join("in"));
    compute(&folder.path().join("in"), &out);
    let skip = ["S1_conf", "ST_conf", "S1_N16384", "ST_N16384"];
    for (name, tolerance, least) in
        [("heywood", 1e-6, 30), ("second", 1e-9, 8), ("lonely", 1e-5, 60), ("table", 1e-9, 20)]
    {
        let [found, expected] =
            [&out, &shapes].map(|dir| json(&dir.join(name).join("expected.json")));
        assert!(hold_json(&found, &expected, name, tolerance, &skip) >= least, "{name}");
    }
    let weights = "lonely/calibrated_weights.csv";
    assert!(hold_table(&out.join(weights), &shapes.join(weights), 1e-5) > 0);
}

/// COINr brings units in the order of their codes and indicators in that of the hierarchy.
#[test]
fn units_and_indicators_come_in_order() {
    let folder = tempfile::tempdir().unwrap();
    let (from, out) = (folder.path().join("in"), folder.path().join("out"));
    fs::create_dir_all(&from).unwrap();
    fs::copy(known().join("index/iMeta.csv"), from.join("iMeta.csv")).unwrap();
    let turned = |line: &str| line.rsplit(',').collect::<Vec<_>>().join(",");
    let whole = fs::read_to_string(known().join("index/iData.csv")).unwrap();
    let mut lines: Vec<String> = whole.lines().map(turned).collect();
    lines[1..].reverse();
    fs::write(from.join("iData.csv"), lines.join("\n")).unwrap();
    compute(&from, &out);
    for name in ["norm_rank.csv", "scores_gmean_original.csv", "full_ranks.csv", "stats.csv"] {
        assert!(hold_table(&out.join(name), &known().join("index").join(name), 1e-9) > 100);
    }
}

/// One folder that is refused keeps no other from being computed.
#[test]
fn a_folder_that_fails_is_named_and_the_others_are_computed() {
    let folder = tempfile::tempdir().unwrap();
    let (from, out) = (folder.path().join("in"), folder.path().join("out"));
    fs::create_dir_all(from.join("a")).unwrap();
    fs::write(from.join("a/likert.csv"), "Q1,Q2,Q3\n1,1,1\n2,1,2\n").unwrap();
    copy_inputs(&known().join("shapes/heywood"), &from.join("b"));
    let output = run(&from, &out);
    assert!(!output.status.success());
    assert!(String::from_utf8_lossy(&output.stderr).contains("likert.csv"));
    assert!(out.join("b/expected.json").exists());
}

#[test]
fn a_folder_without_inputs_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let output = Command::new(env!("CARGO_BIN_EXE_xtask"))
        .env("DDCI_PROGRAM", "ddci")
        .arg("reference")
        .args([folder.path(), &folder.path().join("out")])
        .output()
        .unwrap();
    assert!(!output.status.success());
    assert!(String::from_utf8_lossy(&output.stderr).contains("docs/index.md"));
}

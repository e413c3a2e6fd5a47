//! Reads every plan of `tests/plans` and `tests/unseen` and compares it with its expected reading.
//!
//! The rules were made with the first before their eyes; the second were written by others, are not
//! looked at while the rules are mended, and show how the reader does on plans it has not met.
//!
//! The comparison is strict but for what the exchange format allows: letter case, punctuation, tone
//! placement, "Ủy ban nhân dân"/"UBND" and a trailing place of a body's name; optional bodies,
//! schedules and findings count neither way. A `.gold.json` beside a document is all it takes to
//! add one.

#![expect(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "the helpers of a test may fail loudly"
)]

mod support;

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;
use support::compare::{Tally, compare};
use support::day_off::is_day_off;

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests").join(name)
}

fn golds(name: &str) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder(name)).expect("the folder of plans");
    let mut golds: Vec<PathBuf> = entries
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.to_string_lossy().ends_with(".gold.json"))
        .collect();
    golds.sort();
    golds
}

fn document(gold: &Path) -> PathBuf {
    let base = gold.to_string_lossy().replace(".gold.json", "");
    let found =
        ["txt", "docx", "xlsx"].map(|extension| PathBuf::from(format!("{base}.{extension}")));
    found.into_iter().find(|path| path.exists()).expect("a document beside its expected reading")
}

#[test]
fn reads_every_plan_as_expected() {
    reads("plans", 0.95);
}

#[test]
fn reads_plans_it_has_not_met() {
    reads("unseen", 0.90);
}

/// Every document of the folder reaches the least share of agreements.
fn reads(name: &str, floor: f64) {
    let golds = golds(name);
    assert!(!golds.is_empty(), "no expected readings in {name}");
    let mut failures = Vec::new();
    for gold in golds {
        let expected: Value = serde_json::from_slice(&fs::read(&gold).unwrap()).unwrap();
        let path = document(&gold);
        let bytes = fs::read(&path).unwrap();
        let reading = ddci_plan_reader::read(&bytes, &is_day_off)
            .unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let mut tally = Tally::default();
        compare(&ddci_plan_reader::exchange_json(&reading), &expected, &mut tally);
        let share = tally.share();
        println!("{:.3} {}", share, path.file_name().unwrap_or_default().to_string_lossy());
        for miss in &tally.misses {
            println!("      {miss}");
        }
        if share < floor {
            failures.push(format!("{}: {share:.3} {:#?}", path.display(), tally.misses));
        }
    }
    assert!(failures.is_empty(), "below {floor}: {failures:#?}");
}

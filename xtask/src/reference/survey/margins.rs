//! Raking to margins of sector and group.
//!
//! Margins stand in `margins.json` (sector and group, each name with its total) or in an `expected.json`
//! beside the inputs. Without either they are made as the layout makes them: 1.07 times the weighted
//! sectors, bent by a factor each, and the groups scaled to the same total.

use super::{Sample, key};
use crate::reference::program::{Rows, text};
use anyhow::{Context, Result};
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::Path;

/// The sectors of the layout with the factors they are bent by.
const SECTORS: [(&str, f64); 5] = [
    ("agriculture", 1.1),
    ("industry", 0.95),
    ("construction", 1.0),
    ("trade", 1.05),
    ("services", 0.92),
];

type Totals = BTreeMap<String, f64>;

/// The two margins as arguments, and what they make.
pub fn raked(sample: &Sample<'_>, dir: &Path, out: &Path) -> Result<Value> {
    let margins = match stated(dir)? {
        Some(margins) => margins,
        None => made(&Rows::read(&sample.responses)?)?,
    };
    let [sector, group] = ["sector", "group"].map(|name| argument(name, &margins));
    let (sector, group) = (sector?, group?);
    let both = ["--margin", &sector, "--margin", &group];
    let one = ["--margin", &group];
    weights(sample, out, &both, &one)?;
    let mean = ["--mean", &sample.items[0]];
    Ok(json!({
        "margins": margins,
        key(sample, "raked_mean"): sample.json("rake", &[&both[..], &mean].concat())?,
        key(sample, "poststratified_mean"): sample.json("rake", &[&one[..], &mean].concat())?,
    }))
}

fn stated(dir: &Path) -> Result<Option<Value>> {
    for (name, place) in [("margins.json", ""), ("expected.json", "/raking/margins")] {
        let Ok(text) = std::fs::read_to_string(dir.join(name)) else { continue };
        let whole: Value = serde_json::from_str(&text)?;
        if let Some(margins) = whole.pointer(place) {
            return Ok(Some(margins.clone()));
        }
    }
    Ok(None)
}

fn made(answers: &Rows) -> Result<Value> {
    let weights: Vec<f64> = answers
        .column("w_nr")
        .iter()
        .map(|cell| cell.parse().with_context(|| format!("weight {cell:?}")))
        .collect::<Result<_>>()?;
    let sums = |name: &str| {
        let mut sums = Totals::new();
        for (category, weight) in answers.column(name).iter().zip(&weights) {
            *sums.entry((*category).to_owned()).or_default() += weight;
        }
        sums
    };
    let factor = |name: &str| SECTORS.iter().find(|(own, _)| *own == name).map_or(1.0, |(_, f)| *f);
    let bent = |(name, sum): (String, f64)| {
        let total = (1.07 * sum * factor(&name)).round_ties_even();
        (name, total)
    };
    let sectors: Totals = sums("sector").into_iter().map(bent).collect();
    let all: f64 = sectors.values().sum();
    let groups = sums("group");
    let whole: f64 = groups.values().sum();
    let scaled = |(name, sum): (String, f64)| (name, (sum / whole * all).round_ties_even());
    let mut groups: Totals = groups.into_iter().map(scaled).collect();
    let left = all - groups.values().sum::<f64>();
    if let Some(first) = groups.values_mut().next() {
        *first += left;
    }
    Ok(json!({"sector": sectors, "group": groups}))
}

fn argument(name: &str, margins: &Value) -> Result<String> {
    let totals: &Map<String, Value> = margins
        .get(name)
        .and_then(Value::as_object)
        .with_context(|| format!("no margin of {name}"))?;
    let pairs = totals.iter().map(|(category, total)| format!("{category}={total}"));
    Ok(format!("{name}:{}", pairs.collect::<Vec<_>>().join(",")))
}

/// `calibrated_weights.csv`: both sets of weights beside the ones that came.
fn weights(sample: &Sample<'_>, out: &Path, both: &[&str], one: &[&str]) -> Result<()> {
    let print = |margins: &[&str]| -> Result<Vec<String>> {
        let from =
            ["step", "rake", text(&sample.responses)?, "--weight", "w_nr", "--id", "resp_id"];
        let printed = sample.program.index(&[&from[..], margins].concat())?;
        Ok(printed.lines().skip(1).map(str::to_owned).collect())
    };
    let mut table = "resp_id,w_nr,raked,poststratified\n".to_owned();
    for (raked, stratified) in print(both)?.iter().zip(print(one)?) {
        let last = stratified.rsplit(',').next().unwrap_or("");
        writeln!(table, "{raked},{last}")?;
    }
    Ok(std::fs::write(out.join("calibrated_weights.csv"), table)?)
}

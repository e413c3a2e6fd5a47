//! A folder with `data/responses.csv`, `data/items.csv` and `data/frame.csv`: from answers to ranks.
//!
//! Strata are unit × commune × group throughout, also where the frame says that communes were drawn.
//! Years and kinds of units are those of the answers, in the order they are met; each is scored by
//! itself. Weights of sub-indices are those of `weights.csv`, else 5, 10, 15, 20 in turn.

use super::program::{Program, Rows, field, text};
use anyhow::{Context, Result};
use serde_json::Value;
use std::fmt::Write;
use std::path::Path;

/// Whether a folder is one.
pub fn is(dir: &Path) -> bool {
    ["responses.csv", "items.csv", "frame.csv"]
        .iter()
        .all(|name| dir.join("data").join(name).exists())
}

/// Writes `weights.csv`, `indicators_expected.csv` and `scores_expected.csv`.
pub fn run(program: &Program, dir: &Path, out: &Path) -> Result<()> {
    let data = dir.join("data");
    let items = Rows::read(&data.join("items.csv"))?;
    let parts = firsts(&items.column("sub_index"));
    weights(dir, out, &parts)?;
    let set = program.index(&[
        "step",
        "set",
        text(&data.join("items.csv"))?,
        "--weights",
        text(&out.join("weights.csv"))?,
        // Ranks follow the scores as they are.
        "--decimals",
        "12",
        "--unbounded",
    ])?;
    let folder = tempfile::tempdir()?;
    let set_file = folder.path().join("set.toml");
    std::fs::write(&set_file, set)?;
    let frame = folder.path().join("frame.csv");
    let rows = Rows::read(&data.join("frame.csv"))?;
    let of_clusters = |name: &&str| matches!(*name, "M_communes" | "m_communes");
    let columns: Vec<&str> =
        rows.head().iter().map(String::as_str).filter(|name| !of_clusters(name)).collect();
    rows.write(&frame, &columns, None)?;
    let answers = Rows::read(&data.join("responses.csv"))?;
    let mut indicators = "year,kind,unit_id,item,n,mean,se,normalised\n".to_owned();
    let mut scores = format!("year,kind,unit_id,{},score100,rank\n", parts.join(","));
    let (years, kinds) = (answers.column("year"), answers.column("kind"));
    for year in firsts(&years) {
        for kind in firsts(&kinds) {
            if !years.iter().zip(&kinds).any(|pair| pair == (&year, &kind)) {
                continue;
            }
            let scored = program.json(&[
                "score",
                text(&data.join("responses.csv"))?,
                "--set",
                text(&set_file)?,
                "--frame",
                text(&frame)?,
                "--year",
                year,
                "--block",
                kind,
                "--keep-all",
                "--output",
                "json",
            ])?;
            let units = field(&scored, "units");
            let units = units.as_array().context("units")?;
            for item in items.column("item") {
                units
                    .iter()
                    .try_for_each(|unit| indicator(&mut indicators, year, kind, unit, item))?;
            }
            units.iter().try_for_each(|unit| score(&mut scores, year, kind, unit, &parts))?;
        }
    }
    std::fs::write(out.join("indicators_expected.csv"), indicators)?;
    std::fs::write(out.join("scores_expected.csv"), scores)?;
    Ok(())
}

/// Each name once, in the order they are met.
fn firsts<'a>(names: &[&'a str]) -> Vec<&'a str> {
    let mut seen = Vec::new();
    for name in names {
        if !seen.contains(name) {
            seen.push(*name);
        }
    }
    seen
}

fn weights(dir: &Path, out: &Path, parts: &[&str]) -> Result<()> {
    let (stated, own) = (dir.join("weights.csv"), out.join("weights.csv"));
    if stated.exists() {
        if stated != own {
            std::fs::copy(stated, own)?;
        }
        return Ok(());
    }
    let raw: Vec<f64> = (0..parts.len()).map(|place| 5.0 * (place % 4 + 1) as f64).collect();
    let sum: f64 = raw.iter().sum();
    let mut table = "sub_index,weight\n".to_owned();
    for (part, weight) in parts.iter().zip(raw) {
        writeln!(table, "{part},{}", weight / sum)?;
    }
    Ok(std::fs::write(own, table)?)
}

fn number(value: &Value) -> String {
    if value.is_null() { "NA".to_owned() } else { value.to_string() }
}

fn indicator(table: &mut String, year: &str, kind: &str, unit: &Value, item: &str) -> Result<()> {
    let own = field(&field(unit, "indicators"), item);
    let name = field(unit, "unit");
    let name = name.as_str().unwrap_or("");
    let [n, mean, se, normalised] =
        ["answers", "raw", "error", "normalised"].map(|name| number(&field(&own, name)));
    Ok(writeln!(table, "{year},{kind},{name},{item},{n},{mean},{se},{normalised}")?)
}

fn score(table: &mut String, year: &str, kind: &str, unit: &Value, parts: &[&str]) -> Result<()> {
    let name = field(unit, "unit");
    let name = name.as_str().unwrap_or("");
    write!(table, "{year},{kind},{name}")?;
    for part in parts {
        write!(table, ",{}", number(&field(&field(unit, "sub_indices"), part)))?;
    }
    let rank =
        field(unit, "rank").as_f64().map_or_else(|| "NA".to_owned(), |rank| rank.to_string());
    Ok(writeln!(table, ",{},{rank}", number(&field(unit, "composite")))?)
}

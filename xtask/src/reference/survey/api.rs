//! Tables that carry their own design: a column `pw` of weights, and `fpc`, or `fpc1` and `fpc2`.
//!
//! With `fpc1` and `fpc2` districts (`dnum`) were drawn, then schools in them. One `fpc` that differs is
//! that of types (`stype`), within which schools were drawn; one that is the same throughout is the number
//! of schools where the weights add up to it, and else that of districts, which were drawn whole. `design.json` may say otherwise: for
//! each table's name `strata`, `clusters`, `population`, `within`.

use crate::reference::program::{Program, Rows, field, text};
use anyhow::Result;
use serde_json::{Map, Value, json};
use std::path::{Path, PathBuf};

/// One table.
pub struct Table {
    /// Its name.
    pub name: String,
    rows: Rows,
    stated: Value,
}

/// Columns that are no figures.
const BESIDE: [&str; 9] = ["cds", "snum", "dnum", "cnum", "flag", "pw", "fpc", "fpc1", "fpc2"];

/// The tables of a folder.
pub fn tables(dir: &Path) -> Vec<Table> {
    let text = std::fs::read_to_string(dir.join("design.json")).unwrap_or_default();
    let stated: Value = serde_json::from_str(&text).unwrap_or_default();
    let table = |path: PathBuf| {
        let name = path.file_name()?.to_str()?.strip_suffix(".csv")?.to_owned();
        let rows = Rows::read(&path).ok().filter(|rows| rows.has("pw"))?;
        Some(Table { stated: field(&stated, &name), name, rows })
    };
    let entries = std::fs::read_dir(dir).into_iter().flatten().flatten();
    let mut tables: Vec<Table> = entries.filter_map(|entry| table(entry.path())).collect();
    tables.sort_by(|a, b| a.name.cmp(&b.name));
    tables
}

impl Table {
    /// Means, totals, ratios and groups.
    pub fn estimates(&self, program: &Program) -> Result<Value> {
        let folder = tempfile::tempdir()?;
        let named = folder.path().join("table.csv");
        self.rows.write_named(&named)?;
        let design = self.design();
        let design: Vec<&str> = design.iter().map(String::as_str).collect();
        let of = |more: &[&str]| {
            let from = ["step", "survey", text(&named)?, "--weight", "pw"];
            program.json(&[&from[..], &design, more].concat())
        };
        let mut found = Map::from_iter([
            ("design".to_owned(), json!(design.join(" "))),
            ("degf".to_owned(), of(&["--degrees"])?),
        ]);
        for name in self.figures() {
            found.insert(format!("mean_{name}"), of(&["--mean", name])?);
            found.insert(format!("total_{name}"), of(&["--total", name])?);
            found.insert(format!("deff_{name}"), of(&["--effect", name])?);
            if self.rows.has("stype") {
                found.insert(format!("{name}_by_stype"), of(&["--mean", name, "--by", "stype"])?);
            }
        }
        if self.rows.has("api.stu") && self.rows.has("enroll") {
            found.insert("ratio_api.stu_enroll".to_owned(), of(&["--ratio", "api.stu/enroll"])?);
        }
        Ok(Value::Object(found))
    }

    fn design(&self) -> Vec<String> {
        let has = |name: &str| self.rows.has(name);
        let same = |name: &str| {
            let column = self.rows.column(name);
            column.iter().all(|cell| Some(cell) == column.first())
        };
        let by_form: &[(&str, &str)] = if has("fpc1") && has("fpc2") {
            &[("clusters", "dnum"), ("population", "fpc1"), ("within", "fpc2")]
        } else if has("fpc") && self.drawn_singly() {
            &[("population", "fpc")]
        } else if has("dnum") && has("fpc") && same("fpc") {
            &[("clusters", "dnum"), ("population", "fpc")]
        } else if has("stype") && has("fpc") {
            &[("strata", "stype"), ("population", "fpc")]
        } else {
            &[]
        };
        let stated = self.stated.as_object().map(|fields| {
            fields.iter().filter_map(|(option, column)| Some((option.as_str(), column.as_str()?)))
        });
        let options: Vec<(&str, &str)> = match stated {
            Some(stated) => stated.collect(),
            None => by_form.to_vec(),
        };
        options
            .into_iter()
            .flat_map(|(option, column)| [format!("--{option}"), column.to_owned()])
            .collect()
    }

    /// Whether every weight is the one population over the number of rows.
    fn drawn_singly(&self) -> bool {
        let numbers = |name: &str| -> Vec<f64> {
            self.rows.column(name).iter().filter_map(|cell| cell.parse().ok()).collect()
        };
        let (weights, population) = (numbers("pw"), numbers("fpc"));
        let rows = self.rows.column("pw").len() as f64;
        let fits = |(weight, all): (&f64, &f64)| (weight * rows / all - 1.0).abs() < 1e-4;
        weights.len() as f64 == rows && weights.iter().zip(&population).all(fits)
    }

    /// Columns of numbers that differ.
    fn figures(&self) -> impl Iterator<Item = &String> {
        let figure = |name: &&String| {
            let column = self.rows.column(name);
            !BESIDE.contains(&name.as_str())
                && column
                    .iter()
                    .all(|cell| matches!(*cell, "" | "NA") || cell.parse::<f64>().is_ok())
                && column.iter().filter(|cell| cell.parse::<f64>().is_ok()).count() > 1
                && column.iter().any(|cell| Some(cell) != column.first())
        };
        self.rows.head().iter().filter(|name| !name.is_empty()).filter(figure)
    }
}

//! A folder with `likert.csv`, or another table of answers alone: do questions belong together?

use super::program::{Program, Rows, text};
use anyhow::{Context, Result};
use serde_json::{Map, Value, json};
use std::path::{Path, PathBuf};

/// Whether a folder is one.
pub fn is(dir: &Path) -> bool {
    tables(dir).is_ok_and(|tables| !tables.is_empty())
}

/// The tables whose columns are all answers: whole numbers and gaps.
fn tables(dir: &Path) -> Result<Vec<PathBuf>> {
    let likert = dir.join("likert.csv");
    if likert.exists() {
        return Ok(vec![likert]);
    }
    let mut tables = Vec::new();
    for entry in std::fs::read_dir(dir)? {
        let path = entry?.path();
        let named = path.extension().is_some_and(|end| end == "csv");
        if named && Rows::read(&path).is_ok_and(|rows| only_answers(&rows)) {
            tables.push(path);
        }
    }
    tables.sort();
    Ok(tables)
}

fn only_answers(rows: &Rows) -> bool {
    let is_answer = |cell: &str| matches!(cell, "" | "NA") || cell.parse::<i32>().is_ok();
    rows.head().len() > 2
        && rows.head().iter().all(|name| rows.column(name).iter().all(|cell| is_answer(cell)))
}

/// What is found of some questions. The layout tells how strong loadings are, not where they point.
fn told(program: &Program, table: &Path, columns: &[String]) -> Result<Value> {
    let from = ["step", "reliability", text(table)?, "--columns", &columns.join(",")];
    let mut found = program.json(&from)?;
    let loadings = found.get_mut("one_factor_loadings_minres").and_then(Value::as_array_mut);
    for loading in loadings.into_iter().flatten() {
        if let Some(number) = loading.as_f64() {
            *loading = json!(number.abs());
        }
    }
    Ok(found)
}

/// Writes `expected.json`: all questions, and the first three.
pub fn run(program: &Program, dir: &Path, out: &Path) -> Result<()> {
    for table in tables(dir)? {
        let (rows, folder) = (Rows::read(&table)?, tempfile::tempdir()?);
        let named = folder.path().join("likert.csv");
        rows.write_named(&named)?;
        let head: Vec<String> =
            rows.head().iter().filter(|name| !name.is_empty()).cloned().collect();
        let told = |columns: &[String]| told(program, &named, columns);
        let mut found = Map::from_iter([("software".to_owned(), json!("ddci"))]);
        let all = told(&head)?;
        // Files of another number of questions keep the layout's name too.
        found.insert("all6".to_owned(), all.clone());
        found.insert(format!("all{}", head.len()), all);
        if let Some(first) = head.get(..3) {
            found.insert("first3".to_owned(), told(first)?);
        }
        let stem = table.file_stem().and_then(|stem| stem.to_str()).context("a file has a name")?;
        let name = if stem == "likert" {
            "expected.json".to_owned()
        } else {
            format!("{stem}_expected.json")
        };
        std::fs::write(out.join(name), format!("{:#}\n", Value::Object(found)))?;
    }
    Ok(())
}

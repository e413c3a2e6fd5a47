//! A folder with `NAME_design.csv`: runs of a Saltelli design in SALib's order, inputs and result.

use super::program::{Program, text};
use anyhow::Result;
use serde_json::{Map, Value, json};
use std::path::{Path, PathBuf};

/// Whether a folder is one.
pub fn is(dir: &Path) -> bool {
    !designs(dir).is_empty()
}

fn designs(dir: &Path) -> Vec<(String, PathBuf)> {
    let entries = std::fs::read_dir(dir).into_iter().flatten().flatten();
    let named = |path: PathBuf| {
        let name = path.file_name()?.to_str()?.strip_suffix("_design.csv")?.to_owned();
        Some((name, path))
    };
    let mut designs: Vec<(String, PathBuf)> =
        entries.filter_map(|entry| named(entry.path())).collect();
    designs.sort();
    designs
}

/// Writes `expected.json`.
pub fn run(program: &Program, dir: &Path, out: &Path) -> Result<()> {
    let mut found = Map::from_iter([("software".to_owned(), json!("ddci"))]);
    for (name, path) in designs(dir) {
        found.insert(name, program.json(&["step", "sobol", text(&path)?])?);
    }
    std::fs::write(out.join("expected.json"), format!("{:#}\n", Value::Object(found)))?;
    Ok(())
}

//! The program whose numbers are written.

use crate::step;
use anyhow::{Context, Result, ensure};
use serde_json::Value;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The built `ddci`.
pub struct Program {
    path: PathBuf,
}

impl Program {
    /// Builds it where it is not built yet, and finds it; `DDCI_PROGRAM` names another one.
    pub fn built() -> Result<Self> {
        if let Some(path) = std::env::var_os("DDCI_PROGRAM") {
            return Ok(Self { path: path.into() });
        }
        step::run(&mut step::cargo(&["build", "--quiet", "-p", "ddci"]))?;
        Ok(Self { path: step::built()?.join("ddci") })
    }

    /// What `ddci index …` prints.
    pub fn index(&self, arguments: &[&str]) -> Result<String> {
        let output = Command::new(&self.path)
            .arg("index")
            .args(arguments)
            .output()
            .with_context(|| format!("{} cannot be run", self.path.display()))?;
        let refused = String::from_utf8_lossy(&output.stderr);
        ensure!(output.status.success(), "ddci index {}: {refused}", arguments.join(" "));
        Ok(String::from_utf8(output.stdout)?)
    }

    /// What `ddci index …` prints, as JSON.
    pub fn json(&self, arguments: &[&str]) -> Result<Value> {
        Ok(serde_json::from_str(&self.index(arguments)?)?)
    }

    /// Writes what `ddci index …` prints into a file.
    pub fn write(&self, file: &Path, arguments: &[&str]) -> Result<()> {
        std::fs::write(file, self.index(arguments)?)
            .with_context(|| format!("cannot write {}", file.display()))
    }
}

/// A field of an object; nothing where it is not there.
pub fn field(value: &Value, name: &str) -> Value {
    value.get(name).cloned().unwrap_or_default()
}

/// A path as an argument.
pub fn text(path: &Path) -> Result<&str> {
    path.to_str().with_context(|| format!("{} is no text", path.display()))
}

/// The rows of a CSV below its head, by column name.
pub struct Rows {
    head: Vec<String>,
    rows: Vec<Vec<String>>,
}

impl Rows {
    /// Reads a file.
    pub fn read(file: &Path) -> Result<Self> {
        let mut reader = csv::Reader::from_path(file)
            .with_context(|| format!("cannot read {}", file.display()))?;
        let head = reader.headers()?.iter().map(str::to_owned).collect();
        let rows = reader.records().map(|row| Ok(row?.iter().map(str::to_owned).collect()));
        Ok(Self { head, rows: rows.collect::<Result<_>>()? })
    }

    /// Writes some of the columns, in that order, with the rows from the first name of a column up.
    pub fn write(&self, file: &Path, columns: &[&str], sorted_by: Option<&str>) -> Result<()> {
        let place = |name: &str| self.head.iter().position(|own| own == name);
        let places: Vec<usize> = columns.iter().filter_map(|name| place(name)).collect();
        let mut rows: Vec<&Vec<String>> = self.rows.iter().collect();
        if let Some(key) = sorted_by.and_then(place) {
            rows.sort_by_key(|row| row.get(key));
        }
        let mut writer = csv::Writer::from_path(file)?;
        for row in std::iter::once(&self.head).chain(rows) {
            writer.write_record(places.iter().filter_map(|place| row.get(*place)))?;
        }
        Ok(writer.flush()?)
    }

    /// Writes the columns that have a name: R puts the names of rows before them, without one.
    pub fn write_named(&self, file: &Path) -> Result<()> {
        let columns = self.head.iter().map(String::as_str).filter(|name| !name.is_empty());
        self.write(file, &columns.collect::<Vec<_>>(), None)
    }

    /// The names of the columns.
    pub fn head(&self) -> &[String] {
        &self.head
    }

    /// Whether there is such a column.
    pub fn has(&self, name: &str) -> bool {
        self.head.iter().any(|own| own == name)
    }

    /// A column, top down; nothing where there is none.
    pub fn column(&self, name: &str) -> Vec<&str> {
        let place = self.head.iter().position(|own| own == name);
        self.rows
            .iter()
            .filter_map(|row| place.and_then(|place| row.get(place)).map(String::as_str))
            .collect()
    }
}

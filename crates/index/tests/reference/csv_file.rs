//! Reading the reference files.

use std::path::PathBuf;

use ddci_index::{Direction, Node, Table, Tree};

/// A file as rows of text below its heading.
pub struct CsvFile {
    pub heading: Vec<String>,
    pub rows: Vec<Vec<String>>,
}

pub fn path(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/data").join(name)
}

impl CsvFile {
    pub fn read(name: &str) -> Self {
        let mut reader = csv::Reader::from_path(path(name)).unwrap();
        let heading = reader.headers().unwrap().iter().map(str::to_owned).collect();
        let rows = reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect());
        Self { heading, rows: rows.collect() }
    }

    pub fn at(&self, name: &str) -> usize {
        self.heading.iter().position(|cell| cell == name).unwrap_or_else(|| panic!("column {name}"))
    }

    pub fn text(&self, name: &str) -> Vec<String> {
        let at = self.at(name);
        self.rows.iter().map(|row| row[at].clone()).collect()
    }

    /// Numbers; NaN where the cell is empty.
    pub fn numbers(&self, name: &str) -> Vec<f64> {
        self.text(name).iter().map(|cell| number(cell).unwrap_or(f64::NAN)).collect()
    }

    /// The columns that are not text, as a table by `uCode`.
    pub fn table(&self) -> Table {
        let codes = self
            .heading
            .iter()
            .filter(|code| !["uCode", "uName", "Region"].contains(&code.as_str()));
        let columns = codes.map(|code| {
            let at = self.at(code);
            (code.clone(), self.rows.iter().map(|row| number(&row[at])).collect())
        });
        Table::new(self.text("uCode"), columns).unwrap()
    }
}

fn number(cell: &str) -> Option<f64> {
    (!cell.is_empty() && cell != "NA").then(|| cell.parse().unwrap())
}

pub fn json(name: &str) -> serde_json::Value {
    serde_json::from_str(&std::fs::read_to_string(path(name)).unwrap()).unwrap()
}

pub fn numbers(value: &serde_json::Value) -> Vec<f64> {
    value.as_array().unwrap().iter().map(|cell| cell.as_f64().unwrap()).collect()
}

/// The hierarchy of `index/framework.csv`, with its own ("original") weights.
pub fn framework() -> Tree {
    let file = CsvFile::read("index/framework.csv");
    let (codes, parents) = (file.text("iCode"), file.text("Parent"));
    let (directions, weights) = (file.numbers("Direction"), file.numbers("Weight"));
    let node = |at: usize| Node {
        code: codes[at].clone(),
        parent: (!parents[at].is_empty()).then(|| parents[at].clone()),
        weight: weights[at],
        direction: if directions[at] < 0.0 { Direction::Lower } else { Direction::Higher },
    };
    Tree::new((0..codes.len()).map(node).collect()).unwrap()
}

/// The indicators of `index/iData.csv`, directed.
pub fn directed(name: &str) -> Table {
    framework().directed(&CsvFile::read(name).table()).unwrap()
}

/// Whether two numbers are equal within a relative tolerance; gaps equal gaps.
pub fn near(left: f64, right: f64, tolerance: f64) -> bool {
    (left.is_nan() && right.is_nan()) || (left - right).abs() <= tolerance * right.abs().max(1.0)
}

#[track_caller]
pub fn assert_near(left: f64, right: f64, tolerance: f64) {
    assert!(near(left, right, tolerance), "{left} is not {right}");
}

/// Every cell of the expected table, gaps included.
#[track_caller]
pub fn assert_table(found: &Table, expected: &str, tolerance: f64) {
    let expected = CsvFile::read(expected).table();
    assert_eq!(found.units(), expected.units());
    assert!(!expected.codes().is_empty());
    for (code, column) in expected.codes().iter().zip(expected.columns()) {
        for ((unit, left), right) in
            found.units().iter().zip(found.column(code).unwrap()).zip(column)
        {
            assert!(near(*left, *right, tolerance), "{unit} {code}: {left} is not {right}");
        }
    }
}

//! A table, as CSV and as JSON.

use super::Column;
use ddci_platform::web::csv::{MARK, harmless, line};
use serde_json::{Value, json};

/// What stands in a cell.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    /// A text.
    Text(String),
    /// A whole number.
    Whole(i64),
    /// Points, in hundredths.
    Points(i64),
    /// A number, written so that reading it gives the same number.
    Number(f64),
    /// Yes or no.
    Flag(bool),
    /// Nothing.
    Empty,
}

/// A table.
#[derive(Debug, Clone, PartialEq)]
pub struct Sheet {
    /// Its name, that of its file without the ending.
    pub name: &'static str,
    /// Its columns.
    pub columns: Vec<Column>,
    /// Its rows, each as long as there are columns.
    pub rows: Vec<Vec<Cell>>,
}

impl Cell {
    /// A text, where there is one.
    pub fn text(text: Option<&str>) -> Self {
        text.map_or(Self::Empty, |text| Self::Text(text.to_owned()))
    }

    /// Points, where there are any.
    pub fn points(hundredths: Option<i64>) -> Self {
        hundredths.map_or(Self::Empty, Self::Points)
    }

    /// A whole number, where there is one.
    pub fn whole(number: Option<impl Into<i64>>) -> Self {
        number.map_or(Self::Empty, |number| Self::Whole(number.into()))
    }

    /// A number; nothing where it is none.
    pub fn number(number: Option<f64>) -> Self {
        number.filter(|number| number.is_finite()).map_or(Self::Empty, Self::Number)
    }

    fn written(&self) -> String {
        match self {
            Self::Text(text) => harmless(text),
            Self::Whole(number) => number.to_string(),
            Self::Points(hundredths) => decimal(*hundredths),
            Self::Number(number) => number.to_string(),
            Self::Flag(flag) => flag.to_string(),
            Self::Empty => String::new(),
        }
    }

    fn json(&self) -> Value {
        match self {
            Self::Text(text) => json!(text),
            Self::Whole(number) => json!(number),
            // A decimal as text: no reader makes another number of it.
            Self::Points(hundredths) => json!(decimal(*hundredths)),
            Self::Number(number) => json!(number),
            Self::Flag(flag) => json!(flag),
            Self::Empty => Value::Null,
        }
    }
}

/// Hundredths with two decimals and a point.
fn decimal(hundredths: i64) -> String {
    let sign = if hundredths < 0 { "-" } else { "" };
    let (whole, part) = (hundredths.unsigned_abs() / 100, hundredths.unsigned_abs() % 100);
    format!("{sign}{whole}.{part:02}")
}

impl Sheet {
    /// The name of its file.
    pub fn file(&self) -> String {
        format!("{}.csv", self.name)
    }

    /// The table as CSV: UTF-8 with its mark, a comma between cells, a point in decimals.
    pub fn csv(&self) -> String {
        let head = line(self.columns.iter().map(|column| column.name().to_owned()), ",");
        let rows = self.rows.iter().map(|row| line(row.iter().map(Cell::written), ","));
        [MARK.to_owned(), head].into_iter().chain(rows).collect()
    }

    /// The rows as JSON.
    pub(super) fn json(&self) -> Vec<Vec<Value>> {
        self.rows.iter().map(|row| row.iter().map(Cell::json).collect()).collect()
    }
}

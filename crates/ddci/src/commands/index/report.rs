//! A result as tables, sentences and JSON, of which one is printed.

use super::output::{Output, Speaking};
use ddci_index::shown;
use ddci_platform::web::Lang;
use serde_json::Value;
use std::io::Write;

/// One cell of a table.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    /// Nothing.
    Gap,
    /// Words.
    Text(String),
    /// A number, shown with that many decimals.
    Number(f64, u32),
}

impl Cell {
    /// A number that may be missing; NaN is missing too.
    pub fn number(value: Option<f64>, places: u32) -> Self {
        value.filter(|value| !value.is_nan()).map_or(Self::Gap, |value| Self::Number(value, places))
    }

    /// Words that may be missing.
    pub fn text(words: Option<&str>) -> Self {
        words.map_or(Self::Gap, |words| Self::Text(words.to_owned()))
    }
}

/// A table. Columns have a code for programs and a name for people.
#[derive(Debug, Clone, Default)]
pub struct Grid {
    /// What it is.
    pub title: String,
    /// Code and name of each column.
    pub head: Vec<(String, String)>,
    /// Its rows.
    pub rows: Vec<Vec<Cell>>,
}

/// A result.
#[derive(Debug, Default)]
pub struct Report {
    /// Its first line.
    pub title: String,
    /// Its tables; the first is what a spreadsheet gets.
    pub grids: Vec<Grid>,
    /// Sentences below them.
    pub notes: Vec<String>,
    /// All of it, for programs.
    pub json: Value,
}

/// A number as people of that language write it, rounded half up.
pub fn figure(lang: Lang, value: f64, places: u32) -> String {
    let text = format!("{:.*}", places as usize, shown(value, places));
    match lang {
        Lang::Vi => text.replace('.', ","),
        Lang::En => text,
    }
}

impl Report {
    /// Prints it on standard output; a reader that has gone away is no failure.
    pub fn print(&self, speaking: Speaking) {
        let text = match speaking.output {
            Output::Readable => self.readable(speaking.lang),
            Output::Json => format!("{:#}\n", self.json),
            Output::Csv => self.grids.first().map(Grid::csv).unwrap_or_default(),
        };
        drop(std::io::stdout().write_all(text.as_bytes()));
    }

    fn readable(&self, lang: Lang) -> String {
        let mut text = format!("{}\n", self.title);
        for grid in self.grids.iter().filter(|grid| !grid.rows.is_empty()) {
            text.push('\n');
            text.push_str(&grid.readable(lang));
        }
        if !self.notes.is_empty() {
            text.push('\n');
        }
        for note in &self.notes {
            text.push_str(note);
            text.push('\n');
        }
        text
    }
}

impl Grid {
    fn readable(&self, lang: Lang) -> String {
        let shown = |cell: &Cell| match cell {
            Cell::Gap => "–".to_owned(),
            Cell::Text(words) => words.clone(),
            Cell::Number(value, places) => figure(lang, *value, *places),
        };
        let head: Vec<String> = self.head.iter().map(|(_, name)| name.clone()).collect();
        let rows: Vec<Vec<String>> =
            self.rows.iter().map(|row| row.iter().map(shown).collect()).collect();
        let width = |column: usize| {
            let cells = std::iter::once(&head).chain(&rows).filter_map(|row| row.get(column));
            cells.map(|cell| cell.chars().count()).max().unwrap_or(0)
        };
        let widths: Vec<usize> = (0..head.len()).map(width).collect();
        let numeric: Vec<bool> = (0..head.len()).map(|column| self.is_numeric(column)).collect();
        let line = |row: &Vec<String>| {
            let cells = row.iter().zip(&widths).zip(&numeric).map(|((cell, width), numeric)| {
                if *numeric { format!("{cell:>width$}") } else { format!("{cell:<width$}") }
            });
            format!("{}\n", cells.collect::<Vec<_>>().join("  ").trim_end())
        };
        let title = if self.title.is_empty() { String::new() } else { format!("{}\n", self.title) };
        std::iter::once(title)
            .chain(std::iter::once(line(&head)))
            .chain(rows.iter().map(line))
            .collect()
    }

    /// Whether a column holds numbers and gaps only.
    fn is_numeric(&self, column: usize) -> bool {
        self.rows
            .iter()
            .filter_map(|row| row.get(column))
            .all(|cell| !matches!(cell, Cell::Text(_)))
    }

    /// The table for spreadsheets: all digits, decimal points.
    pub fn csv(&self) -> String {
        let cell = |cell: &Cell| match cell {
            Cell::Gap => String::new(),
            // What begins so would be computed by a spreadsheet.
            Cell::Text(words) if words.starts_with(['=', '+', '-', '@']) => {
                quoted(&format!("'{words}"))
            }
            Cell::Text(words) => quoted(words),
            Cell::Number(value, _) => value.to_string(),
        };
        let head = self.head.iter().map(|(code, _)| quoted(code)).collect::<Vec<_>>().join(",");
        let rows = self.rows.iter().map(|row| row.iter().map(cell).collect::<Vec<_>>().join(","));
        std::iter::once(head).chain(rows).map(|line| line + "\n").collect()
    }
}

/// A cell, in quotes where it needs them.
fn quoted(text: &str) -> String {
    match text.contains([',', '"', '\n', '\r', ';']) {
        true => format!("\"{}\"", text.replace('"', "\"\"")),
        false => text.to_owned(),
    }
}

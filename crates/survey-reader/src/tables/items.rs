//! The code book of a questionnaire, as the survey generator and many data sets have it.

use ddci_index::Direction;

use crate::fault::{Fault, Faults, Rule};
use crate::number::{is_gap, number};
use crate::sheet::{Row, Sheet};

/// One question of a code book.
#[derive(Debug, Clone, PartialEq)]
pub struct Item {
    /// Its code: a column of the answers.
    pub code: String,
    /// Its type, such as `likert5`, `yesno`, `days`.
    pub kind: String,
    /// The sub-index it belongs to.
    pub sub_index: String,
    /// The indicator it measures.
    pub indicator: String,
    /// Whether more is better.
    pub direction: Direction,
    /// The lowest answer.
    pub lower: Option<f64>,
    /// The highest answer.
    pub upper: Option<f64>,
}

/// Reads a code book with the columns `item`, `sub_index` and, if they are there, `type`, `indicator`,
/// `direction`, `lower`, `upper`.
///
/// # Errors
/// No column for item or sub-index, a missing or repeated item, a direction other than 1 or -1, a
/// bound that is no number; all of them.
pub fn items(sheet: &Sheet) -> Result<Vec<Item>, Faults> {
    let mut faults = Faults::default();
    let place = |name: &str| sheet.place(name);
    for name in ["item", "sub_index"].into_iter().filter(|name| place(name).is_none()) {
        let row = Some(sheet.head_row());
        faults.push(sheet.fault(row, usize::MAX, name, Rule::ColumnNeeded));
    }
    let mut items: Vec<Item> = Vec::new();
    for row in sheet.rows() {
        let cell = |name: &str| place(name).map_or("", |column| row.cell(column));
        let code = cell("item").to_owned();
        let column = place("item").unwrap_or(usize::MAX);
        let mut fault = |rule| faults.push(sheet.fault(Some(row.number()), column, &code, rule));
        if code.is_empty() {
            fault(Rule::CellNeeded);
        } else if items.iter().any(|other| other.code == code) {
            fault(Rule::RowOnce);
        }
        let bound = |name| bound(sheet, row, name);
        let (direction, lower, upper) = (direction(sheet, row), bound("lower"), bound("upper"));
        let item = Item {
            indicator: cell("indicator").to_owned(),
            kind: cell("type").to_owned(),
            sub_index: cell("sub_index").to_owned(),
            direction: direction.clone().unwrap_or_default(),
            lower: lower.clone().unwrap_or_default(),
            upper: upper.clone().unwrap_or_default(),
            code,
        };
        items.push(item);
        for found in [direction.err(), lower.err(), upper.err()].into_iter().flatten() {
            faults.push(found);
        }
    }
    faults.unless_any(items)
}

fn direction(sheet: &Sheet, row: Row<'_>) -> Result<Direction, Fault> {
    let Some(column) = sheet.place("direction") else { return Ok(Direction::Higher) };
    match row.cell(column) {
        "" | "1" | "+1" => Ok(Direction::Higher),
        "-1" => Ok(Direction::Lower),
        other => Err(sheet.fault(Some(row.number()), column, other, Rule::Word)),
    }
}

fn bound(sheet: &Sheet, row: Row<'_>, name: &str) -> Result<Option<f64>, Fault> {
    let Some(column) = sheet.place(name) else { return Ok(None) };
    match row.cell(column) {
        cell if is_gap(cell) => Ok(None),
        cell => number(cell)
            .map(Some)
            .ok_or_else(|| sheet.fault(Some(row.number()), column, cell, Rule::Number)),
    }
}

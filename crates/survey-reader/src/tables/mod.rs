//! Sheets become tables of numbers and names.

mod answers;
mod frame;
mod items;
mod published;
mod records;
mod sample;

pub use answers::Answers;
pub use frame::{Frame, Place};
pub use items::{Item, items};
pub use published::{Published, published};
pub use records::records;
pub use sample::{Drawn, design, sample};

use crate::fault::{Faults, Rule};
use crate::number::{is_gap, number};
use crate::sheet::Sheet;

/// A column of numbers; NaN is a gap. Everything else is a fault.
pub(crate) fn numbers(sheet: &Sheet, column: usize, faults: &mut Faults) -> Vec<f64> {
    let cell = |(cell, row): (&str, &u32)| {
        if is_gap(cell) {
            return f64::NAN;
        }
        number(cell).unwrap_or_else(|| {
            faults.push(sheet.fault(Some(*row), column, cell, Rule::Number));
            f64::NAN
        })
    };
    sheet.column(column).zip(sheet.numbers()).map(cell).collect()
}

/// A column of numbers of which none may be missing and all must keep to a rule.
pub(crate) fn numbers_needed(
    sheet: &Sheet,
    column: usize,
    keeps: fn(f64) -> bool,
    rule: &Rule,
    faults: &mut Faults,
) -> Vec<f64> {
    let mut cell = |(cell, row): (&str, &u32)| {
        let value = number(cell);
        let broken = match value {
            _ if is_gap(cell) => Some(Rule::CellNeeded),
            None => Some(Rule::Number),
            Some(value) => (!keeps(value)).then(|| rule.clone()),
        };
        if let Some(rule) = broken {
            faults.push(sheet.fault(Some(*row), column, cell, rule));
        }
        value.unwrap_or(f64::NAN)
    };
    sheet.column(column).zip(sheet.numbers()).map(&mut cell).collect()
}

/// A column of names of which none may be missing.
pub(crate) fn names<'a>(sheet: &'a Sheet, column: usize, faults: &mut Faults) -> Vec<&'a str> {
    let names: Vec<&str> = sheet.column(column).collect();
    for (name, row) in names.iter().zip(sheet.numbers()) {
        if name.is_empty() {
            faults.push(sheet.fault(Some(*row), column, name, Rule::CellNeeded));
        }
    }
    names
}

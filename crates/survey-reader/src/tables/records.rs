//! Hard data: figures from records, by unit and indicator.

use std::collections::{BTreeMap, BTreeSet};

use ddci_index::Table;

use super::{names, numbers};
use crate::columns::{Columns, Role};
use crate::fault::{Faults, Rule};
use crate::sheet::Sheet;

const KNOWN: &[Role] =
    &[Role::Unit, Role::Year, Role::Block, Role::Name, Role::Indicator, Role::Value];

/// Reads records: either a column for each indicator, or rows of unit, indicator and value.
///
/// # Errors
/// No column for the unit, no column of figures, a unit (or unit and indicator) that stands there
/// twice, a figure that is no number; all of them.
pub fn records(sheet: &Sheet) -> Result<Table, Faults> {
    let mut faults = Faults::default();
    let columns = Columns::of(sheet, KNOWN, &mut faults);
    let Some(unit) = columns.needed(Role::Unit, &mut faults) else { return Err(faults) };
    let units = names(sheet, unit, &mut faults);
    let long = columns.place(Role::Indicator).zip(columns.place(Role::Value));
    let (units, cells) = match long {
        Some((indicator, value)) => rows(sheet, &units, indicator, value, &mut faults),
        None => {
            let mut seen = BTreeSet::new();
            for (name, row) in
                units.iter().zip(sheet.numbers()).filter(|(name, _)| !seen.insert(**name))
            {
                faults.push(sheet.fault(Some(*row), unit, name, Rule::RowOnce));
            }
            let others: Vec<(usize, &str)> = columns.others().collect();
            let cells = others.into_iter().map(|(place, name)| {
                let column = numbers(sheet, place, &mut faults).into_iter();
                (name, column.map(|cell| Some(cell).filter(|cell| !cell.is_nan())).collect())
            });
            (units.clone(), cells.collect::<Vec<(&str, Vec<Option<f64>>)>>())
        }
    };
    if cells.is_empty() {
        let row = Some(sheet.head_row());
        faults.push(sheet.fault(row, usize::MAX, "value", Rule::ColumnNeeded));
    }
    if !faults.is_empty() {
        return Err(faults);
    }
    Table::new(units, cells).map_err(|fault| {
        Faults::one(sheet.fault(None, usize::MAX, &fault.value, Rule::Index(fault.rule)))
    })
}

type Cells<'a> = (Vec<&'a str>, Vec<(&'a str, Vec<Option<f64>>)>);

/// Rows of unit, indicator and value, turned into columns in the order they are met.
fn rows<'a>(
    sheet: &'a Sheet,
    units: &[&'a str],
    indicator: usize,
    value: usize,
    faults: &mut Faults,
) -> Cells<'a> {
    let (mut order, mut codes): (Vec<&str>, Vec<&str>) = (Vec::new(), Vec::new());
    let mut cells: BTreeMap<(&str, &str), f64> = BTreeMap::new();
    let indicators = names(sheet, indicator, faults);
    let values = numbers(sheet, value, faults);
    for (((unit, code), figure), row) in
        units.iter().zip(indicators).zip(values).zip(sheet.numbers())
    {
        if !order.contains(unit) {
            order.push(unit);
        }
        if !codes.contains(&code) {
            codes.push(code);
        }
        if cells.insert((unit, code), figure).is_some() {
            faults.push(sheet.fault(Some(*row), indicator, code, Rule::RowOnce));
        }
    }
    let cell = |unit: &str, code: &str| {
        cells.get(&(unit, code)).copied().filter(|figure| !figure.is_nan())
    };
    let columns = codes
        .into_iter()
        .map(|code| (code, order.iter().map(|unit| cell(unit, code)).collect()))
        .collect();
    (order, columns)
}

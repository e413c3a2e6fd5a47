//! Filling gaps from the same column.

use std::collections::BTreeMap;

use crate::fault::same_length;
use crate::numeric::moments::{mean, median, present};
use crate::{Fault, Table};

/// What a gap is filled with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fill {
    /// The mean of the column.
    Mean,
    /// The median of the column.
    Median,
}

/// A filled table, with what was filled and what could not be.
#[derive(Debug, Clone, PartialEq)]
pub struct Imputed {
    /// The table.
    pub table: Table,
    /// Filled cells as (unit, column, value).
    pub filled: Vec<(String, String, f64)>,
    /// Cells of groups (or columns) without any value: still gaps.
    pub left: Vec<(String, String)>,
}

/// Fills gaps column by column. With groups (one for each unit) only values of the same group are used.
///
/// # Errors
/// `groups` is not as long as there are units.
pub fn impute(table: &Table, fill: Fill, groups: Option<&[String]>) -> Result<Imputed, Fault> {
    if let Some(groups) = groups {
        same_length("groups", table.units().len(), groups.len())?;
    }
    let (mut filled, mut left) = (Vec::new(), Vec::new());
    let units = table.units();
    let done = table.map_columns(|code, column| {
        let values = by_group(column, fill, groups);
        let group =
            |row: usize| groups.and_then(|groups| groups.get(row)).map_or("", String::as_str);
        let cell = |(row, (value, unit)): (usize, (&f64, &String))| {
            if !value.is_nan() {
                return *value;
            }
            match values.get(group(row)) {
                Some(value) => filled.push((unit.clone(), code.to_owned(), *value)),
                None => left.push((unit.clone(), code.to_owned())),
            }
            values.get(group(row)).copied().unwrap_or(f64::NAN)
        };
        column.iter().zip(units).enumerate().map(cell).collect()
    });
    Ok(Imputed { table: done, filled, left })
}

fn by_group<'a>(
    column: &[f64],
    fill: Fill,
    groups: Option<&'a [String]>,
) -> BTreeMap<&'a str, f64> {
    let mut members: BTreeMap<&str, Vec<f64>> = BTreeMap::new();
    for (row, value) in column.iter().enumerate() {
        let group = groups.and_then(|groups| groups.get(row)).map_or("", String::as_str);
        members.entry(group).or_default().push(*value);
    }
    let of = |values: &[f64]| match fill {
        Fill::Mean => mean(values),
        Fill::Median => median(values),
    };
    let some = members.into_iter().filter(|(_, values)| !present(values).is_empty());
    some.map(|(group, values)| (group, of(&values))).collect()
}

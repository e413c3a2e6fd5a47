//! How much of each unit is there, and what kind of gap a gap is.

use std::collections::BTreeSet;

use crate::{Fault, Rule, Table};

/// How much of one unit is there.
#[derive(Debug, Clone, PartialEq)]
pub struct Availability {
    /// The unit.
    pub unit: String,
    /// Gaps.
    pub missing: usize,
    /// Zeros.
    pub zeros: usize,
    /// The share of cells that are no gaps.
    pub available: f64,
    /// The share of cells that are not zero, of those that are no gaps.
    pub not_zero: f64,
}

/// How much of each unit is there, over all columns.
pub fn availability(table: &Table) -> Vec<Availability> {
    let columns = table.codes().len() as f64;
    let describe = |(row, unit): (usize, &String)| {
        let missing = table.row(row).filter(|value| value.is_nan()).count();
        let zeros = table.row(row).filter(|value| *value == 0.0).count();
        let there = columns - missing as f64;
        Availability {
            unit: unit.clone(),
            missing,
            zeros,
            available: there / columns,
            not_zero: (there - zeros as f64) / there,
        }
    };
    table.units().iter().enumerate().map(describe).collect()
}

/// Only the units of which at least `share` of the cells are there.
///
/// # Errors
/// A share outside 0..=1.
pub fn with_enough(table: &Table, share: f64) -> Result<Table, Fault> {
    if !(0.0..=1.0).contains(&share) {
        return Err(Fault::new(Rule::Share, share));
    }
    let kept: BTreeSet<String> = availability(table)
        .into_iter()
        .filter_map(|unit| (unit.available >= share).then_some(unit.unit))
        .collect();
    Ok(table.keep_units(|unit| kept.contains(unit)))
}

/// What kind of gap a gap is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Gap {
    /// The question does not apply to any unit of this kind: land access for departments. Not missing
    /// at all.
    Structural,
    /// The unit has nothing anywhere.
    Unit,
    /// This unit lacks this item alone.
    Item,
}

/// All gaps as (unit, column, kind): a column that nobody of the unit's group has is structural.
///
/// # Errors
/// `groups` is not as long as there are units.
pub fn classify(table: &Table, groups: &[String]) -> Result<Vec<(String, String, Gap)>, Fault> {
    crate::fault::same_length("groups", table.units().len(), groups.len())?;
    let empty: Vec<bool> = (0..groups.len()).map(|row| table.row(row).all(f64::is_nan)).collect();
    let mut gaps = Vec::new();
    for (code, column) in table.codes().iter().zip(table.columns()) {
        let known: BTreeSet<&str> = groups
            .iter()
            .zip(column)
            .filter_map(|(group, value)| (!value.is_nan()).then_some(group.as_str()))
            .collect();
        for (((unit, group), value), empty) in
            table.units().iter().zip(groups).zip(column).zip(&empty)
        {
            let kind = match (empty, known.contains(group.as_str())) {
                (true, _) => Gap::Unit,
                (false, false) => Gap::Structural,
                (false, true) => Gap::Item,
            };
            if value.is_nan() {
                gaps.push((unit.clone(), code.clone(), kind));
            }
        }
    }
    Ok(gaps)
}

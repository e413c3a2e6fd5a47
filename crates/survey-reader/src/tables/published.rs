//! Scores as provinces publish them.

use ddci_index::published::PublishedRow;

use super::{names, numbers};
use crate::columns::{Columns, Role};
use crate::fault::{Faults, Rule};
use crate::sheet::Sheet;

const KNOWN: &[Role] = &[
    Role::Unit,
    Role::Year,
    Role::Block,
    Role::Name,
    Role::Answers,
    Role::Composite,
    Role::Rank,
    Role::Band,
];

/// A published table.
#[derive(Debug, Clone, PartialEq)]
pub struct Published {
    /// The codes of its sub-indices, in their order.
    pub sub_indices: Vec<String>,
    /// Its rows.
    pub rows: Vec<PublishedRow>,
    /// The row number of each, as people see it.
    pub numbers: Vec<u32>,
    /// How many answered, by row; NaN where it does not say.
    pub answers: Option<Vec<f64>>,
    /// The bands, by row.
    pub bands: Option<Vec<String>>,
}

/// Reads a published table: unit, sub-indices, composite, and n, rank and band if they are there.
///
/// # Errors
/// No column for unit or composite, a unit without a name or that stands there twice, a figure that is
/// no number, a composite that is missing, a rank that is not whole; all of them.
pub fn published(sheet: &Sheet) -> Result<Published, Faults> {
    let mut faults = Faults::default();
    let columns = Columns::of(sheet, KNOWN, &mut faults);
    let (Some(unit), Some(composite)) =
        (columns.needed(Role::Unit, &mut faults), columns.needed(Role::Composite, &mut faults))
    else {
        return Err(faults);
    };
    let units = names(sheet, unit, &mut faults);
    let totals = super::numbers_needed(sheet, composite, |_| true, &Rule::Number, &mut faults);
    let others: Vec<(usize, &str)> = columns.others().collect();
    let parts: Vec<Vec<f64>> =
        others.iter().map(|(place, _)| numbers(sheet, *place, &mut faults)).collect();
    let optional =
        |role, faults: &mut Faults| columns.place(role).map(|place| numbers(sheet, place, faults));
    let ranks = optional(Role::Rank, &mut faults);
    let answers = optional(Role::Answers, &mut faults);
    let mut rows: Vec<PublishedRow> = Vec::new();
    for (place, (name, composite)) in units.iter().zip(totals).enumerate() {
        let number = sheet.numbers().get(place).copied();
        if rows.iter().any(|row| row.unit == *name) {
            faults.push(sheet.fault(number, unit, name, Rule::RowOnce));
        }
        let part = |column: &Vec<f64>| column.get(place).copied().filter(|part| !part.is_nan());
        let rank = ranks.as_ref().and_then(part);
        if let Some(odd) = rank.filter(|rank| rank.fract() != 0.0 || *rank < 1.0) {
            let column = columns.place(Role::Rank).unwrap_or(usize::MAX);
            faults.push(sheet.fault(number, column, &odd.to_string(), Rule::Whole));
        }
        rows.push(PublishedRow {
            unit: (*name).to_owned(),
            sub_indices: parts.iter().map(part).collect(),
            composite,
            rank: rank.map(|rank| rank as u32),
        });
    }
    let bands = columns.place(Role::Band);
    faults.unless_any(Published {
        sub_indices: others.into_iter().map(|(_, name)| name.to_owned()).collect(),
        rows,
        numbers: sheet.numbers().to_vec(),
        answers,
        bands: bands.map(|place| sheet.column(place).map(str::to_owned).collect()),
    })
}

//! A unit's earlier year, put together from the units it was made of.

use crate::{Fault, Rule, Table};

/// The values of a unit's predecessors, weighted by the share of the unit that comes from each: what
/// the new unit would have had. Tables have the same rows (groups) and columns (indicators); a gap in
/// one leaves its share to the others.
///
/// # Errors
/// No predecessor, shares that are negative or do not add up to 1, other rows or columns.
pub fn compose(predecessors: &[(&Table, f64)]) -> Result<Table, Fault> {
    let Some((first, _)) = predecessors.first() else {
        return Err(Fault::new(Rule::NotEmpty, "no predecessor"));
    };
    let sum: f64 = predecessors.iter().map(|(_, share)| share).sum();
    if (sum - 1.0).abs() > 1e-9 || predecessors.iter().any(|(_, share)| *share < 0.0) {
        return Err(Fault::new(Rule::SumToOne, sum).at("", "share"));
    }
    for (table, _) in predecessors {
        crate::fault::same_length("groups", first.units().len(), table.units().len())?;
    }
    let mut columns = Vec::new();
    for code in first.codes() {
        let parts: Result<Vec<(&[f64], f64)>, Fault> =
            predecessors.iter().map(|(table, share)| Ok((table.column(code)?, *share))).collect();
        let parts = parts?;
        let cell = |row: usize| {
            let pairs: Vec<(f64, f64)> = parts
                .iter()
                .map(|(column, share)| (crate::numeric::at(column, row), *share))
                .collect();
            Some(crate::aggregate::arithmetic(&pairs)).filter(|value| !value.is_nan())
        };
        columns.push((code.clone(), (0..first.units().len()).map(cell).collect()));
    }
    Table::new(first.units().to_vec(), columns)
}

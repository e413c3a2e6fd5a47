//! One unit's raw values by kind of respondent.

use super::{Evaluation, Inputs, measured_without_small};
use ddci_index::{Fault, Table, score::measure};
use std::collections::{BTreeMap, BTreeSet};

/// The row of those whose kind is not told.
const REST: &str = "";

/// Raw values of one unit by kind of respondent (rows), and the share of each kind; they add up to 1.
#[derive(Debug, Clone)]
pub struct Grouped {
    /// Raw values; small cells are gaps.
    pub raw: Table,
    /// The weight of each row.
    pub mix: Vec<f64>,
}

impl Grouped {
    /// Of each unit in which kinds of respondents are told apart, by its code.
    ///
    /// # Errors
    /// A [`Fault`] of the library, such as a question that nobody was asked.
    pub fn of(inputs: &Inputs) -> Result<BTreeMap<String, Self>, Fault> {
        let mut found = BTreeMap::new();
        for rated in &inputs.rated {
            let own: Vec<&Evaluation> =
                inputs.evaluations.iter().filter(|one| one.unit == rated.unit).collect();
            let names: BTreeSet<&str> = own.iter().map(|one| name(one)).collect();
            if names.len() > 1 {
                found.insert(rated.code.clone(), Self::of_unit(inputs, &own)?);
            }
        }
        Ok(found)
    }

    fn of_unit(inputs: &Inputs, own: &[&Evaluation]) -> Result<Self, Fault> {
        let rows: Vec<&str> = own.iter().map(|one| name(one)).collect();
        let measured = measure(&inputs.set, &inputs.sample_of(own, &rows)?, None)?;
        let units = measured.units.clone();
        let raw = measured_without_small(measured).table(0);
        let all: f64 = own.iter().map(|one| one.weight).sum();
        let weight = |row: &String| -> f64 {
            own.iter().filter(|one| name(one) == row).map(|one| one.weight).sum()
        };
        Ok(Self { raw, mix: units.iter().map(|row| weight(row) / all).collect() })
    }
}

fn name(one: &Evaluation) -> &str {
    one.group.as_deref().unwrap_or(REST)
}

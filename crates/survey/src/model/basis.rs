//! What the scores of a round rest on: raw values with their errors, and the goalposts that were used.

use super::{Grouped, Inputs, measured_without_small};
use ddci_index::{
    Fault, Table,
    model::IndexSet,
    score::{Measured, Scored, measure, score},
};
use std::collections::BTreeMap;

/// Raw values and scores, without replicates: what can be worked out anew while somebody waits.
#[derive(Debug, Clone)]
pub struct Basis {
    /// The index set.
    pub set: IndexSet,
    /// Raw values with their errors by unit, known by its code, and indicator; small cells are gaps.
    pub measured: Measured,
    /// The raw values alone.
    pub raw: Table,
    /// Scores, and the goalposts behind them.
    pub scored: Scored,
    /// Raw values by kind of respondent, of the units where they are told apart.
    pub grouped: BTreeMap<String, Grouped>,
}

impl Basis {
    /// Measures and scores, as [`compute`](super::compute) does.
    ///
    /// # Errors
    /// A [`Fault`] of the library, such as a question that nobody was asked.
    pub fn of(inputs: &Inputs) -> Result<Self, Fault> {
        let measured = measure(&inputs.set, &inputs.sample()?, None)?;
        let measured = measured_without_small(measured);
        let raw = measured.table(0);
        let scored = score(&inputs.set, &raw, &measured.rows, &[])?;
        let grouped = Grouped::of(inputs)?;
        Ok(Self { set: inputs.set.clone(), measured, raw, scored, grouped })
    }

    /// Where a unit stands among the rows.
    pub fn row(&self, unit: &str) -> Option<usize> {
        self.measured.units.iter().position(|code| code == unit)
    }

    /// The exact composite of a unit.
    pub fn composite(&self, unit: &str) -> Option<f64> {
        self.scored.composite.get(self.row(unit)?).copied().flatten()
    }
}

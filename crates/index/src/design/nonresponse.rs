//! From those who were drawn to those who answered.

use std::collections::BTreeMap;

use crate::fault::same_length;
use crate::{Fault, Rule};

/// What happened to somebody who was drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// Answered.
    Answered,
    /// Belongs to the population and did not answer.
    NotAnswered,
    /// Nobody knows whether it still exists; counts with the share of eligible ones among the known.
    Unknown,
    /// Closed, moved away, or a twin.
    NotEligible,
}

/// One cell of the adjustment, such as a stratum and mode.
#[derive(Debug, Clone, PartialEq)]
pub struct Cell {
    /// Its name.
    pub name: String,
    /// Those who answered.
    pub answered: usize,
    /// What their weights were multiplied by.
    pub factor: f64,
    /// Whether it should be merged with a neighbour: fewer than 20 answers, or a factor above 3.
    pub too_thin: bool,
}

/// Weights after eligibility and non-response: within a cell, `Σ d of the eligible / Σ d of those who answered`;
/// unknown cases bring their weight times the share of eligible ones among the known. Weights of all who did
/// not answer become 0.
///
/// # Errors
/// Lists of different lengths, a weight that is negative or not finite, a cell in which nobody answered.
pub fn adjust_for_nonresponse(
    base: &[f64],
    cells: &[String],
    outcomes: &[Outcome],
) -> Result<(Vec<f64>, Vec<Cell>), Fault> {
    same_length("cells", base.len(), cells.len())?;
    same_length("outcomes", base.len(), outcomes.len())?;
    // Sums of base weights by outcome, and answers.
    let mut sums: BTreeMap<&str, ([f64; 4], usize)> = BTreeMap::new();
    for (row, ((weight, cell), outcome)) in base.iter().zip(cells).zip(outcomes).enumerate() {
        if !weight.is_finite() || *weight < 0.0 {
            return Err(Fault::new(Rule::NotNegative, weight).at(row + 1, "weight"));
        }
        let (weights, answered) = sums.entry(cell).or_default();
        if let Some(sum) = weights.get_mut(*outcome as usize) {
            *sum += weight;
        }
        *answered += usize::from(*outcome == Outcome::Answered);
    }
    let mut report = Vec::new();
    for (name, ([answered, silent, unknown, gone], count)) in &sums {
        if *answered <= 0.0 {
            return Err(Fault::new(Rule::Enough, "no answer").at("", name));
        }
        let eligible = (answered + silent) / (answered + silent + gone);
        let factor = (answered + silent + unknown * eligible) / answered;
        let too_thin = *count < 20 || factor > 3.0;
        report.push(Cell { name: (*name).to_owned(), answered: *count, factor, too_thin });
    }
    let factor =
        |name: &String| report.iter().find(|cell| cell.name == *name).map_or(0.0, |c| c.factor);
    let rows = base.iter().zip(cells).zip(outcomes);
    let weights = rows.map(|((weight, cell), outcome)| match outcome {
        Outcome::Answered => weight * factor(cell),
        _ => 0.0,
    });
    Ok((weights.collect(), report))
}

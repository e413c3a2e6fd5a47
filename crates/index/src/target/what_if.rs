//! Scores if something were otherwise.

use crate::model::IndexSet;
use crate::score::{Scored, score};
use crate::{Exact, Fault, Rule, Table};

/// One thing that is otherwise.
#[derive(Debug, Clone, PartialEq)]
pub enum Change {
    /// A raw value of a unit.
    Value {
        /// The unit.
        unit: String,
        /// The indicator.
        indicator: String,
        /// The value.
        raw: f64,
    },
    /// The weight of a sub-index; those of the others are scaled so that all still add up to one.
    Weight {
        /// The sub-index.
        sub_index: String,
        /// Its weight, 0 to 1.
        weight: Exact,
    },
}

/// Scores the block anew with changes. Goalposts of the block's year move with the values, as they
/// would in earnest: the best unit's gain is also everybody else's loss.
///
/// # Errors
/// A unit, indicator or sub-index that is not there; a weight outside 0..1 or of the only sub-index.
pub fn what_if(
    set: &IndexSet,
    raw: &Table,
    answers: &[usize],
    pooled: &[&Table],
    changes: &[Change],
) -> Result<Scored, Fault> {
    let (mut set, mut raw) = (set.clone(), raw.clone());
    for change in changes {
        match change {
            Change::Value { unit, indicator, raw: value } => {
                raw = raw.with(unit, indicator, Some(*value))?
            }
            Change::Weight { sub_index, weight } => reweigh(&mut set, sub_index, *weight)?,
        }
    }
    score(&set, &raw, answers, pooled)
}

fn reweigh(set: &mut IndexSet, code: &str, weight: Exact) -> Result<(), Fault> {
    if weight < Exact::ZERO || weight > Exact::ONE {
        return Err(Fault::new(Rule::Share, weight).at(code, "weight"));
    }
    let old = set
        .sub_indices
        .iter()
        .find(|sub_index| sub_index.code == code && sub_index.counts)
        .map(|sub_index| sub_index.weight)
        .ok_or_else(|| Fault::new(Rule::Known, code).at(code, "weight"))?;
    let factor = Exact::ONE.minus(weight)?.over(Exact::ONE.minus(old)?)?;
    for sub_index in set.sub_indices.iter_mut().filter(|sub_index| sub_index.counts) {
        sub_index.weight =
            if sub_index.code == code { weight } else { sub_index.weight.times(factor)? };
    }
    Ok(())
}

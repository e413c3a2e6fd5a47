//! "9,06 needs 78 % satisfied, now 71 %".

use crate::design::Estimate;
use crate::model::IndexSet;
use crate::numeric::distribution::normal_below;
use crate::score::{Ends, Scored};
use crate::{Fault, Rule, Table};

/// What one indicator would have to be, the others staying as they are.
#[derive(Debug, Clone, PartialEq)]
pub struct Needed {
    /// The indicator.
    pub indicator: String,
    /// Its raw value now.
    pub now: f64,
    /// The raw value at which the sub-index reaches the target.
    pub needed: f64,
    /// Whether the scale reaches that far: beyond the goalposts the score does not rise any more.
    pub within_goalposts: bool,
}

/// For each indicator of a sub-index that the unit has, the raw value that alone would bring the
/// sub-index to a target on its scale, by the goalposts of the run. An indicator without weight is left
/// out.
///
/// # Errors
/// A sub-index or unit that is not there, or has no score.
pub fn needed_for_sub_index(
    set: &IndexSet,
    scored: &Scored,
    raw: &Table,
    unit: &str,
    sub_index: &str,
    target: f64,
) -> Result<Vec<Needed>, Fault> {
    let fault = |value: &str| Fault::new(Rule::Known, value).at(unit, sub_index);
    let now = scored.sub_indices.get(unit, sub_index).ok_or_else(|| fault("no score"))?;
    let known =
        set.sub_indices.iter().find(|own| own.code == sub_index).ok_or_else(|| fault(sub_index))?;
    let score = |code: &str| scored.normalised.get(unit, code);
    let weights: Vec<(String, f64)> =
        known.indicator_nodes("").into_iter().map(|node| (node.code, node.weight)).collect();
    let total: f64 =
        weights.iter().filter(|(code, _)| score(code).is_some()).map(|(_, weight)| weight).sum();
    let mut needed = Vec::new();
    for (indicator, (code, weight)) in known.indicators.iter().zip(&weights) {
        let (Some(own), Some(value)) = (score(code), raw.get(unit, code)) else { continue };
        let Some(ends) = ends_of(set, &scored.ends, code).filter(|_| *weight > 0.0) else {
            continue;
        };
        let goal = own + (target - now) * total / weight;
        needed.push(Needed {
            indicator: code.clone(),
            now: value,
            needed: ends.raw(goal, indicator.direction, set.low, set.high),
            within_goalposts: (set.low - 1e-9..=set.high + 1e-9).contains(&goal),
        });
    }
    Ok(needed)
}

pub(super) fn ends_of(
    set: &IndexSet,
    ends: &Ends,
    code: &str,
) -> Option<crate::normalise::Goalposts> {
    let place = set.indicators().position(|indicator| indicator.code == code)?;
    ends.get(place).copied().flatten()
}

/// The chance that a true value as estimated reaches a target, by the normal approximation: 0.5 when
/// the estimate is the target. For scores,
/// [`Composites::chance_of`](crate::sure::Composites::chance_of) asks the replicates.
pub fn chance_of_reaching(estimate: &Estimate, target: f64) -> f64 {
    match estimate.error > 0.0 {
        true => normal_below((estimate.value - target) / estimate.error),
        false => f64::from(u8::from(estimate.value >= target)),
    }
}

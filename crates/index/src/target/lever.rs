//! Where a step pays most.

use super::back::ends_of;
use crate::model::IndexSet;
use crate::score::Scored;
use crate::{Direction, Table};

/// One indicator of a unit as a lever.
#[derive(Debug, Clone, PartialEq)]
pub struct Lever {
    /// The indicator.
    pub indicator: String,
    /// Points of the composite (on 100) for each unit of the raw value moved the right way.
    pub gain_per_raw: f64,
    /// Points of the composite for each hundredth of the way between the goalposts.
    pub gain_per_step: f64,
    /// Points that are left to gain up to the better goalpost.
    pub room: f64,
    /// Which way the raw value has to go.
    pub direction: Direction,
}

/// All indicators of a unit that count, ranked by the points a hundredth of the scale gains, those
/// without room last.
pub fn levers(set: &IndexSet, scored: &Scored, raw: &Table, unit: &str) -> Vec<Lever> {
    let there = |code: &str| scored.normalised.get(unit, code);
    let counting: Vec<_> = set
        .sub_indices
        .iter()
        .filter(|sub_index| {
            sub_index.counts && scored.sub_indices.get(unit, &sub_index.code).is_some()
        })
        .collect();
    let total: f64 = counting.iter().map(|sub_index| sub_index.weight.to_f64()).sum();
    let mut levers = Vec::new();
    for sub_index in counting {
        let nodes = sub_index.indicator_nodes("");
        let sum: f64 =
            nodes.iter().filter(|node| there(&node.code).is_some()).map(|node| node.weight).sum();
        for (node, indicator) in nodes.iter().zip(&sub_index.indicators) {
            let (Some(score), Some(ends)) =
                (there(&node.code), ends_of(set, &scored.ends, &node.code))
            else {
                continue;
            };
            if raw.get(unit, &node.code).is_none() {
                continue;
            }
            let share = sub_index.weight.to_f64() / total * node.weight / sum;
            let per_point = share * 100.0 / set.high;
            levers.push(Lever {
                indicator: node.code.clone(),
                gain_per_raw: per_point * (set.high - set.low) / (ends.max - ends.min),
                gain_per_step: per_point * (set.high - set.low) / 100.0,
                room: per_point * (set.high - score),
                direction: indicator.direction,
            });
        }
    }
    levers.sort_by(better);
    levers
}

/// Those with room first, then by gain, then by room.
fn better(a: &Lever, b: &Lever) -> std::cmp::Ordering {
    let full = |lever: &Lever| lever.room <= 0.0;
    let by_gain = b.gain_per_step.total_cmp(&a.gain_per_step);
    full(a).cmp(&full(b)).then(by_gain).then(b.room.total_cmp(&a.room))
}

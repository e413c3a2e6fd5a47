//! A year's change of one unit's composite, in parts that add up to it.

use crate::model::IndexSet;
use crate::score::Ends;
use crate::sure::{Part, Shape};
use crate::{Fault, Rule, Table};

/// One year of one unit.
#[derive(Debug, Clone, Copy)]
pub struct Side<'a> {
    /// The set in force.
    pub set: &'a IndexSet,
    /// The goalposts used, in the order of the set.
    pub ends: &'a Ends,
    /// Raw values by group of respondents (rows) and indicator (columns). One row where groups are not
    /// told apart.
    pub raw: &'a Table,
    /// The share of each row's group in the population or sample the year was weighted to; adds up to 1.
    pub mix: &'a [f64],
}

/// The parts of a change, on the scale of 100. They add up to [`total`](Self::total).
#[derive(Debug, Clone, PartialEq)]
pub struct Decomposition {
    /// After less before.
    pub total: f64,
    /// What the unit itself did: answers of like respondents to the same questions.
    pub own: f64,
    /// What the others did: the ends of the scales.
    pub goalposts: f64,
    /// What the authority of the index did: weights, questions added or dropped.
    pub set: f64,
    /// Other respondents than last year.
    pub mix: f64,
    /// The unit is another than last year: the composed predecessor against the one it is compared with.
    pub lineage: f64,
    /// Whether the series breaks here: other questions, or another unit.
    pub series_break: bool,
}

/// Splits a change by Shapley's value: each part is its contribution averaged over all orders in which
/// the four causes can be put in, so that no order is favoured and the parts add up.
///
/// `composed` is the earlier year of the unit put together from its predecessors by their shares, where
/// it has others than the unit `before` it is compared with.
///
/// # Errors
/// A mix that is not as long as there are groups or does not add up to 1; a year without a score.
pub fn decompose(
    before: &Side<'_>,
    after: &Side<'_>,
    composed: Option<&Side<'_>>,
) -> Result<Decomposition, Fault> {
    for side in [before, after].into_iter().chain(composed) {
        crate::fault::same_length("mix", side.raw.units().len(), side.mix.len())?;
        let sum: f64 = side.mix.iter().sum();
        if (sum - 1.0).abs() > 1e-9 {
            return Err(Fault::new(Rule::SumToOne, sum).at("", "mix"));
        }
    }
    let base = composed.unwrap_or(before);
    let mut scores = [0.0; 16];
    for (which, score) in scores.iter_mut().enumerate() {
        let side = |bit: usize| if which & bit == 0 { base } else { after };
        *score = composite(side(1), side(2), side(4), side(8))?;
    }
    let start = composite(before, before, before, before)?;
    let score = |which: usize| scores.get(which).copied().unwrap_or(f64::NAN);
    let [own, goalposts, set, mix] = [1usize, 2, 4, 8].map(|bit| shapley(bit, score));
    let codes = |side: &Side<'_>| -> Vec<String> {
        side.set.indicators().map(|i| i.code.clone()).collect()
    };
    Ok(Decomposition {
        total: score(15) - start,
        own,
        goalposts,
        set,
        mix,
        lineage: score(0) - start,
        series_break: composed.is_some() || codes(before) != codes(after),
    })
}

/// The contribution of one of four causes, over the eight sets of the others: weights 1/4, 1/12, 1/12,
/// 1/4 by their number.
fn shapley(bit: usize, score: impl Fn(usize) -> f64) -> f64 {
    let part = |others: usize| {
        let weight = if matches!(others.count_ones(), 0 | 3) { 1.0 / 4.0 } else { 1.0 / 12.0 };
        weight * (score(others | bit) - score(others))
    };
    (0..16).filter(|others| others & bit == 0).map(part).sum()
}

/// The composite with values, goalposts, set and mix each from a year. Groups are matched by name; an
/// indicator without a value or goalposts on its side is left out, its weight going to the others.
fn composite(
    values: &Side<'_>,
    ends: &Side<'_>,
    set: &Side<'_>,
    mix: &Side<'_>,
) -> Result<f64, Fault> {
    let shape = Shape::of(set.set, Part::Composite)?;
    let goalposts: Ends = set
        .set
        .indicators()
        .map(|indicator| end_of(ends, &indicator.code).or_else(|| end_of(set, &indicator.code)))
        .collect();
    let raw: Vec<f64> =
        set.set.indicators().map(|indicator| mixed(values, mix, &indicator.code)).collect();
    let score = shape.score(&raw, &goalposts);
    match score.is_nan() {
        true => Err(Fault::new(Rule::Enough, "no composite").at(&set.set.code, "")),
        false => Ok(score),
    }
}

fn end_of(side: &Side<'_>, code: &str) -> Option<crate::normalise::Goalposts> {
    let place = side.set.indicators().position(|indicator| indicator.code == code)?;
    side.ends.get(place).copied().flatten()
}

/// The values of one side in the mix of the other; groups the other does not know do not count.
fn mixed(values: &Side<'_>, mix: &Side<'_>, code: &str) -> f64 {
    let share = |group: &String| {
        mix.raw
            .units()
            .iter()
            .zip(mix.mix)
            .find_map(|(named, share)| (named == group).then_some(*share))
    };
    let cells = values.raw.units().iter().map(|group| {
        (values.raw.get(group, code).unwrap_or(f64::NAN), share(group).unwrap_or(0.0))
    });
    crate::aggregate::arithmetic(&cells.collect::<Vec<(f64, f64)>>())
}

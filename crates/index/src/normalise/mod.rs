//! Bringing indicators to one scale.
//!
//! Values come in with their direction already in them ([`Tree::directed`](crate::Tree::directed)), so
//! that more is better. A gap stays a gap. A column whose values are all the same has no score on
//! scales that divide by the spread: all its cells become gaps and it is named in [`Normalised::flat`]
//! (COINr and others divide by zero).

mod goalposts;
mod order;

use std::collections::BTreeMap;

pub use goalposts::{Clamped, Goalposts, Scaled, between};

use crate::numeric::moments::{extremes, mean, standard_deviation};
use crate::{Fault, Rule, Table};

/// A way to normalise every column.
#[derive(Debug, Clone, PartialEq)]
pub enum Normalisation {
    /// `(x - min) / (max - min) · (high - low) + low`, min and max over the units. DDCI's scale is 1 to
    /// 10.
    MinMax {
        /// What the smallest value becomes.
        low: f64,
        /// What the largest value becomes.
        high: f64,
    },
    /// `(x - mean) / sd · deviation + mean`, with the sample's deviation (n - 1).
    ZScore {
        /// The mean afterwards.
        mean: f64,
        /// The standard deviation afterwards.
        deviation: f64,
    },
    /// The ascending rank; ties take the lowest.
    Rank,
    /// `(rank - 1) / (n - 1)`.
    PercentileRank,
    /// `rank - 1`: Borda's points.
    Borda,
    /// `1 - (max - x) / (max - min)`.
    DistanceToMax,
    /// `1 - (reference - x) / (reference - min)`, the reference being a unit.
    DistanceToReference {
        /// The unit that is measured against.
        unit: String,
    },
    /// `1 - (target - x) / (target - min)`, at most 1.
    DistanceToTarget {
        /// The target of each column, in the direction of the values; columns without one become gaps.
        targets: BTreeMap<String, f64>,
    },
}

impl Normalisation {
    /// The scale of DDCI and PCI: 1 for the lowest unit, 10 for the highest.
    pub const ONE_TO_TEN: Self = Self::MinMax { low: 1.0, high: 10.0 };
}

/// Normalised columns, and those that could not be.
#[derive(Debug, Clone, PartialEq)]
pub struct Normalised {
    /// The scores.
    pub table: Table,
    /// The columns without spread: all gaps now.
    pub flat: Vec<String>,
}

/// Normalises every column of a table.
///
/// # Errors
/// A reference unit that is not there; a scale whose ends do not stand in order.
pub fn normalise(table: &Table, how: &Normalisation) -> Result<Normalised, Fault> {
    if let Normalisation::MinMax { low, high } = how
        && (low >= high || !low.is_finite() || !high.is_finite())
    {
        return Err(Fault::new(Rule::Ordered, format!("{low}..{high}")));
    }
    let reference = match how {
        Normalisation::DistanceToReference { unit } => Some(
            table
                .units()
                .iter()
                .position(|named| named == unit)
                .ok_or_else(|| Fault::new(Rule::Known, unit).at(unit, ""))?,
        ),
        _ => None,
    };
    let (table, flat) = table.remake(|code, column| match scores(code, column, how, reference) {
        Some(cells) => (None, cells),
        None => (Some(code.to_owned()), vec![f64::NAN; column.len()]),
    });
    Ok(Normalised { table, flat: flat.into_iter().flatten().collect() })
}

fn scores(
    code: &str,
    column: &[f64],
    how: &Normalisation,
    reference: Option<usize>,
) -> Option<Vec<f64>> {
    match how {
        Normalisation::Rank => Some(order::ranked(column, 0.0)),
        Normalisation::Borda => Some(order::ranked(column, 1.0)),
        Normalisation::PercentileRank => order::percentiles(column),
        Normalisation::MinMax { low, high } => {
            let (min, max) = spread(column)?;
            Some(column.iter().map(|x| (x - min) / (max - min) * (high - low) + low).collect())
        }
        Normalisation::ZScore { mean: to, deviation } => {
            spread(column)?;
            let (center, spread) = (mean(column), standard_deviation(column));
            Some(column.iter().map(|x| (x - center) / spread * deviation + to).collect())
        }
        Normalisation::DistanceToMax => {
            let (min, max) = spread(column)?;
            Some(column.iter().map(|x| 1.0 - (max - x) / (max - min)).collect())
        }
        Normalisation::DistanceToReference { .. } => {
            let goal = reference.and_then(|row| column.get(row)).copied()?;
            distances(column, goal, false)
        }
        Normalisation::DistanceToTarget { targets } => distances(column, *targets.get(code)?, true),
    }
}

fn spread(column: &[f64]) -> Option<(f64, f64)> {
    extremes(column).filter(|(min, max)| min < max)
}

fn distances(column: &[f64], goal: f64, capped: bool) -> Option<Vec<f64>> {
    let (min, _) = extremes(column).filter(|(min, _)| *min < goal)?;
    let distance = |x: &f64| {
        let score = 1.0 - (goal - x) / (goal - min);
        if capped && score > 1.0 { 1.0 } else { score }
    };
    Some(column.iter().map(distance).collect())
}

//! Copeland's score: every unit against every other.

use std::cmp::Ordering;

use crate::numeric::at;

/// For each pair of units, the share of weight on which one is above the other (ties count half): more
/// than a half gives it +1 and the other -1, exactly a half gives both 0; summed over all others.
///
/// Only columns where both have a value count in a pair. A unit without any value has no score (NaN)
/// and meets nobody. Source: Munda & Nardo 2009 on the outranking matrix; the exact half as in
/// `reference/README.md`.
pub fn copeland(columns: &[&[f64]], weights: &[f64]) -> Vec<f64> {
    let units = columns.first().map_or(0, |column| column.len());
    let rows: Vec<Vec<f64>> =
        (0..units).map(|unit| columns.iter().map(|column| at(column, unit)).collect()).collect();
    let empty = |row: &[f64]| row.iter().all(|value| value.is_nan());
    let score = |row: &Vec<f64>| -> f64 {
        rows.iter().map(|other| f64::from(duel(row, other, weights))).sum()
    };
    rows.iter().map(|row| if empty(row) { f64::NAN } else { score(row) }).collect()
}

/// 1 where the first wins, -1 where it loses.
fn duel(one: &[f64], other: &[f64], weights: &[f64]) -> i8 {
    let (mut above, mut below) = (0.0, 0.0);
    for ((left, right), weight) in one.iter().zip(other).zip(weights) {
        match left.partial_cmp(right) {
            Some(Ordering::Greater) => above += weight,
            Some(Ordering::Less) => below += weight,
            _ => {}
        }
    }
    // Weights that are equal on paper may differ in the last bits of their sums.
    let total: f64 = weights.iter().sum();
    match above - below {
        lead if lead.abs() <= 1e-12 * total => 0,
        lead if lead > 0.0 => 1,
        _ => -1,
    }
}

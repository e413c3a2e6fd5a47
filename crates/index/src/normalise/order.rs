//! Scales that only know the order.

use crate::rank::{Ties, ascending};

/// Ascending ranks less an offset.
pub(super) fn ranked(column: &[f64], less: f64) -> Vec<f64> {
    ascending(column, Ties::Lowest)
        .into_iter()
        .map(|rank| rank.map_or(f64::NAN, |rank| rank - less))
        .collect()
}

/// `(rank - 1) / (n - 1)`; none with fewer than two values.
pub(super) fn percentiles(column: &[f64]) -> Option<Vec<f64>> {
    let count = column.iter().filter(|value| !value.is_nan()).count();
    let over = |rank: f64| rank / (count as f64 - 1.0);
    (count > 1).then(|| ranked(column, 1.0).into_iter().map(over).collect())
}

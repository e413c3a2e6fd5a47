//! Weights that explain most rows of a table whose weights were not published.

use crate::numeric::moments::median;
use crate::published::PublishedRow;

/// Weights, none negative, adding up to one, that keep the typical absolute residual small. A row that
/// is wrong pulls little: each row counts by the inverse of its residual (iteratively reweighted, with
/// multiplicative steps).
pub(super) fn robust_weights(rows: &[&PublishedRow], count: usize) -> Vec<f64> {
    let mut weights = vec![1.0 / count as f64; count];
    for _ in 0..4_000 {
        let residuals: Vec<f64> =
            rows.iter().map(|row| row.composite - row.composite_by(&weights)).collect();
        let sizes: Vec<f64> = residuals.iter().map(|residual| residual.abs()).collect();
        let typical = median(&sizes).max(0.02);
        let mut slopes = vec![0.0; count];
        for ((row, residual), size) in rows.iter().zip(&residuals).zip(&sizes) {
            let trust = 1.0 / (size / typical).max(1.0) / (size / (3.0 * typical)).max(1.0);
            let center = row.composite_by(&weights) / 10.0;
            for (slope, x) in slopes.iter_mut().zip(&row.sub_indices) {
                *slope += trust * residual * x.map_or(0.0, |x| x - center);
            }
        }
        let steepest = slopes.iter().fold(0.0f64, |most, slope| most.max(slope.abs()));
        if steepest < 1e-9 {
            break;
        }
        let step = 0.02 * (typical / 2.0).min(1.0) / steepest;
        weights
            .iter_mut()
            .zip(&slopes)
            .for_each(|(weight, slope)| *weight *= libm::exp(step * slope));
        let sum: f64 = weights.iter().sum();
        weights.iter_mut().for_each(|weight| *weight /= sum);
    }
    weights
}

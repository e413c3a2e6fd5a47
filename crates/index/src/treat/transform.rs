//! Bending a whole column.

use libm::{log, pow};

use crate::numeric::moments::extremes;

/// Box & Cox 1964: `(x^λ - 1) / λ`, and `ln x` for λ = 0, of `x - min + 1`. Gaps stay gaps.
pub fn box_cox(column: &[f64], lambda: f64) -> Vec<f64> {
    let Some((min, _)) = extremes(column) else { return column.to_vec() };
    let bend = |x: f64| if lambda == 0.0 { log(x) } else { (pow(x, lambda) - 1.0) / lambda };
    column.iter().map(|x| bend(x - min + 1.0)).collect()
}

/// `ln(x - min + 0.01 (max - min))`: the logarithm of indices with values at or below zero. Gaps stay
/// gaps, and so does everything in a column without spread.
pub fn log_shifted(column: &[f64]) -> Vec<f64> {
    match extremes(column) {
        Some((min, max)) if min < max => {
            column.iter().map(|x| log(x - min + 0.01 * (max - min))).collect()
        }
        _ => vec![f64::NAN; column.len()],
    }
}

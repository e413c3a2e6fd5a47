//! Weighted means of one unit's values. Gaps (NaN) are left out and the weights of the rest rescaled;
//! NaN where nothing that weighs is there.

use libm::{exp, log};

/// Sums of `weight · of(value)` and of the weights, over what is there.
fn sums(pairs: &[(f64, f64)], of: impl Fn(f64) -> f64) -> (f64, f64) {
    let there = pairs.iter().filter(|(value, weight)| !value.is_nan() && *weight > 0.0);
    there.fold((0.0, 0.0), |(above, below), (value, weight)| {
        (above + weight * of(*value), below + weight)
    })
}

/// `Σ w x / Σ w` of pairs (value, weight).
pub fn arithmetic(pairs: &[(f64, f64)]) -> f64 {
    let (above, below) = sums(pairs, |value| value);
    above / below
}

/// `exp (Σ w ln x / Σ w)`.
pub fn geometric(pairs: &[(f64, f64)]) -> f64 {
    let (above, below) = sums(pairs, log);
    exp(above / below)
}

/// `Σ w / Σ (w / x)`.
pub fn harmonic(pairs: &[(f64, f64)]) -> f64 {
    let (above, below) = sums(pairs, |value| 1.0 / value);
    below / above
}

/// The value that half of the weight does not exceed; between two of them, their mean.
pub fn weighted_median(pairs: &[(f64, f64)]) -> f64 {
    let mut there: Vec<(f64, f64)> =
        pairs.iter().copied().filter(|(value, _)| !value.is_nan()).collect();
    there.sort_by(|a, b| a.0.total_cmp(&b.0));
    crate::numeric::quantile::weighted_quantile(&there, 0.5)
}

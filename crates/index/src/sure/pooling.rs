//! Few answers in a unit: how much to believe them, and how much the other units.

use crate::design::{Estimate, Interval};
use crate::numeric::distribution::t_quantile;
use crate::{Fault, Rule};

/// A unit's pooled value.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Pooled {
    /// The pooled value.
    pub value: f64,
    /// Its error, with what is not known of the mean and the spread of units.
    pub error: f64,
    /// The share of the unit's own answers in it, 0 to 1.
    pub own_share: f64,
    /// Degrees of freedom for its interval: units less one.
    pub degrees: f64,
}

impl Pooled {
    /// Its interval.
    pub fn interval(&self, level: f64) -> Interval {
        let half = t_quantile(0.5 + level / 2.0, self.degrees) * self.error;
        Interval { low: self.value - half, high: self.value + half }
    }
}

/// Partial pooling. The model: true values of the units vary around one mean with a spread to be
/// found, normally; each estimate varies around its true value with its own known error (Fay &
/// Herriot 1979 without covariates). The spread is Paule & Mandel's of 1982 (the weighted squared
/// deviations equal units - 1); the error holds what the estimates of mean and spread cost (Prasad &
/// Rao 1990, all three terms). A unit without an estimate, or below `least_answers`, gets the mean with
/// the spread as its error and no own share; whether to publish it is the caller's rule.
///
/// # Errors
/// Fewer than three units with an estimate.
pub fn pool(estimates: &[Estimate], least_answers: usize) -> Result<Vec<Pooled>, Fault> {
    let usable =
        |e: &Estimate| !e.value.is_nan() && e.error.is_finite() && e.answers >= least_answers;
    let known: Vec<(f64, f64)> =
        estimates.iter().filter(|e| usable(e)).map(|e| (e.value, e.error * e.error)).collect();
    if known.len() < 3 {
        return Err(Fault::new(Rule::Enough, format!("{} units", known.len())));
    }
    let spread = paule_mandel(&known);
    let (mean, information) = centre(&known, spread);
    let degrees = known.len() as f64 - 1.0;
    // What is not known of the spread: 2 m / (Σ 1/(v + spread))².
    let of_spread = 2.0 * known.len() as f64 / (information * information);
    let pooled = |estimate: &Estimate| {
        if !usable(estimate) {
            return Pooled {
                value: mean,
                error: (spread + 1.0 / information).sqrt(),
                own_share: 0.0,
                degrees,
            };
        }
        let variance = estimate.error * estimate.error;
        let own_share = if spread + variance > 0.0 { spread / (spread + variance) } else { 1.0 };
        let rest = 1.0 - own_share;
        let bend = if spread + variance > 0.0 { rest * rest / (spread + variance) } else { 0.0 };
        let error =
            (own_share * variance + rest * rest / information + 2.0 * bend * of_spread).sqrt();
        Pooled { value: own_share * estimate.value + rest * mean, error, own_share, degrees }
    };
    Ok(estimates.iter().map(pooled).collect())
}

/// The weighted mean at a spread, and the sum of the weights.
fn centre(known: &[(f64, f64)], spread: f64) -> (f64, f64) {
    // A unit without error would outweigh all others; it does not if units vary.
    let weight = |variance: f64| 1.0 / (variance + spread).max(1e-12);
    let (above, below) =
        known.iter().fold((0.0, 0.0), |(a, b), (x, v)| (a + weight(*v) * x, b + weight(*v)));
    (above / below, below)
}

/// The variance of the units' true values; zero where errors explain all differences.
fn paule_mandel(known: &[(f64, f64)]) -> f64 {
    let excess = |spread: f64| {
        let (mean, _) = centre(known, spread);
        let squares: f64 =
            known.iter().map(|(x, v)| (x - mean) * (x - mean) / (v + spread).max(1e-12)).sum();
        squares - (known.len() as f64 - 1.0)
    };
    if excess(0.0) <= 0.0 {
        return 0.0;
    }
    let (mut low, mut high) = (0.0, 1.0);
    while excess(high) > 0.0 && high < 1e12 {
        high *= 2.0;
    }
    for _ in 0..100 {
        let middle = (low + high) / 2.0;
        if excess(middle) > 0.0 { low = middle } else { high = middle }
    }
    (low + high) / 2.0
}

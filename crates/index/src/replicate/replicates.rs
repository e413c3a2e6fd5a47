//! Replicate weights and the variance of what they estimate.

use crate::design::Estimate;
use crate::fault::same_length;
use crate::{Fault, Rule};

/// Replicate weights with the factor each squared deviation counts with.
#[derive(Debug, Clone, PartialEq)]
pub struct Replicates {
    /// `[replicate][respondent]`.
    pub weights: Vec<Vec<f64>>,
    /// The factor of each replicate's squared deviation from the replicates' mean.
    pub factors: Vec<f64>,
    /// Degrees of freedom: infinite for many bootstrap replicates, clusters less strata for the
    /// jackknife.
    pub degrees: f64,
}

impl Replicates {
    /// Bootstrap weights: every squared deviation counts 1/(R - 1).
    ///
    /// # Errors
    /// Fewer than two replicates.
    pub fn bootstrap(weights: Vec<Vec<f64>>) -> Result<Self, Fault> {
        let count = weights.len();
        if count < 2 {
            return Err(Fault::new(Rule::Enough, format!("{count} replicates")));
        }
        let factors = vec![1.0 / (count as f64 - 1.0); count];
        Ok(Self { weights, factors, degrees: f64::INFINITY })
    }

    /// `sqrt(Σ factor (estimate - mean)²)` of the replicates' estimates.
    pub fn error(&self, estimates: &[f64]) -> f64 {
        let mean = crate::numeric::moments::mean(estimates);
        let squares = estimates.iter().zip(&self.factors);
        squares
            .map(|(estimate, factor)| factor * (estimate - mean) * (estimate - mean))
            .sum::<f64>()
            .sqrt()
    }
}

/// A weighted mean, its replicates' means, and the error they show.
///
/// # Errors
/// Lists of different lengths.
pub fn replicate_mean(
    weights: &[f64],
    replicates: &Replicates,
    values: &[f64],
) -> Result<(Estimate, Vec<f64>), Fault> {
    same_length("values", weights.len(), values.len())?;
    for weights in &replicates.weights {
        same_length("replicate", values.len(), weights.len())?;
    }
    let means: Vec<f64> =
        replicates.weights.iter().map(|weights| weighted_mean(weights, values)).collect();
    let answers = values.iter().filter(|value| !value.is_nan()).count();
    let value = weighted_mean(weights, values);
    let estimate =
        Estimate { value, error: replicates.error(&means), degrees: replicates.degrees, answers };
    Ok((estimate, means))
}

fn weighted_mean(weights: &[f64], values: &[f64]) -> f64 {
    let there = weights.iter().zip(values).filter(|(_, value)| !value.is_nan());
    let (above, below) =
        there.fold((0.0, 0.0), |(above, below), (w, y)| (above + w * y, below + w));
    above / below
}

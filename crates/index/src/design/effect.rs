//! What the design costs against a simple random sample of the same size.

use super::Design;
use crate::Fault;
use crate::fault::same_length;

/// Kish's design effect of unequal weights, `n Σ w² / (Σ w)²`: 1 + CV² of the weights.
pub fn kish_effect(weights: &[f64]) -> f64 {
    let (sum, squares) =
        weights.iter().fold((0.0, 0.0), |(sum, squares), w| (sum + w, squares + w * w));
    weights.len() as f64 * squares / (sum * sum)
}

/// The sample size a simple random sample would need for the same precision.
pub fn effective_size(weights: &[f64]) -> f64 {
    weights.len() as f64 / kish_effect(weights)
}

/// The variance the mean would have in a simple random sample without replacement of the same size,
/// `s² (N - n) / (N n)` with `s²` weighted and N the sum of the weights of those who answered. A
/// variance divided by it is the design effect.
///
/// # Errors
/// Not one value for each respondent.
pub fn srs_variance(design: &Design, values: &[f64]) -> Result<f64, Fault> {
    same_length("values", design.len(), values.len())?;
    let there = || values.iter().zip(&design.weights).filter(|(value, _)| !value.is_nan());
    let (n, sum, above) =
        there().fold((0.0, 0.0, 0.0), |(n, sum, above), (y, w)| (n + 1.0, sum + w, above + w * y));
    let mean = above / sum;
    let squares: f64 = there().map(|(y, w)| w * (y - mean) * (y - mean)).sum();
    Ok(squares / sum * n / (n - 1.0) * (sum - n) / (sum * n))
}

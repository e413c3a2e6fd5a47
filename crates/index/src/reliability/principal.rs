//! How many things a group of questions measures.

use crate::Fault;
use crate::weigh::principal_components;

/// A summary of the principal components of a group of questions.
#[derive(Debug, Clone, PartialEq)]
pub struct PrincipalSummary {
    /// The eigenvalues of the correlations, largest first.
    pub eigenvalues: Vec<f64>,
    /// The share of the variance each component carries.
    pub shares: Vec<f64>,
    /// Components with an eigenvalue above 1 (Kaiser's rule): one is what a sub-index should have.
    pub above_one: usize,
    /// The loadings of the first component times the root of its eigenvalue: correlations with the
    /// component.
    pub first: Vec<f64>,
}

/// Summarises the principal components.
///
/// # Errors
/// As for [`principal_components`].
pub fn principal_summary(columns: &[&[f64]]) -> Result<PrincipalSummary, Fault> {
    let components = principal_components(columns)?;
    let eigenvalues: Vec<f64> = components.iter().map(|(value, _)| *value).collect();
    let total: f64 = eigenvalues.iter().sum();
    let first = components
        .first()
        .map(|(value, vector)| vector.iter().map(|cell| cell * value.max(0.0).sqrt()).collect());
    Ok(PrincipalSummary {
        shares: eigenvalues.iter().map(|value| value / total).collect(),
        above_one: eigenvalues.iter().filter(|value| **value > 1.0).count(),
        first: first.unwrap_or_default(),
        eigenvalues,
    })
}

//! Principal components of a group of indicators.

use crate::numeric::matrix::Matrix;
use crate::{Fault, Rule};

/// Eigenvalues of the correlation matrix, largest first, each with its loadings (unit length, pointing
/// where their sum is positive). Correlations are over the rows where neither value is a gap.
///
/// # Errors
/// No column, or a column without spread.
pub fn principal_components(columns: &[&[f64]]) -> Result<Vec<(f64, Vec<f64>)>, Fault> {
    if columns.is_empty() {
        return Err(Fault::new(Rule::NotEmpty, "no column"));
    }
    let correlations = Matrix::correlations(columns);
    match correlations.sum().is_nan() {
        true => Err(Fault::new(Rule::Spread, "a column")),
        false => Ok(correlations.eigen()),
    }
}

/// The loadings on the first component, as weights (they may be negative: then the group does not
/// measure one thing, and they must not be used as weights without looking).
///
/// # Errors
/// As in [`principal_components`].
pub fn principal_weights(columns: &[&[f64]]) -> Result<Vec<f64>, Fault> {
    Ok(principal_components(columns)?
        .into_iter()
        .next()
        .map(|(_, loadings)| loadings)
        .unwrap_or_default())
}

//! McDonald's omega of one factor, fitted by least squares of the residual correlations (minres).

use crate::numeric::at;
use crate::numeric::matrix::Matrix;
use crate::{Fault, Rule};

/// The least uniqueness of a question in a Heywood case: the bound that factor analyses in use set.
const LEAST_UNIQUE: f64 = 0.005;

/// One factor behind a group of questions.
#[derive(Debug, Clone, PartialEq)]
pub struct OneFactor {
    /// The loading of each question, pointing where their sum is positive.
    pub loadings: Vec<f64>,
    /// `(Σ l)² / ((Σ l)² + Σ (1 - l²))`.
    pub omega: f64,
    /// Rounds until the loadings stood still.
    pub rounds: usize,
    /// Whether they stood still (to 1e-12) within 10,000 rounds.
    pub converged: bool,
}

/// Fits one factor to the correlations, minimising the squared residuals outside the diagonal (Harman &
/// Jones 1966): each loading in turn is the regression of its correlations on the other loadings, until
/// nothing moves. Where that leaves a question less unique than [`LEAST_UNIQUE`] (a Heywood case), the fit
/// is made again under that bound.
///
/// # Errors
/// Fewer than three questions (a factor is not determined), or a question without spread.
pub fn one_factor(columns: &[&[f64]]) -> Result<OneFactor, Fault> {
    if columns.len() < 3 {
        return Err(Fault::new(Rule::Enough, format!("{} questions", columns.len())));
    }
    let correlations = Matrix::correlations(columns);
    if correlations.sum().is_nan() {
        return Err(Fault::new(Rule::Spread, "a question"));
    }
    let (value, vector) = correlations.eigen().into_iter().next().unwrap_or_default();
    let mut loadings: Vec<f64> =
        vector.iter().map(|cell| cell * value.max(0.0).sqrt() * 0.8).collect();
    let (mut rounds, mut moved) = (0, 1.0);
    while moved > 1e-12 && rounds < 10_000 {
        moved = pass(&correlations, &mut loadings);
        rounds += 1;
    }
    if loadings.iter().any(|loading| 1.0 - loading * loading < LEAST_UNIQUE) {
        (loadings, rounds, moved) = bounded(&correlations, &loadings);
    }
    if loadings.iter().sum::<f64>() < 0.0 {
        loadings.iter_mut().for_each(|loading| *loading = -*loading);
    }
    let omega = omega(&loadings);
    Ok(OneFactor { loadings, omega, rounds, converged: moved <= 1e-12 })
}

/// One pass over all loadings; how far the farthest moved. A loading stays within -1..1 (no Heywood
/// case).
fn pass(correlations: &Matrix, loadings: &mut [f64]) -> f64 {
    let mut farthest = 0.0f64;
    for (place, row) in correlations.rows().enumerate() {
        let before = at(loadings, place);
        let (mut above, mut below) = (0.0, 0.0);
        for (other, r) in row.iter().enumerate().filter(|(other, _)| *other != place) {
            let loading = at(loadings, other);
            (above, below) = (above + r * loading, below + loading * loading);
        }
        let now = if below > 0.0 { (above / below).clamp(-1.0, 1.0) } else { 0.0 };
        if let Some(cell) = loadings.get_mut(place) {
            *cell = now;
        }
        farthest = farthest.max((now - before).abs());
    }
    farthest
}

/// The fit whose uniquenesses stay at or above [`LEAST_UNIQUE`]: loadings are the first axis of the
/// correlations less the uniquenesses, which follow from them, in turn until nothing moves. A loading may
/// then pass 1.
fn bounded(correlations: &Matrix, start: &[f64]) -> (Vec<f64>, usize, f64) {
    let unique = |loading: &f64| (1.0 - loading * loading).clamp(LEAST_UNIQUE, 1.0);
    let mut uniques: Vec<f64> = start.iter().map(unique).collect();
    let (mut loadings, mut rounds, mut moved) = (start.to_vec(), 0, 1.0f64);
    while moved > 1e-12 && rounds < 10_000 {
        let reduced = Matrix::build(correlations.size(), |row, column| {
            let own = if row == column { at(&uniques, row) } else { 0.0 };
            correlations.get(row, column) - own
        });
        let (value, vector) = reduced.eigen().into_iter().next().unwrap_or_default();
        loadings = vector.iter().map(|cell| cell * value.max(0.0).sqrt()).collect();
        let after: Vec<f64> = loadings.iter().map(unique).collect();
        moved =
            after.iter().zip(&uniques).fold(0.0, |far, (one, other)| far.max((one - other).abs()));
        uniques = after;
        rounds += 1;
    }
    (loadings, rounds, moved)
}

/// Omega of given loadings.
fn omega(loadings: &[f64]) -> f64 {
    let sum: f64 = loadings.iter().sum();
    let unique: f64 = loadings.iter().map(|loading| 1.0 - loading * loading).sum();
    sum * sum / (sum * sum + unique)
}

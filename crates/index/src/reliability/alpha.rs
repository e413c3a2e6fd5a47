//! Cronbach's alpha and its companions.

use crate::design::Interval;
use crate::numeric::at;
use crate::numeric::distribution::f_quantile;
use crate::numeric::matrix::Matrix;
use crate::numeric::moments::correlation;
use crate::{Fault, Rule};

/// Cronbach's alpha of a group of questions.
#[derive(Debug, Clone, PartialEq)]
pub struct Alpha {
    /// `k/(k-1) · (1 - Σ variances / Σ covariances)`.
    pub raw: f64,
    /// The same of correlations.
    pub standardised: f64,
    /// Raw alpha without each question in turn; empty with two questions.
    pub without_item: Vec<f64>,
    /// Respondents.
    pub answers: usize,
}

/// Alpha from covariances, each over the respondents who answered both questions; on rows without gaps
/// it is the plain one.
///
/// # Errors
/// Fewer than two questions, or a question without spread.
pub fn alpha(columns: &[&[f64]]) -> Result<Alpha, Fault> {
    if columns.len() < 2 {
        return Err(Fault::new(Rule::Enough, format!("{} questions", columns.len())));
    }
    let covariances = Matrix::covariances(columns);
    let deviations: Vec<f64> =
        covariances.diagonal().iter().map(|variance| variance.sqrt()).collect();
    if let Some(place) = deviations.iter().position(|d| d.is_nan() || *d <= 0.0) {
        return Err(Fault::new(Rule::Spread, format!("question {}", place + 1)));
    }
    // Each variance is over all who answered that question, as in cov2cor of R.
    let correlations = Matrix::build(columns.len(), |row, column| {
        covariances.get(row, column) / (at(&deviations, row) * at(&deviations, column))
    });
    let without = |place: usize| of(&covariances.without(place));
    Ok(Alpha {
        raw: of(&covariances),
        standardised: of(&correlations),
        without_item: if columns.len() > 2 {
            (0..columns.len()).map(without).collect()
        } else {
            Vec::new()
        },
        answers: columns.first().map_or(0, |column| column.len()),
    })
}

fn of(covariances: &Matrix) -> f64 {
    let k = covariances.size() as f64;
    k / (k - 1.0) * (1.0 - covariances.diagonal().iter().sum::<f64>() / covariances.sum())
}

impl Alpha {
    /// Feldt's interval (Feldt, Woodruff & Salih 1987) at a level such as 0.95, for `n` respondents and
    /// `k` questions: `1 - (1 - α) F` with `n - 1` and `(n - 1)(k - 1)` degrees of freedom.
    pub fn interval(&self, level: f64, n: usize, k: usize) -> Interval {
        let above = n as f64 - 1.0;
        let below = above * (k as f64 - 1.0);
        let tail = (1.0 - level) / 2.0;
        Interval {
            low: 1.0 - (1.0 - self.raw) * f_quantile(1.0 - tail, above, below),
            high: 1.0 - (1.0 - self.raw) * f_quantile(tail, above, below),
        }
    }
}

/// How one question goes with the sum of the others.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Rest {
    /// The correlation with the sum of the others.
    pub correlation: f64,
}

/// The correlation of each question with the sum of the others, over respondents who answered all.
pub fn item_rest(columns: &[&[f64]]) -> Vec<Rest> {
    let respondents = columns.first().map_or(0, |column| column.len());
    let sum = |row: usize| -> f64 { columns.iter().map(|column| at(column, row)).sum() };
    let sums: Vec<f64> = (0..respondents).map(sum).collect();
    let rest = |column: &&[f64]| {
        let others: Vec<f64> = sums.iter().zip(*column).map(|(sum, own)| sum - own).collect();
        Rest { correlation: correlation(column, &others) }
    };
    columns.iter().map(rest).collect()
}

/// Guttman's lambda 6: `1 - Σ (1 - smc) / Σ correlations`, smc being each question's squared multiple
/// correlation with the others. None where the correlations cannot be inverted.
pub fn squared_multiple_lambda(columns: &[&[f64]]) -> Option<f64> {
    let correlations = Matrix::correlations(columns);
    let unexplained: f64 = correlations.inverse()?.diagonal().iter().map(|cell| 1.0 / cell).sum();
    Some(1.0 - unexplained / correlations.sum())
}

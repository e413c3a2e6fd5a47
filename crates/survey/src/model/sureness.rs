//! What the interval of a figure says of its error, of differences and of targets.

use super::{LEVEL, Score};
use ddci_index::{
    change::{Verdict, verdict},
    design::Estimate,
    numeric::distribution::normal_quantile,
    target::chance_of_reaching,
};

/// The points of a figure with the standard error that its published interval says, both in points: the
/// width over twice the quantile of the normal distribution. Whoever has the published figures comes to
/// the same.
pub fn with_error(score: &Score) -> Option<(f64, f64)> {
    let (low, high) = score.interval?;
    let half = normal_quantile(0.5 + LEVEL / 2.0);
    Some((number(score.value?), number(high - low) / (2.0 * half)))
}

/// Whether a figure has changed, as far as both intervals tell; the two samples are independent.
pub fn verdict_of(before: &Score, after: &Score) -> Option<Verdict> {
    Some(verdict(with_error(before)?, with_error(after)?, LEVEL))
}

/// The chance that the true figure reaches a target, in points, if nothing changes.
pub fn chance_of(score: &Score, target: f64) -> Option<f64> {
    let (value, error) = with_error(score)?;
    let answers = usize::try_from(score.answers).unwrap_or(0);
    let estimate = Estimate { value, error, degrees: f64::INFINITY, answers };
    Some(chance_of_reaching(&estimate, target))
}

/// Hundredths as a number.
#[expect(clippy::cast_precision_loss, reason = "points are small")]
pub fn number(hundredths: i64) -> f64 {
    hundredths as f64 / 100.0
}

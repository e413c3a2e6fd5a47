//! When a change is called a change.

use crate::design::Interval;
use crate::numeric::distribution::normal_quantile;
use crate::numeric::quantile::quantile;

/// What may be said of a difference.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Verdict {
    /// Higher: the whole interval of the difference is above zero.
    Up(Interval),
    /// Lower: the whole interval is below zero.
    Down(Interval),
    /// The interval holds zero: no change is shown. Not the same as no change.
    NotShown(Interval),
}

fn of(interval: Interval) -> Verdict {
    match interval {
        Interval { low, .. } if low > 0.0 => Verdict::Up(interval),
        Interval { high, .. } if high < 0.0 => Verdict::Down(interval),
        _ => Verdict::NotShown(interval),
    }
}

/// From two years' values and standard errors, of independent samples.
pub fn verdict(before: (f64, f64), after: (f64, f64), level: f64) -> Verdict {
    let half =
        normal_quantile(0.5 + level / 2.0) * (before.1 * before.1 + after.1 * after.1).sqrt();
    let change = after.0 - before.0;
    of(Interval { low: change - half, high: change + half })
}

/// From two years' replicates of a score, paired as they come (the samples being independent, any
/// pairing will do).
pub fn verdict_of_replicates(before: &[f64], after: &[f64], level: f64) -> Verdict {
    let changes: Vec<f64> = before
        .iter()
        .zip(after)
        .map(|(before, after)| after - before)
        .filter(|change| !change.is_nan())
        .collect();
    let tail = (1.0 - level) / 2.0;
    of(Interval { low: quantile(&changes, tail), high: quantile(&changes, 1.0 - tail) })
}

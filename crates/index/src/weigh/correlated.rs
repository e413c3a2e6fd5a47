//! Weights under which each column says as much about the composite as it is meant to.

use crate::aggregate::arithmetic;
use crate::fault::same_length;
use crate::numeric::at;
use crate::numeric::moments::correlation;
use crate::{Fault, Rule};

/// Fitted weights with what they reach.
#[derive(Debug, Clone, PartialEq)]
pub struct Correlated {
    /// The weights, adding up to 1, none negative.
    pub weights: Vec<f64>,
    /// The correlation of each column with the weighted mean.
    pub correlations: Vec<f64>,
    /// The largest difference between a column's share of the correlations and its intended share.
    pub gap: f64,
    /// How many rounds it took.
    pub rounds: usize,
    /// Whether the gap came below 1e-6.
    pub converged: bool,
}

/// Weights such that the correlations of the columns with their weighted mean stand to each other like
/// `importance` (Becker et al. 2017, "Weights and importance in composite indicators"). Multiplicative
/// steps; the best round is returned where they do not converge, as with a column that runs against the
/// others.
///
/// # Errors
/// Lists of different lengths, importances that are negative or all zero, a column without spread.
pub fn fit_to_correlations(columns: &[&[f64]], importance: &[f64]) -> Result<Correlated, Fault> {
    same_length("importance", columns.len(), importance.len())?;
    let total: f64 = importance.iter().sum();
    if importance.iter().any(|share| !share.is_finite() || *share < 0.0) || total <= 0.0 {
        return Err(Fault::new(Rule::SomeWeight, format!("{importance:?}")).at("", "importance"));
    }
    let goal: Vec<f64> = importance.iter().map(|share| share / total).collect();
    let mut best = measured(columns, goal.clone(), &goal, 0)?;
    let mut force = 1.0;
    for round in 1..=500 {
        let now = measured(columns, stepped(&best, &goal, force), &goal, round)?;
        if now.gap < best.gap {
            best = now;
            force *= 1.5;
        } else {
            force /= 2.0;
        }
        if best.converged || force < 1e-9 {
            break;
        }
    }
    Ok(best)
}

fn measured(
    columns: &[&[f64]],
    weights: Vec<f64>,
    goal: &[f64],
    rounds: usize,
) -> Result<Correlated, Fault> {
    let units = columns.first().map_or(0, |column| column.len());
    let mean = |unit: usize| {
        let row: Vec<(f64, f64)> =
            columns.iter().zip(&weights).map(|(c, w)| (at(c, unit), *w)).collect();
        arithmetic(&row)
    };
    let composite: Vec<f64> = (0..units).map(mean).collect();
    let correlations: Vec<f64> =
        columns.iter().map(|column| correlation(column, &composite)).collect();
    let sum: f64 = correlations.iter().sum();
    if sum.is_nan() {
        return Err(Fault::new(Rule::Spread, "a column"));
    }
    let gaps = correlations.iter().zip(goal).map(|(r, goal)| (r / sum - goal).abs());
    let gap = gaps.fold(0.0, f64::max);
    Ok(Correlated { weights, correlations, gap, rounds, converged: gap < 1e-6 })
}

/// Each weight times a power of what it lacks: correlations hardly answer to weights where columns go
/// together, so the power grows as long as steps help.
fn stepped(now: &Correlated, goal: &[f64], force: f64) -> Vec<f64> {
    let sum: f64 = now.correlations.iter().sum();
    let factor = |r: f64, goal: f64| libm::pow(goal / (r / sum).max(0.05), force).clamp(0.1, 10.0);
    let moved: Vec<f64> = now
        .weights
        .iter()
        .zip(&now.correlations)
        .zip(goal)
        .map(|((w, r), g)| w * factor(*r, *g))
        .collect();
    let total: f64 = moved.iter().sum();
    moved.into_iter().map(|weight| weight / total).collect()
}

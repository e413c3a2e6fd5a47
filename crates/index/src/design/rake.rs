//! Weights that agree with known totals.

use std::collections::BTreeMap;

use super::kish_effect;
use crate::fault::same_length;
use crate::numeric::quantile::quantile;
use crate::{Fault, Rule};

/// Known totals of one variable.
#[derive(Debug, Clone, PartialEq)]
pub struct Margin {
    /// The variable's name, for errors.
    pub name: String,
    /// The category of each respondent.
    pub categories: Vec<String>,
    /// The total of each category.
    pub totals: BTreeMap<String, f64>,
}

/// How far weights may go: cut at `times_median` times the median or the quantile `share`, whichever is
/// lower; what is cut is spread over the others by raking again, at most `rounds` times.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Trimming {
    /// Times the median weight; 5 by default.
    pub times_median: f64,
    /// A quantile of the weights; 0.975 by default.
    pub share: f64,
    /// How often; 3 by default.
    pub rounds: usize,
}

impl Default for Trimming {
    fn default() -> Self {
        Self { times_median: 5.0, share: 0.975, rounds: 3 }
    }
}

/// Raked weights and how it went.
#[derive(Debug, Clone, PartialEq)]
pub struct Raked {
    /// The weights.
    pub weights: Vec<f64>,
    /// Passes over all margins.
    pub rounds: usize,
    /// The largest relative difference from a total that is left.
    pub gap: f64,
    /// Whether the gap came below the tolerance. If not, the weights before raking should be used.
    pub converged: bool,
    /// Weights that were cut.
    pub trimmed: usize,
    /// Kish's design effect of the weights; above 2 is worth a warning.
    pub effect: f64,
}

/// Iterative proportional fitting (Deming & Stephan 1940): each margin in turn, until the largest
/// relative difference is below `tolerance` (1e-6 is usual) or `most_rounds` passes (100) are done;
/// then trimming, if asked for.
///
/// # Errors
/// Lists of different lengths, a category without a total, a total that nobody in the sample can carry,
/// totals of margins that do not agree to 1e-6.
pub fn rake(
    weights: &[f64],
    margins: &[Margin],
    tolerance: f64,
    most_rounds: usize,
    trimming: Option<Trimming>,
) -> Result<Raked, Fault> {
    check(weights, margins)?;
    let mut raked = fitted(weights.to_vec(), margins, tolerance, most_rounds);
    let Some(rule) = trimming else { return Ok(raked) };
    for _ in 0..rule.rounds {
        let most = (rule.times_median * quantile(&raked.weights, 0.5))
            .min(quantile(&raked.weights, rule.share));
        // A fitted weight that lies on the limit is not above it.
        let over = raked.weights.iter().filter(|weight| **weight > most * (1.0 + 1e-9)).count();
        if over == 0 {
            break;
        }
        let cut = raked.weights.iter().map(|weight| weight.min(most)).collect();
        let trimmed = raked.trimmed + over;
        raked = Raked { trimmed, ..fitted(cut, margins, tolerance, most_rounds) };
    }
    Ok(raked)
}

/// Weights that agree with the totals of one variable: one step of raking.
///
/// # Errors
/// As for [`rake`].
pub fn post_stratify(weights: &[f64], margin: &Margin) -> Result<Vec<f64>, Fault> {
    let margins = std::slice::from_ref(margin);
    check(weights, margins)?;
    Ok(fitted(weights.to_vec(), margins, 0.0, 1).weights)
}

fn check(weights: &[f64], margins: &[Margin]) -> Result<(), Fault> {
    let mut first_total = None;
    for margin in margins {
        same_length(&margin.name, weights.len(), margin.categories.len())?;
        let sums = sums(weights, margin);
        for category in sums.keys() {
            if !margin.totals.contains_key(*category) {
                return Err(Fault::new(Rule::Known, category).at("", &margin.name));
            }
        }
        for (category, total) in &margin.totals {
            let carried = sums.get(category.as_str()).copied().unwrap_or(0.0);
            if !total.is_finite() || *total < 0.0 || (*total > 0.0 && carried <= 0.0) {
                return Err(Fault::new(Rule::Enough, total).at(category, &margin.name));
            }
        }
        let total: f64 = margin.totals.values().sum();
        let expected = *first_total.get_or_insert(total);
        if (total - expected).abs() > 1e-6 * expected {
            return Err(Fault::new(Rule::EqualTotals, total).at("", &margin.name));
        }
    }
    Ok(())
}

fn sums<'a>(weights: &[f64], margin: &'a Margin) -> BTreeMap<&'a str, f64> {
    let mut sums: BTreeMap<&str, f64> = BTreeMap::new();
    for (category, weight) in margin.categories.iter().zip(weights) {
        *sums.entry(category.as_str()).or_insert(0.0) += weight;
    }
    sums
}

fn fitted(mut weights: Vec<f64>, margins: &[Margin], tolerance: f64, most_rounds: usize) -> Raked {
    let (mut rounds, mut gap) = (0, largest_gap(&weights, margins));
    while gap > tolerance && rounds < most_rounds {
        for margin in margins {
            let sums = sums(&weights, margin);
            let factors: BTreeMap<&str, f64> = sums
                .iter()
                .map(|(category, sum)| {
                    (*category, margin.totals.get(*category).map_or(1.0, |total| total / sum))
                })
                .collect();
            for (weight, category) in weights.iter_mut().zip(&margin.categories) {
                *weight *= factors.get(category.as_str()).copied().unwrap_or(1.0);
            }
        }
        rounds += 1;
        gap = largest_gap(&weights, margins);
    }
    let effect = kish_effect(&weights);
    Raked { weights, rounds, gap, converged: gap <= tolerance, trimmed: 0, effect }
}

fn largest_gap(weights: &[f64], margins: &[Margin]) -> f64 {
    let gaps = margins.iter().flat_map(|margin| {
        let sums = sums(weights, margin);
        let gap = |(category, total): (&String, &f64)| {
            let sum = sums.get(category.as_str()).copied().unwrap_or(0.0);
            if *total > 0.0 { (sum - total).abs() / total } else { 0.0 }
        };
        margin.totals.iter().map(gap).collect::<Vec<f64>>()
    });
    gaps.fold(0.0, f64::max)
}

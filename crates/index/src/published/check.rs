//! Errors in published tables.

use std::collections::BTreeMap;

use super::PublishedRow;
use super::fit::robust_weights;
use crate::fault::same_length;
use crate::numeric::moments::median;
use crate::rank::{Ties, ranks};
use crate::{Fault, Rule};

/// Why a row is suspected.
#[derive(Debug, Clone, PartialEq)]
pub enum Suspicion {
    /// A sub-index outside 1..10, or a composite outside 10..100.
    OutsideScale {
        /// The place of the sub-index; none for the composite.
        column: Option<usize>,
        /// The figure.
        value: f64,
    },
    /// The composite does not follow from the sub-indices by the weights.
    DoesNotFollow {
        /// What follows.
        expected: f64,
        /// What was published.
        published: f64,
        /// Single sub-indices that would mend it, as (place, value that would).
        mends: Vec<(usize, f64)>,
    },
    /// The composite is that of another unit to the last digit, while the sub-indices differ.
    SameAs {
        /// The other unit.
        unit: String,
    },
    /// The rank is not that of the composite.
    WrongRank {
        /// The rank that follows.
        expected: u32,
    },
}

/// A suspected row.
#[derive(Debug, Clone, PartialEq)]
pub struct Finding {
    /// The unit.
    pub unit: String,
    /// Why.
    pub suspicion: Suspicion,
}

/// What rounding to two decimals can explain at most: 0.005 of every sub-index times ten, and of the
/// composite.
const ROUNDING: f64 = 0.055;
/// A residual this many times the typical one, where weights had to be guessed.
const FAR: f64 = 6.0;

/// Looks for errors in a table. With the weights, every composite must follow to rounding. Without
/// them, weights are fitted for each set of sub-indices (a block), and rows far outside what the others
/// show are named.
///
/// # Errors
/// Rows of different lengths, or a figure that is not finite.
pub fn check_published(
    rows: &[PublishedRow],
    weights: Option<&[f64]>,
) -> Result<Vec<Finding>, Fault> {
    let count = rows.first().map_or(0, |row| row.sub_indices.len());
    for row in rows {
        same_length(&row.unit, weights.map_or(count, <[f64]>::len), row.sub_indices.len())?;
        if let Some(bad) =
            row.sub_indices.iter().flatten().chain([&row.composite]).find(|x| !x.is_finite())
        {
            return Err(Fault::new(Rule::Finite, bad).at(&row.unit, ""));
        }
    }
    let mut findings: Vec<Finding> = rows.iter().flat_map(outside_scale).collect();
    let mut blocks: BTreeMap<Vec<bool>, Vec<&PublishedRow>> = BTreeMap::new();
    rows.iter().for_each(|row| blocks.entry(row.shape()).or_default().push(row));
    for block in blocks.values() {
        match weights {
            Some(weights) => findings
                .extend(block.iter().filter_map(|row| does_not_follow(row, weights, ROUNDING))),
            None => findings.extend(unexplained(block, count)),
        }
    }
    findings.extend(same_composites(rows));
    findings.extend(wrong_ranks(rows));
    Ok(findings)
}

fn outside_scale(row: &PublishedRow) -> Vec<Finding> {
    let finding = |column, value| Finding {
        unit: row.unit.clone(),
        suspicion: Suspicion::OutsideScale { column, value },
    };
    let parts = row.sub_indices.iter().enumerate().filter_map(|(at, x)| Some((at, (*x)?)));
    let mut findings: Vec<Finding> = parts
        .filter(|(_, x)| !(1.0..=10.0).contains(x))
        .map(|(at, x)| finding(Some(at), x))
        .collect();
    if !(10.0..=100.0).contains(&row.composite) {
        findings.push(finding(None, row.composite));
    }
    findings
}

fn does_not_follow(row: &PublishedRow, weights: &[f64], tolerance: f64) -> Option<Finding> {
    let expected = row.composite_by(weights);
    if (expected - row.composite).abs() <= tolerance {
        return None;
    }
    let there = row.sub_indices.iter().zip(weights).filter(|(x, _)| x.is_some());
    let sum: f64 = there.map(|(_, weight)| weight).sum();
    let mend = |(at, (x, weight)): (usize, (&Option<f64>, &f64))| {
        let value = (*x)? + (row.composite - expected) * sum / (10.0 * weight);
        (1.0 - 0.05..=10.0 + 0.05).contains(&value).then_some((at, value))
    };
    let mends = row.sub_indices.iter().zip(weights).enumerate().filter_map(mend).collect();
    let suspicion = Suspicion::DoesNotFollow { expected, published: row.composite, mends };
    Some(Finding { unit: row.unit.clone(), suspicion })
}

/// Rows whose residual is far beyond the typical one, under weights fitted to the rows on the scale.
fn unexplained(block: &[&PublishedRow], count: usize) -> Vec<Finding> {
    let sound: Vec<&PublishedRow> =
        block.iter().copied().filter(|row| outside_scale(row).is_empty()).collect();
    if sound.len() < 4 {
        return Vec::new();
    }
    // Fewer rows than twice the weights fit anything: then the plain mean is what rows are held against.
    let parts = sound.first().map_or(0, |row| row.sub_indices.iter().flatten().count());
    let weights = match sound.len() >= 2 * parts {
        true => robust_weights(&sound, count),
        false => vec![1.0; count],
    };
    let sizes: Vec<f64> =
        sound.iter().map(|row| (row.composite - row.composite_by(&weights)).abs()).collect();
    let tolerance = FAR * median(&sizes).max(ROUNDING);
    block.iter().filter_map(|row| does_not_follow(row, &weights, tolerance)).collect()
}

fn same_composites(rows: &[PublishedRow]) -> Vec<Finding> {
    let twin = |row: &PublishedRow| {
        rows.iter().find(|other| {
            other.unit != row.unit
                && other.composite == row.composite
                && other.sub_indices != row.sub_indices
        })
    };
    let finding = |row: &PublishedRow| {
        let unit = twin(row)?.unit.clone();
        Some(Finding { unit: row.unit.clone(), suspicion: Suspicion::SameAs { unit } })
    };
    rows.iter().filter_map(finding).collect()
}

fn wrong_ranks(rows: &[PublishedRow]) -> Vec<Finding> {
    let scores: Vec<f64> = rows.iter().map(|row| row.composite).collect();
    let lowest = ranks(&scores, Ties::Lowest);
    let tied = |score: f64| scores.iter().filter(|other| **other == score).count() as u32;
    let finding = |(row, expected): (&PublishedRow, Option<f64>)| {
        let expected = expected? as u32;
        // Tied units may share a rank or be numbered on.
        let right = (expected..expected + tied(row.composite)).contains(&row.rank?);
        let suspicion = Suspicion::WrongRank { expected };
        (!right).then(|| Finding { unit: row.unit.clone(), suspicion })
    };
    rows.iter().zip(lowest).filter_map(finding).collect()
}

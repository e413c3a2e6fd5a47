//! Composite scores in every replicate.

use super::Replicated;
use super::shape::Shape;
use crate::Fault;
use crate::design::Interval;
use crate::model::IndexSet;
use crate::numeric::quantile::quantile;
use crate::score::Ends;

/// What is scored.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part<'a> {
    /// The composite, on 100.
    Composite,
    /// A sub-index, on the scale of the set.
    SubIndex(&'a str),
}

/// Scores of all units in all replicates.
#[derive(Debug, Clone, PartialEq)]
pub struct Composites {
    /// The units.
    pub units: Vec<String>,
    /// `[unit][replicate]`; NaN where a unit has no score.
    pub scores: Vec<f64>,
    /// Replicates.
    pub replicates: usize,
}

impl Composites {
    /// Scores every replicate as the sample was scored: goalposts of the block's year are found anew in
    /// each replicate over the units with enough answers; pooled and fixed ones stay as `ends` says.
    ///
    /// # Errors
    /// A sub-index that is not in the set.
    pub fn of(
        set: &IndexSet,
        replicated: &Replicated,
        ends: &Ends,
        part: Part<'_>,
    ) -> Result<Self, Fault> {
        let measured = &replicated.measured;
        let enough: Vec<bool> =
            measured.rows.iter().map(|rows| *rows >= set.least_answers).collect();
        let shape = Shape::of(set, part)?;
        let scores = shape.scores(
            &replicated.means,
            replicated.how.replicates,
            &enough,
            ends,
            set.goalposts,
        );
        Ok(Self { units: measured.units.clone(), scores, replicates: replicated.how.replicates })
    }

    /// The scores of each unit over the replicates.
    pub fn by_unit(&self) -> impl ExactSizeIterator<Item = &[f64]> {
        self.scores.chunks_exact(self.replicates.max(1))
    }

    /// The percentile interval of each unit's score; NaN where it has none.
    pub fn intervals(&self, level: f64) -> Vec<Interval> {
        let tail = (1.0 - level) / 2.0;
        let of = |scores: &[f64]| {
            let there = crate::numeric::moments::present(scores);
            Interval { low: quantile(&there, tail), high: quantile(&there, 1.0 - tail) }
        };
        self.by_unit().map(of).collect()
    }

    /// The chance that the first unit's score is above the second's: the share of replicates in which
    /// it is, ties counting half. None where one is not there.
    pub fn chance_above(&self, first: &str, second: &str) -> Option<f64> {
        let scores =
            |unit: &str| self.by_unit().nth(self.units.iter().position(|named| named == unit)?);
        let pairs = scores(first)?.iter().zip(scores(second)?);
        let wins = pairs.map(|(a, b)| {
            if a > b {
                1.0
            } else if a == b {
                0.5
            } else {
                0.0
            }
        });
        Some(wins.sum::<f64>() / self.replicates as f64)
    }

    /// The chance that a unit's score reaches a target. None where it is not there.
    pub fn chance_of(&self, unit: &str, target: f64) -> Option<f64> {
        let scores = self.by_unit().nth(self.units.iter().position(|named| named == unit)?)?;
        Some(
            scores.iter().filter(|score| **score >= target).count() as f64 / self.replicates as f64,
        )
    }
}

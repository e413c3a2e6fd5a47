//! Composite scores in every replicate.

use rayon::prelude::*;

use super::Replicated;
use crate::design::Interval;
use crate::model::{GoalpostScope, IndexSet};
use crate::normalise::Goalposts;
use crate::numeric::quantile::quantile;
use crate::score::Ends;
use crate::{Direction, Fault};

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
    /// Scores every replicate as the sample was scored: goalposts of the block's year are found anew in each replicate
    /// over the units with enough answers; pooled and fixed ones stay as `ends` says.
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

    /// The chance that the first unit's score is above the second's: the share of replicates in which it is, ties
    /// counting half. None where one is not there.
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

/// The hierarchy as numbers.
pub(crate) struct Shape {
    /// Sub-indices with their weights: (weight, [(indicator, weight)]).
    groups: Vec<(f64, Vec<(usize, f64)>)>,
    directions: Vec<Direction>,
    low: f64,
    high: f64,
    factor: f64,
    least_share: f64,
}

/// Replicates worked on together, so that all units' values stay in the cache.
const TOGETHER: usize = 16;

impl Shape {
    pub fn of(set: &IndexSet, part: Part<'_>) -> Result<Self, Fault> {
        let mut groups = Vec::new();
        let mut first = 0;
        for sub_index in &set.sub_indices {
            let nodes = sub_index.indicator_nodes("");
            let members =
                nodes.iter().enumerate().map(|(at, node)| (first + at, node.weight)).collect();
            first += nodes.len();
            match part {
                Part::Composite if sub_index.counts => {
                    groups.push((sub_index.weight.to_f64(), members))
                }
                Part::SubIndex(code) if sub_index.code == code => groups.push((1.0, members)),
                _ => {}
            }
        }
        if let (Part::SubIndex(code), true) = (part, groups.is_empty()) {
            return Err(Fault::new(crate::Rule::Known, code).at("", code));
        }
        let factor = if part == Part::Composite { 100.0 / set.high } else { 1.0 };
        let directions = set.indicators().map(|indicator| indicator.direction).collect();
        Ok(Self {
            groups,
            directions,
            low: set.low,
            high: set.high,
            factor,
            least_share: set.least_share,
        })
    }

    /// `[unit][replicate]` from `[unit][replicate][indicator]`.
    pub fn scores(
        &self,
        means: &[f32],
        replicates: usize,
        enough: &[bool],
        ends: &Ends,
        scope: GoalpostScope,
    ) -> Vec<f64> {
        let indicators = self.directions.len().max(1);
        let blocks: Vec<usize> = (0..replicates.div_ceil(TOGETHER)).collect();
        let units: Vec<&[f32]> = means.chunks_exact(replicates * indicators).collect();
        let of = |block: &usize| {
            let from = block * TOGETHER;
            let many = TOGETHER.min(replicates - from);
            let cut = from * indicators..(from + many) * indicators;
            let values: Vec<&[f32]> =
                units.iter().map(|unit| unit.get(cut.clone()).unwrap_or(&[])).collect();
            self.block(&values, many, enough, ends, scope)
        };
        let blocks: Vec<Vec<f64>> = blocks.par_iter().map(of).collect();
        let mut scores = vec![f64::NAN; units.len() * replicates];
        for (unit, row) in scores.chunks_exact_mut(replicates.max(1)).enumerate() {
            for (into, block) in row.chunks_mut(TOGETHER).zip(&blocks) {
                let from = unit * into.len();
                if let Some(own) = block.get(from..from + into.len()) {
                    into.copy_from_slice(own);
                }
            }
        }
        scores
    }

    /// `[unit][replicate]` of a few replicates.
    fn block(
        &self,
        values: &[&[f32]],
        many: usize,
        enough: &[bool],
        ends: &Ends,
        scope: GoalpostScope,
    ) -> Vec<f64> {
        let indicators = self.directions.len().max(1);
        let mut lines = Vec::with_capacity(many);
        match scope {
            GoalpostScope::BlockYear => {
                let mut low = vec![f32::INFINITY; many * indicators];
                let mut high = vec![f32::NEG_INFINITY; many * indicators];
                for (unit, _) in values.iter().zip(enough).filter(|(_, enough)| **enough) {
                    for ((low, high), x) in low.iter_mut().zip(&mut high).zip(*unit) {
                        *low = if *x < *low { *x } else { *low };
                        *high = if *x > *high { *x } else { *high };
                    }
                }
                for (low, high) in low.chunks_exact(indicators).zip(high.chunks_exact(indicators)) {
                    let ends = low.iter().zip(high).map(|(low, high)| {
                        (low < high)
                            .then_some(Goalposts { min: f64::from(*low), max: f64::from(*high) })
                    });
                    lines.push(Line::of(self, &ends.collect()));
                }
            }
            GoalpostScope::PooledYears | GoalpostScope::Fixed => {
                lines.extend((0..many).map(|_| Line::of(self, ends)))
            }
        }
        let cut = scope != GoalpostScope::BlockYear;
        let mut scores = Vec::with_capacity(values.len() * many);
        for (unit, enough) in values.iter().zip(enough) {
            for (x, line) in unit.chunks_exact(indicators).zip(&lines) {
                scores.push(if *enough { line.score(self, x, cut) } else { f64::NAN });
            }
        }
        scores
    }

    /// The score of one unit's raw values between goalposts, cut to the scale.
    pub fn score(&self, raw: &[f64], ends: &Ends) -> f64 {
        let end = |place: usize| ends.get(place).copied().flatten();
        let score = |place: usize| {
            let (x, direction) =
                (raw.get(place)?, self.directions.get(place).copied().unwrap_or_default());
            let score = end(place)?.score(*x, direction, self.low, self.high);
            (!x.is_nan()).then(|| score.clamp(self.low, self.high))
        };
        self.mean_of(score, |place| end(place).is_some())
    }

    /// The hierarchy's mean of scores that are there; NaN below the least share.
    fn mean_of(&self, score: impl Fn(usize) -> Option<f64>, known: impl Fn(usize) -> bool) -> f64 {
        let mut pairs = Vec::with_capacity(self.groups.len());
        for (weight, members) in &self.groups {
            let parts: Vec<(f64, f64)> = members
                .iter()
                .filter(|(place, _)| known(*place))
                .map(|(place, weight)| (score(*place).unwrap_or(f64::NAN), *weight))
                .collect();
            if !parts.is_empty() {
                pairs.push((enough_mean(&parts, self.least_share), *weight));
            }
        }
        enough_mean(&pairs, self.least_share) * self.factor
    }
}

fn enough_mean(pairs: &[(f64, f64)], least_share: f64) -> f64 {
    let there = pairs.iter().filter(|(value, _)| !value.is_nan()).count();
    match there > 0 && there as f64 >= least_share * pairs.len() as f64 {
        true => crate::aggregate::arithmetic(pairs),
        false => f64::NAN,
    }
}

/// The score as a straight line in the raw values, where nothing is missing: `base + Σ slope · x`.
struct Line {
    base: f64,
    slopes: Vec<f64>,
    ends: Ends,
}

impl Line {
    fn of(shape: &Shape, ends: &Ends) -> Self {
        let end = |place: usize| ends.get(place).copied().flatten();
        let mut line = Self { base: 0.0, slopes: vec![0.0; ends.len()], ends: ends.clone() };
        // Weights of what has a scale at all.
        let groups: Vec<(f64, f64, &Vec<(usize, f64)>)> = shape
            .groups
            .iter()
            .map(|(weight, members)| {
                let sum: f64 =
                    members.iter().filter(|(place, _)| end(*place).is_some()).map(|(_, w)| w).sum();
                (*weight, sum, members)
            })
            .filter(|(_, sum, _)| *sum > 0.0)
            .collect();
        let total: f64 = groups.iter().map(|(weight, _, _)| weight).sum();
        for (weight, sum, members) in groups {
            for (place, own) in members {
                let Some(ends) = end(*place) else { continue };
                let share = weight / total * own / sum * shape.factor;
                let direction = shape.directions.get(*place).copied().unwrap_or_default();
                let slope =
                    direction.sign() * share * (shape.high - shape.low) / (ends.max - ends.min);
                let zero = if direction == Direction::Higher { ends.min } else { ends.max };
                line.base += share * shape.low - slope * zero;
                if let Some(cell) = line.slopes.get_mut(*place) {
                    *cell = slope;
                }
            }
        }
        line
    }

    fn score(&self, shape: &Shape, values: &[f32], cut: bool) -> f64 {
        if !cut {
            let products = values.iter().zip(&self.slopes);
            // Four sums side by side keep the adder busy; their order is fixed.
            let mut sums = [0.0; 4];
            for (at, (x, slope)) in products.enumerate() {
                if let Some(sum) = sums.get_mut(at % 4) {
                    *sum += slope * f64::from(*x);
                }
            }
            let score = self.base + (sums.iter().sum::<f64>());
            if !score.is_nan() {
                return score;
            }
        }
        let raw: Vec<f64> = values.iter().map(|x| f64::from(*x)).collect();
        shape.score(&raw, &self.ends)
    }
}

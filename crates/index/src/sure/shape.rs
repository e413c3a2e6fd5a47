//! Scoring thousands of replicates: the hierarchy as numbers.

use rayon::prelude::*;

use super::Part;
use crate::model::{GoalpostScope, IndexSet};
use crate::normalise::Goalposts;
use crate::score::Ends;
use crate::{Direction, Fault};

/// Indicators with their weights.
type Members = Vec<(usize, f64)>;

/// The hierarchy as numbers.
pub(crate) struct Shape {
    /// Sub-indices with their weights: (weight, [(indicator, weight)]).
    groups: Vec<(f64, Members)>,
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
        let lines: Vec<Line> = match scope {
            GoalpostScope::BlockYear => {
                let own = ends_of_replicates(values, many * indicators, indicators, enough);
                own.iter().map(|ends| Line::of(self, ends)).collect()
            }
            GoalpostScope::PooledYears | GoalpostScope::Fixed => {
                (0..many).map(|_| Line::of(self, ends)).collect()
            }
        };
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

/// The lowest and highest unit of each replicate, for each indicator.
fn ends_of_replicates(
    values: &[&[f32]],
    cells: usize,
    indicators: usize,
    enough: &[bool],
) -> Vec<Ends> {
    let mut low = vec![f32::INFINITY; cells];
    let mut high = vec![f32::NEG_INFINITY; cells];
    for (unit, _) in values.iter().zip(enough).filter(|(_, enough)| **enough) {
        for ((low, high), x) in low.iter_mut().zip(&mut high).zip(*unit) {
            *low = if *x < *low { *x } else { *low };
            *high = if *x > *high { *x } else { *high };
        }
    }
    let end = |(low, high): (&f32, &f32)| {
        (low < high).then_some(Goalposts { min: f64::from(*low), max: f64::from(*high) })
    };
    let replicates = low.chunks_exact(indicators).zip(high.chunks_exact(indicators));
    replicates.map(|(low, high)| low.iter().zip(high).map(end).collect()).collect()
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
        let groups: Vec<(f64, f64, &Members)> = shape
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
            let ((xs, last), (slopes, rest)) =
                (values.as_chunks::<4>(), self.slopes.as_chunks::<4>());
            // Four sums side by side keep the adder busy; their order is fixed.
            let mut sums = [0.0; 4];
            for (xs, slopes) in xs.iter().zip(slopes) {
                for ((sum, x), slope) in sums.iter_mut().zip(xs).zip(slopes) {
                    *sum += slope * f64::from(*x);
                }
            }
            let tail: f64 = last.iter().zip(rest).map(|(x, slope)| slope * f64::from(*x)).sum();
            let score = self.base + (sums.iter().sum::<f64>() + tail);
            if !score.is_nan() {
                return score;
            }
        }
        let raw: Vec<f64> = values.iter().map(|x| f64::from(*x)).collect();
        shape.score(&raw, &self.ends)
    }
}

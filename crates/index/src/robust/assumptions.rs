//! What could have been done otherwise.

use libm::log;
use rayon::prelude::*;

use super::ranking::{FILLED, Order, RUNS, Sum, rank};
use crate::aggregate::Mean;
use crate::numeric::random::Stream;
use crate::weigh::shaken;
use crate::{Fault, Rule, Table, Tree};

/// The choices that are varied, each independently and evenly.
#[derive(Debug, Clone, PartialEq)]
pub struct Assumptions {
    /// Normalised tables, one for each way of imputing, treating and normalising, under a name. Their
    /// columns are the indicators of the tree, more being better.
    pub tables: Vec<(String, Table)>,
    /// Means: arithmetic, geometric or harmonic.
    pub means: Vec<Mean>,
    /// How far each weight is shaken: a factor drawn evenly from 1 ± this. 0 leaves weights alone.
    pub weight_noise: f64,
    /// What is left out: codes of indicators or sub-indices, none for nothing.
    pub left_out: Vec<Option<String>>,
}

/// One combination of choices.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Setting {
    /// The place of the table.
    pub table: usize,
    /// The place of the mean.
    pub mean: usize,
    /// The place of what is left out.
    pub left_out: usize,
    /// The stream the weights are shaken by.
    pub weights: u64,
}

impl Assumptions {
    /// The number of inputs that are varied: table, weights, mean, what is left out.
    pub const INPUTS: usize = 4;

    /// The setting of four numbers in [0, 1), in the order of [`INPUTS`](Self::INPUTS).
    pub fn setting(&self, row: &[f64]) -> Setting {
        let at = |place: usize| crate::numeric::at(row, place);
        let pick = |place: usize, count: usize| {
            ((at(place) * count as f64) as usize).min(count.saturating_sub(1))
        };
        Setting {
            table: pick(0, self.tables.len()),
            weights: (at(1) * 9_007_199_254_740_992.0) as u64,
            mean: pick(2, self.means.len()),
            left_out: pick(3, self.left_out.len()),
        }
    }
}

/// Everything that can be worked out before the first run.
pub(super) struct Prepared<'a> {
    pub assumptions: &'a Assumptions,
    tree: &'a Tree,
    /// The places of the tree's nodes left out by each choice.
    gone: Vec<Vec<bool>>,
    /// `[table][mean]`.
    grids: Vec<Vec<Grid>>,
    pub units: usize,
    seed: u64,
}

/// One table as a mean needs it: what is averaged plainly at every level.
struct Grid {
    /// `[indicator][unit]`, 0 for a gap, filled up to whole registers.
    columns: Vec<Vec<f64>>,
    /// Units with gaps, with their values by node (NaN for a gap).
    gaps: Vec<(usize, Vec<f64>)>,
}

/// Room for one run.
#[derive(Default)]
pub(super) struct Scratch {
    shares: Vec<f64>,
    leaves: Vec<[f64; RUNS]>,
    scores: Vec<f64>,
    values: Vec<f64>,
    order: Order,
    weights: [Vec<f64>; RUNS],
}

impl<'a> Prepared<'a> {
    pub fn of(tree: &'a Tree, assumptions: &'a Assumptions, seed: u64) -> Result<Self, Fault> {
        let fault = |what: &str| Fault::new(Rule::NotEmpty, what).at("", "assumptions");
        let (_, first) = assumptions.tables.first().ok_or_else(|| fault("tables"))?;
        if assumptions.means.is_empty() || assumptions.left_out.is_empty() {
            return Err(fault("means or left_out"));
        }
        if !(0.0..1.0).contains(&assumptions.weight_noise) {
            return Err(Fault::new(Rule::Share, assumptions.weight_noise).at("", "weight_noise"));
        }
        let gone = assumptions
            .left_out
            .iter()
            .map(|code| gone(tree, code.as_deref()))
            .collect::<Result<_, _>>()?;
        for (_, table) in &assumptions.tables {
            crate::fault::same_length("units", first.units().len(), table.units().len())?;
        }
        let grids = assumptions
            .tables
            .par_iter()
            .map(|(_, table)| {
                assumptions.means.iter().map(|mean| Grid::of(tree, table, *mean)).collect()
            })
            .collect::<Result<_, _>>()?;
        Ok(Self { assumptions, tree, gone, grids, units: first.units().len(), seed })
    }

    /// The ranks of all units in up to [`RUNS`] settings of one table and mean, 1 = highest, ties taking
    /// the lowest number.
    pub fn ranks(&self, runs: &mut [(Setting, &mut [u16])], scratch: &mut Scratch) {
        let Some((first, _)) = runs.first() else { return };
        let Some(grid) = self.grids.get(first.table).and_then(|means| means.get(first.mean)) else {
            return;
        };
        let leaf = |place: &usize| !self.tree.is_inner(*place);
        scratch.leaves.clear();
        scratch.leaves.resize(grid.columns.len(), [0.0; RUNS]);
        for (run, ((setting, _), weights)) in runs.iter().zip(&mut scratch.weights).enumerate() {
            self.draw_weights(*setting, weights);
            self.weigh(weights, &mut scratch.shares);
            let places = (0..scratch.shares.len()).filter(leaf);
            for (place, shares) in places.zip(&mut scratch.leaves) {
                if let Some(cell) = shares.get_mut(run) {
                    *cell = crate::numeric::at(&scratch.shares, place);
                }
            }
        }
        let length = self.units.next_multiple_of(FILLED);
        scratch.scores.resize(length * RUNS, 0.0);
        let mut parts = scratch.scores.chunks_exact_mut(length);
        let scores = std::array::from_fn(|_| parts.next().unwrap_or_default());
        pulp::Arch::new().dispatch(Sum { columns: &grid.columns, shares: &scratch.leaves, scores });
        let all = scratch.scores.chunks_exact_mut(length).zip(&scratch.weights);
        for ((_, into), (scores, weights)) in runs.iter_mut().zip(all) {
            for (unit, values) in &grid.gaps {
                let score = self.climb(values, weights, &mut scratch.values);
                if let Some(cell) = scores.get_mut(*unit) {
                    *cell = score;
                }
            }
            rank(scores.get(..self.units).unwrap_or_default(), &mut scratch.order, into);
        }
    }

    /// The weights of a setting, 0 for what is left out.
    fn draw_weights(&self, setting: Setting, into: &mut Vec<f64>) {
        let mut stream = Stream::new(self.seed, setting.weights, 1);
        into.clear();
        into.extend(shaken(self.tree, self.assumptions.weight_noise, &mut stream));
        let gone = self.gone.get(setting.left_out).into_iter().flatten();
        into.iter_mut().zip(gone).filter(|(_, gone)| **gone).for_each(|(weight, _)| *weight = 0.0);
    }

    /// The share of each node in the composite.
    fn weigh(&self, weights: &[f64], shares: &mut Vec<f64>) {
        shares.clear();
        shares.resize(weights.len(), 1.0);
        for place in self.tree.children_first().iter().rev() {
            let children = self.tree.children(*place);
            let weigh = |at: &usize| weights.get(*at).copied().unwrap_or(0.0);
            let sum: f64 = children.iter().map(weigh).sum();
            let own = shares.get(*place).copied().unwrap_or(0.0);
            let each = if sum > 0.0 { own / sum } else { 0.0 };
            for at in children {
                if let Some(cell) = shares.get_mut(*at) {
                    *cell = each * weigh(at);
                }
            }
        }
    }

    /// The score of a unit with gaps, level by level.
    fn climb(&self, values: &[f64], weights: &[f64], room: &mut Vec<f64>) -> f64 {
        room.clear();
        room.extend(values);
        let mut top = f64::NAN;
        for place in self.tree.children_first().iter().filter(|place| self.tree.is_inner(**place)) {
            let pairs: Vec<(f64, f64)> = self
                .tree
                .children(*place)
                .iter()
                .map(|at| (crate::numeric::at(room, *at), crate::numeric::at(weights, *at)))
                .collect();
            top = crate::aggregate::arithmetic(&pairs);
            if let Some(cell) = room.get_mut(*place) {
                *cell = top;
            }
        }
        top
    }
}

/// Which nodes are left out with a code: itself, what stands below, and parents left without weight.
fn gone(tree: &Tree, code: Option<&str>) -> Result<Vec<bool>, Fault> {
    let Some(code) = code else { return Ok(vec![false; tree.nodes().len()]) };
    let rest = tree.without(code)?;
    let left = |node: &crate::Node| rest.nodes().iter().any(|other| other.code == node.code);
    Ok(tree.nodes().iter().map(|node| !left(node)).collect())
}

impl Grid {
    fn of(tree: &Tree, table: &Table, mean: Mean) -> Result<Self, Fault> {
        let leaves: Vec<usize> =
            (0..tree.nodes().len()).filter(|place| !tree.is_inner(*place)).collect();
        let mut columns = Vec::with_capacity(leaves.len());
        let mut has_gap = vec![false; table.units().len()];
        for place in &leaves {
            let code = tree.nodes().get(*place).map_or("", |node| &node.code);
            let column = bent(table, code, mean)?;
            has_gap.iter_mut().zip(&column).for_each(|(gap, cell)| *gap |= cell.is_nan());
            columns.push(column);
        }
        let gaps = (0..has_gap.len()).zip(&has_gap).filter(|(_, gap)| **gap).map(|(unit, _)| {
            let mut values = vec![f64::NAN; tree.nodes().len()];
            for (place, column) in leaves.iter().zip(&columns) {
                if let Some(cell) = values.get_mut(*place) {
                    *cell = crate::numeric::at(column, unit);
                }
            }
            (unit, values)
        });
        let gaps = gaps.collect();
        for column in &mut columns {
            column.iter_mut().filter(|cell| cell.is_nan()).for_each(|cell| *cell = 0.0);
            column.resize(column.len().next_multiple_of(FILLED), 0.0);
        }
        Ok(Self { columns, gaps })
    }
}

/// A column such that the mean is a plain average of it, and more is still better.
fn bent(table: &Table, code: &str, mean: Mean) -> Result<Vec<f64>, Fault> {
    let column = table.column(code)?;
    let positive = |bend: fn(f64) -> f64| match column.iter().position(|x| *x <= 0.0) {
        Some(row) => {
            let unit = table.units().get(row).cloned().unwrap_or_default();
            Err(Fault::new(Rule::Positive, crate::numeric::at(column, row)).at(unit, code))
        }
        None => Ok(column.iter().map(|x| bend(*x)).collect()),
    };
    match mean {
        Mean::Arithmetic => Ok(column.to_vec()),
        Mean::Geometric => positive(log),
        Mean::Harmonic => positive(|x| -1.0 / x),
        Mean::Median | Mean::Copeland => {
            Err(Fault::new(Rule::Applies, format!("{mean:?} in a Monte Carlo")).at("", code))
        }
    }
}

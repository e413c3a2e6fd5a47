//! Ranks under thousands of other choices.

use rayon::prelude::*;

use super::assumptions::{Prepared, Scratch};
use super::ranking::RUNS;
use super::{Assumptions, Scale, Setting, Sobol, SobolEffect, design, effects};
use crate::hash::{Hash, Hasher};
use crate::numeric::random::Stream;
use crate::{Fault, Tree};

/// The ranks of every run.
#[derive(Debug, Clone, PartialEq)]
pub struct Uncertainty {
    /// The units.
    pub units: Vec<String>,
    /// `[run][unit]`, 1 = highest.
    pub ranks: Vec<u16>,
    /// The settings of the runs.
    pub settings: Vec<Setting>,
    /// The seed.
    pub seed: u64,
    /// The hash of the tree's weights and of all tables.
    pub inputs: Hash,
}

/// A unit's rank over the runs.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct RankSummary {
    /// The mean rank.
    pub mean: f64,
    /// The median rank.
    pub median: f64,
    /// The 5 % quantile.
    pub low: f64,
    /// The 95 % quantile.
    pub high: f64,
}

/// Draws `runs` settings and ranks all units in each. Runs are worked on in parallel; each has a stream
/// of its own, so the result does not depend on threads.
///
/// # Errors
/// Nothing to vary, a table without an indicator's column, a value at or below zero where a mean needs
/// it.
pub fn monte_carlo(
    tree: &Tree,
    assumptions: &Assumptions,
    runs: usize,
    seed: u64,
) -> Result<Uncertainty, Fault> {
    let settings: Vec<Setting> = (0..runs as u64)
        .map(|run| {
            let mut stream = Stream::new(seed, run, 0);
            let row: [f64; Assumptions::INPUTS] = std::array::from_fn(|_| stream.uniform());
            assumptions.setting(&row)
        })
        .collect();
    let (ranks, inputs) =
        rayon::join(|| run_all(tree, assumptions, &settings, seed), || inputs(tree, assumptions));
    let ranks = ranks?;
    let units =
        assumptions.tables.first().map(|(_, table)| table.units().to_vec()).unwrap_or_default();
    Ok(Uncertainty { units, ranks, settings, seed, inputs })
}

fn run_all(
    tree: &Tree,
    assumptions: &Assumptions,
    settings: &[Setting],
    seed: u64,
) -> Result<Vec<u16>, Fault> {
    let prepared = Prepared::of(tree, assumptions, seed)?;
    let mut ranks = vec![0; settings.len() * prepared.units];
    if prepared.units > 0 {
        // Runs over one table side by side, so that it stays near and is read once for several.
        let into = ranks.chunks_exact_mut(prepared.units);
        let mut runs: Vec<(Setting, &mut [u16])> = settings.iter().copied().zip(into).collect();
        runs.sort_by_key(|(setting, _)| (setting.table, setting.mean));
        runs.par_chunks_mut(RUNS * 4).for_each_init(Scratch::default, |scratch, runs| {
            for alike in runs.chunk_by_mut(|(one, _), (next, _)| {
                one.table == next.table && one.mean == next.mean
            }) {
                alike.chunks_mut(RUNS).for_each(|few| prepared.ranks(few, scratch));
            }
        });
    }
    Ok(ranks)
}

fn inputs(tree: &Tree, assumptions: &Assumptions) -> Hash {
    let mut hasher = Hasher::default();
    for node in tree.nodes() {
        hasher.bytes(node.code.as_bytes());
        hasher.bytes(node.parent.as_deref().unwrap_or_default().as_bytes());
        hasher.numbers(&[node.weight, node.direction.sign()]);
    }
    for (name, table) in &assumptions.tables {
        hasher.bytes(name.as_bytes());
        hasher.bytes(crate::hash::of_table(table).0.as_bytes());
    }
    hasher.bytes(
        format!("{:?} {:?} {}", assumptions.means, assumptions.left_out, assumptions.weight_noise)
            .as_bytes(),
    );
    hasher.done()
}

impl Uncertainty {
    /// Mean, median and quantiles of each unit's rank.
    pub fn summaries(&self) -> Vec<RankSummary> {
        let units = self.units.len();
        let runs = self.settings.len();
        let mut counts = vec![0u32; units * (units + 1)];
        for run in self.ranks.chunks_exact(units.max(1)) {
            for (count, rank) in counts.chunks_exact_mut(units + 1).zip(run) {
                if let Some(cell) = count.get_mut(usize::from(*rank)) {
                    *cell += 1;
                }
            }
        }
        counts.chunks_exact(units + 1).map(|count| summary(count, runs)).collect()
    }

    /// The share of runs in which the first unit is above the second; ties count half.
    pub fn share_above(&self, first: usize, second: usize) -> f64 {
        let wins = self.ranks.chunks_exact(self.units.len().max(1)).map(|run| {
            match run.get(first).cmp(&run.get(second)) {
                std::cmp::Ordering::Less => 1.0,
                std::cmp::Ordering::Equal => 0.5,
                std::cmp::Ordering::Greater => 0.0,
            }
        });
        wins.sum::<f64>() / self.settings.len() as f64
    }
}

/// Statistics of ranks from how often each came.
fn summary(counts: &[u32], runs: usize) -> RankSummary {
    let sum: u64 = counts.iter().zip(0u64..).map(|(count, rank)| u64::from(*count) * rank).sum();
    let order = |place: usize| {
        let mut before = 0;
        let found = counts.iter().position(|count| {
            before += *count as usize;
            before > place
        });
        found.unwrap_or(0) as f64
    };
    // Type 7, as everywhere: between the two order statistics beside the position.
    let quantile = |share: f64| {
        let position = share * (runs as f64 - 1.0);
        let (low, high) = (order(position.floor() as usize), order(position.ceil() as usize));
        low + (high - low) * (position - position.floor())
    };
    RankSummary {
        mean: sum as f64 / runs as f64,
        median: quantile(0.5),
        low: quantile(0.05),
        high: quantile(0.95),
    }
}

/// What moves the ranking: Sobol' indices of table, weights, mean and what is left out, for the mean
/// absolute change of rank against the ranks of the first table, the first mean, unshaken weights and
/// nothing left out.
///
/// # Errors
/// As for [`monte_carlo`] and [`effects`].
pub fn sensitivity(
    tree: &Tree,
    assumptions: &Assumptions,
    base_rows: usize,
    level: f64,
    resamples: usize,
    seed: u64,
) -> Result<Vec<SobolEffect>, Fault> {
    let settings: Vec<Setting> = design(base_rows, Assumptions::INPUTS, seed)
        .iter()
        .map(|row| assumptions.setting(row))
        .collect();
    let ranks = run_all(tree, assumptions, &settings, seed)?;
    let still = Assumptions { weight_noise: 0.0, left_out: vec![None], ..assumptions.clone() };
    let first = Setting { table: 0, mean: 0, left_out: 0, weights: 0 };
    let nominal = run_all(tree, &still, &[first], seed)?;
    let moved = |run: &[u16]| {
        let sum: f64 =
            run.iter().zip(&nominal).map(|(now, then)| f64::from(now.abs_diff(*then))).sum();
        sum / nominal.len() as f64
    };
    let results: Vec<f64> = ranks.chunks_exact(nominal.len().max(1)).map(moved).collect();
    effects(&Sobol::from_blocks(&results, base_rows)?, Scale::Sample, level, resamples, seed)
}

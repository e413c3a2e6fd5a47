//! The plain bootstrap of one unit: any weights, clusters, strata across units, any numbers, medians.

use super::cells::{Column, Statistic};
use crate::design::{Design, Domain};
use crate::numeric::quantile::weighted_quantile;
use crate::replicate::times_drawn;

/// Which cluster of its stratum each respondent is in, from 0.
pub(super) fn ordinals(design: &Design) -> Vec<u32> {
    let pairs = || design.strata.iter().copied().zip(design.clusters.iter().copied());
    let mut clusters: Vec<(u32, u32)> = pairs().collect();
    clusters.sort_unstable();
    clusters.dedup();
    let firsts: std::collections::BTreeMap<u32, usize> =
        clusters.iter().enumerate().rev().map(|(place, (stratum, _))| (*stratum, place)).collect();
    let ordinal = |pair: (u32, u32)| {
        let place = clusters.binary_search(&pair).unwrap_or(0);
        (place - firsts.get(&pair.0).copied().unwrap_or(0)) as u32
    };
    pairs().map(ordinal).collect()
}

/// Replicates of one unit for the questions at `places`.
pub(super) fn replicate(
    domain: &Domain,
    ordinals: &[u32],
    columns: &[Column<'_>],
    places: &[usize],
    seed: u64,
    into: &mut [f32],
) {
    let prepared: Vec<Prepared> = places
        .iter()
        .filter_map(|place| Some(Prepared::of(domain, columns.get(*place)?)))
        .collect();
    let mut weights = vec![0.0; domain.rows.len()];
    for (replicate, means) in into.chunks_exact_mut(columns.len().max(1)).enumerate() {
        reweigh(domain, ordinals, seed, replicate as u64, &mut weights);
        for (place, prepared) in places.iter().zip(&prepared) {
            if let Some(mean) = means.get_mut(*place) {
                *mean = prepared.value(&weights) as f32;
            }
        }
    }
}

/// The rows' weights times how often their cluster was drawn.
fn reweigh(domain: &Domain, ordinals: &[u32], seed: u64, replicate: u64, into: &mut [f64]) {
    let mut rows = domain.rows.iter().zip(&domain.weights).zip(into);
    for run in &domain.runs {
        let times = times_drawn(run.drawn as u32, seed, replicate, run.stratum);
        let factor = run.drawn / (run.drawn - 1.0).max(1.0);
        for ((row, weight), cell) in rows.by_ref().take(run.rows) {
            let ordinal = ordinals.get(*row as usize).copied().unwrap_or(0);
            let times = times.get(ordinal as usize).copied().unwrap_or(0);
            *cell = weight * factor * f64::from(times);
        }
    }
}

/// One question of one unit.
struct Prepared {
    values: Vec<f64>,
    /// For medians: the rows by their values.
    sorted: Option<Vec<(f64, u32)>>,
}

impl Prepared {
    fn of(domain: &Domain, column: &Column<'_>) -> Self {
        let values: Vec<f64> =
            domain.rows.iter().map(|row| column.cells.get(*row as usize)).collect();
        let sorted = (column.statistic == Statistic::Median).then(|| {
            let there = values.iter().zip(0u32..).filter(|(value, _)| !value.is_nan());
            let mut sorted: Vec<(f64, u32)> = there.map(|(value, row)| (*value, row)).collect();
            sorted.sort_by(|a, b| a.0.total_cmp(&b.0));
            sorted
        });
        Self { values, sorted }
    }

    fn value(&self, weights: &[f64]) -> f64 {
        if let Some(sorted) = &self.sorted {
            let weight = |row: &u32| weights.get(*row as usize).copied().unwrap_or(0.0);
            let pairs: Vec<(f64, f64)> =
                sorted.iter().map(|(value, row)| (*value, weight(row))).collect();
            return weighted_quantile(&pairs, 0.5);
        }
        let (mut sum, mut below) = (0.0, 0.0);
        for (value, weight) in self.values.iter().zip(weights) {
            let there = !value.is_nan();
            sum += if there { weight * value } else { 0.0 };
            below += if there { *weight } else { 0.0 };
        }
        sum / below
    }
}

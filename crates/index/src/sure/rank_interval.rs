//! Intervals of ranks.

use rayon::prelude::*;

use super::Composites;

/// The places a unit may truly hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RankInterval {
    /// The best place, 1 at least.
    pub best: usize,
    /// The worst place.
    pub worst: usize,
}

impl Composites {
    /// For each unit, the places its true score may hold, at least at the level: 1 + the units surely above it, to the
    /// number of units less those surely below (Mogstad, Romano, Shaikh & Wilhelm 2024, "Inference for ranks").
    ///
    /// Surely means: the difference to the other unit is more than a multiple of its bootstrap error, the multiple being the
    /// quantile of the largest of the unit's studentised differences to all others over the replicates. The share of
    /// replicates in which a unit holds a place ([`rank_shares`](Self::rank_shares)) is narrower and does not keep its level,
    /// because scores in replicates spread more than true ones.
    ///
    /// `scores` are the composites of the sample itself; a unit without one has no interval.
    pub fn rank_intervals(&self, scores: &[Option<f64>], level: f64) -> Vec<Option<RankInterval>> {
        let units: Vec<Option<(f64, Vec<f32>)>> = self
            .by_unit()
            .zip(scores)
            .map(|(row, score)| Some(((*score)?, centred(row)?)))
            .collect();
        let known = units.iter().flatten().count();
        let of = |unit: &Option<(f64, Vec<f32>)>| {
            let (score, own) = unit.as_ref()?;
            let others: Vec<(f64, f32)> = units
                .iter()
                .flatten()
                .map(|(other, row)| (other - score, 1.0 / error_of_difference(own, row)))
                .collect();
            let far = largest(own, units.iter().flatten().map(|(_, row)| row.as_slice()), &others);
            let critical = f64::from(upper_quantile(far, level));
            let surely = |sign: f64| {
                others
                    .iter()
                    .filter(|(d, inverse)| {
                        sign * d * f64::from(*inverse) > critical && inverse.is_finite()
                    })
                    .count()
            };
            Some(RankInterval { best: 1 + surely(1.0), worst: known - surely(-1.0) })
        };
        units.par_iter().map(of).collect()
    }

    /// The share of replicates in which each unit holds each place: `[unit][place - 1]`. Units that tie hold the best of
    /// their places.
    pub fn rank_shares(&self) -> Vec<Vec<f64>> {
        let mut shares = vec![vec![0.0; self.units.len()]; self.units.len()];
        for replicate in 0..self.replicates {
            let scores: Vec<f64> =
                self.by_unit().map(|row| row.get(replicate).copied().unwrap_or(f64::NAN)).collect();
            for (row, rank) in
                shares.iter_mut().zip(crate::rank::ranks(&scores, Default::default()))
            {
                if let Some(cell) = rank.and_then(|rank| row.get_mut(rank as usize - 1)) {
                    *cell += 1.0 / self.replicates as f64;
                }
            }
        }
        shares
    }
}

/// Deviations of a unit's replicates from their mean; none where a replicate has no score.
fn centred(row: &[f64]) -> Option<Vec<f32>> {
    let mean = row.iter().sum::<f64>() / row.len() as f64;
    (!mean.is_nan()).then(|| row.iter().map(|score| (score - mean) as f32).collect())
}

/// Lanes that are summed side by side: the order of additions is fixed, whatever the machine.
const LANES: usize = 16;

/// The standard deviation over the replicates of the difference of two units.
fn error_of_difference(one: &[f32], other: &[f32]) -> f32 {
    let mut sums = [0.0f32; LANES];
    let (blocks, others) = (one.chunks_exact(LANES), other.chunks_exact(LANES));
    let rest: f32 =
        blocks.remainder().iter().zip(others.remainder()).map(|(a, b)| (a - b) * (a - b)).sum();
    for (a, b) in blocks.zip(others) {
        for (sum, (a, b)) in sums.iter_mut().zip(a.iter().zip(b)) {
            *sum += (a - b) * (a - b);
        }
    }
    ((sums.iter().sum::<f32>() + rest) / (one.len() as f32 - 1.0)).sqrt()
}

/// In each replicate, the largest studentised difference to any other unit.
fn largest<'a>(
    own: &[f32],
    rows: impl Iterator<Item = &'a [f32]>,
    others: &[(f64, f32)],
) -> Vec<f32> {
    let mut far = vec![0.0f32; own.len()];
    for (row, (_, inverse)) in rows.zip(others).filter(|(_, (_, inverse))| inverse.is_finite()) {
        for ((far, a), b) in far.iter_mut().zip(own).zip(row) {
            let t = (a - b).abs() * inverse;
            *far = if t > *far { t } else { *far };
        }
    }
    far
}

/// The smallest value that at least `level` of the list does not exceed.
fn upper_quantile(mut list: Vec<f32>, level: f64) -> f32 {
    let place = ((level * list.len() as f64).ceil() as usize).clamp(1, list.len().max(1)) - 1;
    match place < list.len() {
        true => *list.select_nth_unstable_by(place, f32::total_cmp).1,
        false => f32::INFINITY,
    }
}

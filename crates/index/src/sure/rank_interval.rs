//! Intervals of ranks.

use pulp::{Arch, Simd, WithSimd};
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
    /// For each unit, the places its true score may hold, at least at the level: 1 + the units surely
    /// above it, to the number of units less those surely below (Mogstad, Romano, Shaikh & Wilhelm
    /// 2024, "Inference for ranks").
    ///
    /// Surely means: the difference to the other unit is more than a multiple of its bootstrap error,
    /// the multiple being the quantile of the largest of the unit's studentised differences to all
    /// others over the replicates. The share of replicates in which a unit holds a place
    /// ([`rank_shares`](Self::rank_shares)) is narrower and does not keep its level, because scores in
    /// replicates spread more than true ones.
    ///
    /// `scores` are the composites of the sample itself; a unit without one has no interval.
    pub fn rank_intervals(&self, scores: &[Option<f64>], level: f64) -> Vec<Option<RankInterval>> {
        let rows: Vec<Option<Vec<f32>>> = self
            .by_unit()
            .zip(scores)
            .map(|(row, score)| score.and_then(|_| centred(row)))
            .collect();
        let known: Vec<(f64, &[f32])> = rows
            .iter()
            .zip(scores)
            .filter_map(|(row, score)| Some(((*score)?, row.as_deref()?)))
            .collect();
        let inverse = inverse_errors(&known);
        let of = |(own, inverse): (&(f64, &[f32]), &[f32])| {
            let far = Arch::new().dispatch(Largest { own: own.1, known: &known, inverse });
            let critical = f64::from(upper_quantile(far, level));
            let surely = |sign: f64| {
                let above = |((score, _), inverse): &(&(f64, &[f32]), &f32)| {
                    sign * (score - own.0) * f64::from(**inverse) > critical
                };
                known.iter().zip(inverse).filter(above).count()
            };
            RankInterval { best: 1 + surely(1.0), worst: known.len() - surely(-1.0) }
        };
        let found: Vec<RankInterval> =
            known.par_iter().zip(inverse.par_chunks_exact(known.len().max(1))).map(of).collect();
        let mut found = found.into_iter();
        rows.iter().map(|row| row.as_ref().and_then(|_| found.next())).collect()
    }

    /// The share of replicates in which each unit holds each place: `[unit][place - 1]`. Units that tie
    /// hold the best of their places.
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

/// One over the bootstrap error of each pair's difference, `[unit][unit]`; 0 where it has no error, so
/// that such a pair is never told apart by it.
fn inverse_errors(known: &[(f64, &[f32])]) -> Vec<f32> {
    let count = known.len();
    let mut inverse = vec![0.0; count * count];
    inverse.par_chunks_exact_mut(count.max(1)).zip(known).enumerate().for_each(
        |(own, (into, (_, row)))| {
            // Only the upper half; the lower one is its mirror.
            let others = known.get(own + 1..).unwrap_or(&[]);
            if let Some(into) = into.get_mut(own + 1..) {
                Arch::new().dispatch(Errors { own: row, others, into });
            }
        },
    );
    for one in 0..count {
        for other in one + 1..count {
            let error = inverse.get(one * count + other).copied().unwrap_or(0.0);
            if let Some(cell) = inverse.get_mut(other * count + one) {
                *cell = error;
            }
        }
    }
    inverse
}

/// The inverse errors of one unit's differences to others.
struct Errors<'a> {
    own: &'a [f32],
    others: &'a [(f64, &'a [f32])],
    into: &'a mut [f32],
}

impl WithSimd for Errors<'_> {
    type Output = ();

    #[inline(always)]
    fn with_simd<S: Simd>(self, _: S) {
        for (into, (_, other)) in self.into.iter_mut().zip(self.others) {
            let mut sums = [0.0f32; LANES];
            let ((blocks, last), (others, rest)) =
                (self.own.as_chunks::<LANES>(), other.as_chunks::<LANES>());
            for (a, b) in blocks.iter().zip(others) {
                for ((sum, a), b) in sums.iter_mut().zip(a).zip(b) {
                    *sum += (a - b) * (a - b);
                }
            }
            let tail: f32 = last.iter().zip(rest).map(|(a, b)| (a - b) * (a - b)).sum();
            let variance = (sums.iter().sum::<f32>() + tail) / (self.own.len() as f32 - 1.0);
            *into = if variance > 0.0 { 1.0 / variance.sqrt() } else { 0.0 };
        }
    }
}

/// In each replicate, the largest studentised difference of one unit to any other.
struct Largest<'a> {
    own: &'a [f32],
    known: &'a [(f64, &'a [f32])],
    inverse: &'a [f32],
}

impl WithSimd for Largest<'_> {
    type Output = Vec<f32>;

    #[inline(always)]
    fn with_simd<S: Simd>(self, _: S) -> Vec<f32> {
        let mut far = vec![0.0f32; self.own.len()];
        let (own, own_rest) = self.own.as_chunks::<WIDE>();
        let (blocks, rest) = far.as_chunks_mut::<WIDE>();
        for (at, (into, own)) in blocks.iter_mut().zip(own).enumerate() {
            let mut most = [0.0; WIDE];
            for ((_, row), inverse) in self.known.iter().zip(self.inverse) {
                if let Some(other) = row.as_chunks::<WIDE>().0.get(at) {
                    farther(&mut most, own, other, *inverse);
                }
            }
            *into = most;
        }
        for ((_, row), inverse) in self.known.iter().zip(self.inverse) {
            farther(rest, own_rest, row.as_chunks::<WIDE>().1, *inverse);
        }
        far
    }
}

/// Replicates that stay in registers while all units pass.
const WIDE: usize = 32;

#[inline(always)]
fn farther(far: &mut [f32], own: &[f32], other: &[f32], inverse: f32) {
    for ((far, a), b) in far.iter_mut().zip(own).zip(other) {
        let apart = (a - b).abs() * inverse;
        *far = if apart > *far { apart } else { *far };
    }
}

/// The smallest value that at least `level` of the list does not exceed.
fn upper_quantile(mut list: Vec<f32>, level: f64) -> f32 {
    let place = ((level * list.len() as f64).ceil() as usize).clamp(1, list.len().max(1)) - 1;
    match place < list.len() {
        true => *list.select_nth_unstable_by(place, f32::total_cmp).1,
        false => f32::INFINITY,
    }
}

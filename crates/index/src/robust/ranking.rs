//! Scores of one run, and their ranks.

use crate::Tree;

/// Scores as weighted sums of columns.
pub(super) struct Sum<'a> {
    pub columns: &'a [Vec<f64>],
    pub shares: &'a [f64],
    pub scores: &'a mut [f64],
    pub tree: &'a Tree,
}

impl pulp::WithSimd for Sum<'_> {
    type Output = ();

    #[inline(always)]
    fn with_simd<S: pulp::Simd>(self, simd: S) {
        let leaves =
            self.shares.iter().enumerate().filter(|(place, _)| !self.tree.is_inner(*place));
        let (scores, rest) = S::as_mut_simd_f64s(self.scores);
        for ((_, share), column) in leaves.zip(self.columns) {
            let (values, last) = S::as_simd_f64s(column);
            let weight = simd.splat_f64s(*share);
            for (score, value) in scores.iter_mut().zip(values) {
                // Rounded one after the other, never fused: every machine gives the same bytes.
                *score = simd.add_f64s(*score, simd.mul_f64s(weight, *value));
            }
            for (score, value) in rest.iter_mut().zip(last) {
                *score += share * value;
            }
        }
    }
}

/// Ranks by sorting numbers that order as the scores do, from the highest down, each carrying its unit
/// in its last bits: so scores that differ by rounding only are ties. A unit without a score is last.
pub(super) fn rank(scores: &[f64], order: &mut Vec<u64>, into: &mut [u16]) {
    let unit_bits = usize::BITS - into.len().leading_zeros();
    let low = (1u64 << unit_bits.max(3)) - 1;
    let key = |score: f64| {
        // Zero and minus zero are one score.
        let bits = (score + 0.0).to_bits();
        let rising = if bits >> 63 == 1 { !bits } else { bits | 1 << 63 };
        if score.is_nan() { u64::MAX } else { !rising }
    };
    order.clear();
    order.extend(scores.iter().zip(0u64..).map(|(score, unit)| key(*score) & !low | unit));
    order.sort_unstable();
    let (mut before, mut rank) = (None, 0);
    for (place, packed) in order.iter().enumerate() {
        if before != Some(packed & !low) {
            (before, rank) = (Some(packed & !low), place + 1);
        }
        if let Some(cell) = into.get_mut((packed & low) as usize) {
            *cell = rank as u16;
        }
    }
}

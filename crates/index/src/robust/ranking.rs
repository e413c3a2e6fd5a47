//! Scores of one run, and their ranks.

use pulp::{Arch, Simd, WithSimd};

/// Columns are filled up to whole registers.
pub(super) const FILLED: usize = 8;

/// Scores as weighted sums of columns, which are as long as the scores, a multiple of [`FILLED`].
pub(super) struct Sum<'a> {
    pub columns: &'a [Vec<f64>],
    pub shares: &'a [f64],
    pub scores: &'a mut [f64],
}

impl WithSimd for Sum<'_> {
    type Output = ();

    #[inline(always)]
    fn with_simd<S: Simd>(self, simd: S) {
        let (scores, _) = S::as_mut_simd_f64s(self.scores);
        let (tiles, rest) = scores.as_chunks_mut::<4>();
        let first = tiles.len() * 4;
        for (tile, into) in tiles.iter_mut().enumerate() {
            add::<S, 4>(simd, self.columns, self.shares, tile * 4, into);
        }
        for (place, into) in rest.as_chunks_mut::<1>().0.iter_mut().enumerate() {
            add::<S, 1>(simd, self.columns, self.shares, first + place, into);
        }
    }
}

/// The sums of `N` registers of units, which stay in registers while all columns pass.
#[inline(always)]
fn add<S: Simd, const N: usize>(
    simd: S,
    columns: &[Vec<f64>],
    shares: &[f64],
    first: usize,
    into: &mut [S::f64s; N],
) {
    let mut sums = [simd.splat_f64s(0.0); N];
    for (column, share) in columns.iter().zip(shares) {
        let (values, _) = S::as_simd_f64s(column);
        let Some(values) = values.get(first..).and_then(<[S::f64s]>::first_chunk::<N>) else {
            continue;
        };
        let share = simd.splat_f64s(*share);
        for (sum, value) in sums.iter_mut().zip(values) {
            // Rounded one after the other, never fused: every machine gives the same bytes.
            *sum = simd.add_f64s(*sum, simd.mul_f64s(share, *value));
        }
    }
    *into = sums;
}

/// Ranks, 1 = highest; ties take the lowest number, and so are scores that differ by rounding only. A
/// unit without a score is last.
pub(super) fn rank(scores: &[f64], order: &mut Vec<u64>, into: &mut [u16]) {
    let unit_bits = usize::BITS - into.len().leading_zeros();
    let low = (1u64 << unit_bits.max(3)) - 1;
    let key = |score: &f64| {
        // Zero and minus zero are one score.
        let bits = (score + 0.0).to_bits();
        let rising = if bits >> 63 == 1 { !bits } else { bits | 1 << 63 };
        (if score.is_nan() { u64::MAX } else { !rising }) & !low
    };
    order.clear();
    order.extend(scores.iter().map(key));
    match into.len() <= FEW {
        true => Arch::new().dispatch(Count { keys: order, into }),
        false => sort(order, low, into),
    }
}

/// Up to so many units, looking at all pairs is faster than sorting.
const FEW: usize = 128;

/// Ranks by counting who is above, from keys that fall as scores rise.
struct Count<'a> {
    keys: &'a [u64],
    into: &'a mut [u16],
}

impl WithSimd for Count<'_> {
    type Output = ();

    #[inline(always)]
    fn with_simd<S: Simd>(self, _: S) {
        for (into, own) in self.into.iter_mut().zip(self.keys) {
            let above: u64 = self.keys.iter().map(|key| u64::from(key < own)).sum();
            *into = above as u16 + 1;
        }
    }
}

/// Ranks by sorting keys, each carrying its unit in its last bits.
fn sort(keys: &mut [u64], low: u64, into: &mut [u16]) {
    keys.iter_mut().zip(0u64..).for_each(|(key, unit)| *key |= unit);
    keys.sort_unstable();
    let (mut before, mut rank) = (None, 0);
    for (place, packed) in keys.iter().enumerate() {
        if before != Some(packed & !low) {
            (before, rank) = (Some(packed & !low), place + 1);
        }
        if let Some(cell) = into.get_mut((packed & low) as usize) {
            *cell = rank as u16;
        }
    }
}

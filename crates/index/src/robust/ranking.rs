//! Scores of one run, and their ranks.

use pulp::{Arch, Simd, WithSimd};

/// Columns are filled up to whole registers.
pub(super) const FILLED: usize = 8;

/// So many runs look at one table together.
pub(super) const RUNS: usize = 4;

/// Scores of several runs as weighted sums of the same columns, which are as long as the scores, a
/// multiple of [`FILLED`].
pub(super) struct Sum<'a> {
    pub columns: &'a [Vec<f64>],
    /// The share of each column in each run.
    pub shares: &'a [[f64; RUNS]],
    pub scores: [&'a mut [f64]; RUNS],
}

impl WithSimd for Sum<'_> {
    type Output = ();

    #[inline(always)]
    fn with_simd<S: Simd>(self, simd: S) {
        let mut scores = self.scores.map(|scores| S::as_mut_simd_f64s(scores).0);
        let registers = scores.iter().map(|scores| scores.len()).min().unwrap_or(0);
        let pairs = registers / 2 * 2;
        for first in (0..pairs).step_by(2) {
            add::<S, 2>(simd, self.columns, self.shares, first, &mut scores);
        }
        for first in pairs..registers {
            add::<S, 1>(simd, self.columns, self.shares, first, &mut scores);
        }
    }
}

/// The sums of `N` registers of units, which stay in registers while all columns pass.
#[inline(always)]
fn add<S: Simd, const N: usize>(
    simd: S,
    columns: &[Vec<f64>],
    shares: &[[f64; RUNS]],
    first: usize,
    scores: &mut [&mut [S::f64s]; RUNS],
) {
    let mut sums = [[simd.splat_f64s(0.0); N]; RUNS];
    for (column, shares) in columns.iter().zip(shares) {
        let (values, _) = S::as_simd_f64s(column);
        let Some(values) = values.get(first..).and_then(<[S::f64s]>::first_chunk::<N>) else {
            continue;
        };
        for (sums, share) in sums.iter_mut().zip(shares) {
            let share = simd.splat_f64s(*share);
            for (sum, value) in sums.iter_mut().zip(values) {
                // Rounded one after the other, never fused: every machine gives the same bytes.
                *sum = simd.add_f64s(*sum, simd.mul_f64s(share, *value));
            }
        }
    }
    for (scores, sums) in scores.iter_mut().zip(sums) {
        if let Some(into) = scores.get_mut(first..).and_then(<[S::f64s]>::first_chunk_mut::<N>) {
            *into = sums;
        }
    }
}

/// Ranks, 1 = highest; ties take the lowest number, and so are scores that differ by rounding only. A
/// unit without a score is last.
pub(super) fn rank(scores: &[f64], order: &mut Order, into: &mut [u16]) {
    let unit_bits = usize::BITS - into.len().leading_zeros();
    let low = (1u64 << unit_bits.max(3)) - 1;
    let key = |score: &f64| {
        // Zero and minus zero are one score.
        let bits = (score + 0.0).to_bits();
        let rising = if bits >> 63 == 1 { !bits } else { bits | 1 << 63 };
        (if score.is_nan() { u64::MAX } else { !rising }) & !low
    };
    order.keys.clear();
    order.keys.extend(scores.iter().map(key));
    match into.len() <= FEW {
        true => Arch::new().dispatch(Count { keys: &order.keys, into }),
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
fn sort(order: &mut Order, low: u64, into: &mut [u16]) {
    order.keys.iter_mut().zip(0u64..).for_each(|(key, unit)| *key |= unit);
    order.sort();
    let (mut before, mut rank) = (u64::MAX, 0);
    for (packed, place) in order.keys.iter().zip(1usize..) {
        if before != packed & !low {
            (before, rank) = (packed & !low, place as u16);
        }
        if let Some(cell) = into.get_mut((packed & low) as usize) {
            *cell = rank;
        }
    }
}

/// Room for sorting.
#[derive(Default)]
pub(super) struct Order {
    keys: Vec<u64>,
    spread: Vec<u64>,
    starts: Vec<u32>,
}

/// A bucket that holds more is no help.
const CROWD: u32 = 24;

impl Order {
    /// Sorts the keys: spread over some buckets a key, by how far each lies from the smallest, they stand
    /// almost in order. Where they crowd, plain sorting is faster.
    fn sort(&mut self) {
        match self.spread() {
            true => straighten(&mut self.keys),
            false => self.keys.sort_unstable(),
        }
    }

    /// Whether the keys now stand bucket by bucket; else they are as they were.
    fn spread(&mut self) -> bool {
        let Self { keys, spread, starts } = self;
        let first = keys.iter().copied().min().unwrap_or_default();
        let range = keys.iter().copied().max().unwrap_or_default() - first;
        let buckets = keys.len().next_power_of_two() * 2;
        let shift = (u64::BITS - range.leading_zeros()).saturating_sub(buckets.trailing_zeros());
        starts.clear();
        starts.resize(buckets + 1, 0);
        for key in keys.iter() {
            if let Some(count) = starts.get_mut(((key - first) >> shift) as usize) {
                *count += 1;
            }
        }
        let (mut before, mut most) = (0, 0);
        for start in starts.iter_mut() {
            most = most.max(*start);
            before += std::mem::replace(start, before);
        }
        if most > CROWD {
            return false;
        }
        spread.resize(keys.len(), 0);
        for key in keys.iter() {
            let Some(start) = starts.get_mut(((key - first) >> shift) as usize) else { continue };
            if let Some(cell) = spread.get_mut(*start as usize) {
                *cell = *key;
            }
            *start += 1;
        }
        std::mem::swap(keys, spread);
        true
    }
}

/// Puts in order what stands almost in order.
fn straighten(keys: &mut [u64]) {
    let mut largest = 0;
    for end in 0..keys.len() {
        let Some((key, front)) = keys.get_mut(..=end).and_then(|front| front.split_last_mut())
        else {
            return;
        };
        if *key >= largest {
            largest = *key;
            continue;
        }
        let place = front.iter().rposition(|other| *other <= *key).map_or(0, |at| at + 1);
        if let Some(from) = keys.get_mut(place..=end) {
            from.rotate_right(1);
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Order, rank};

    proptest! {
        #[test]
        fn many_units_are_ranked_as_all_pairs_say(
            coarse in proptest::collection::vec(-40i32..40, 129..400),
            crowd in 0.0f64..2.0,
        ) {
            // Ties, both signs, a gap, and one far away that crowds all others into one bucket.
            let mut scores: Vec<f64> = coarse.iter().map(|x| f64::from(*x) / 7.0).collect();
            if let [first, second, ..] = scores.as_mut_slice() {
                *first = f64::NAN;
                *second = if crowd > 1.0 { 1e300 } else { 0.5 };
            }
            let mut ranks = vec![0; scores.len()];
            rank(&scores, &mut Order::default(), &mut ranks);
            for (own, rank) in scores.iter().zip(&ranks) {
                let above = scores.iter().filter(|other| match own.is_nan() {
                    true => !other.is_nan(),
                    false => *other > own,
                });
                prop_assert_eq!(usize::from(*rank), above.count() + 1);
            }
        }
    }
}

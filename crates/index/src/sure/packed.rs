//! A row of answers in a few machine words.
//!
//! A counted lane holds a small whole number in its lower ten bits and whether it is there above; the byte lanes of a larger
//! number hold a byte each, with a lane beside them for whether it is there. Lanes of many rows are added as they are, as
//! long as no more than [`ROWS`] rows are added, so one addition sums as many questions as a register has lanes, and exactly.

use pulp::Simd;

use super::cells::Column;
use crate::design::Domain;

/// Rows that may be added before a lane runs over: 63 · 16 < 2^10, 63 · 255 < 2^16.
pub(super) const ROWS: usize = 63;
/// The largest number of a counted lane.
const COUNTED_MOST: f64 = 16.0;
/// The largest number of three byte lanes.
const BYTES_MOST: f64 = 16_777_215.0;
/// Lanes of a block.
const LANES: usize = 64;
/// Lanes that are of one kind together: what the widest registers take.
const GROUP: usize = 32;
/// Words of a block, two lanes each.
pub(super) const WORDS: usize = LANES / 2;

/// What a lane holds of which question.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Lane {
    /// A small number and its count.
    Counted(usize),
    /// The byte of a larger number that counts this much.
    Byte(usize, u32),
    /// Whether a larger number is there.
    Count(usize),
    /// Nothing.
    Idle,
}

/// Where every question goes.
#[derive(Debug, Clone, Default)]
pub(super) struct Plan {
    /// The lanes, counted ones first, filled up to whole blocks.
    pub lanes: Vec<Lane>,
    /// How many groups of lanes are counted ones.
    pub counted: usize,
    /// Questions that fit into no lane.
    pub rest: Vec<usize>,
}

impl Plan {
    pub fn of(columns: &[Column<'_>]) -> Self {
        let mut plan = Self::default();
        let mut bytes = Vec::new();
        for (place, column) in columns.iter().enumerate() {
            let most =
                column.cells.largest_whole().filter(|_| column.statistic == super::Statistic::Mean);
            match most {
                Some(most) if most <= COUNTED_MOST => plan.lanes.push(Lane::Counted(place)),
                Some(most) if most <= BYTES_MOST => {
                    let needed =
                        [1u32, 256, 65_536].into_iter().filter(|unit| f64::from(*unit) <= most);
                    bytes.extend(
                        needed.map(|unit| Lane::Byte(place, unit)).chain([Lane::Count(place)]),
                    );
                }
                _ => plan.rest.push(place),
            }
        }
        plan.counted = plan.lanes.len().div_ceil(GROUP);
        plan.lanes.resize(plan.counted * GROUP, Lane::Idle);
        plan.lanes.extend(bytes);
        plan.lanes.resize(plan.lanes.len().next_multiple_of(LANES), Lane::Idle);
        plan
    }

    pub fn blocks(&self) -> usize {
        self.lanes.len() / LANES
    }

    /// Packs the rows of a unit, word by word.
    pub fn pack(&self, domain: &Domain, columns: &[Column<'_>]) -> Vec<u32> {
        let words = self.blocks() * WORDS;
        let mut rows = vec![0; domain.rows.len() * words];
        for (number, lane) in self.lanes.iter().enumerate() {
            let (Lane::Counted(place) | Lane::Byte(place, _) | Lane::Count(place)) = lane else {
                continue;
            };
            let Some(column) = columns.get(*place) else { continue };
            for (packed, row) in rows.chunks_exact_mut(words).zip(&domain.rows) {
                let value = column.cells.get(*row as usize);
                if let (Some(cell), false) = (packed.get_mut(number / 2), value.is_nan()) {
                    let lane = match lane {
                        Lane::Counted(_) => value as u32 | 1 << 10,
                        Lane::Byte(_, unit) => value as u32 / unit % 256,
                        Lane::Count(_) | Lane::Idle => 1,
                    };
                    *cell |= lane << (16 * (number % 2));
                }
            }
        }
        rows
    }
}

/// Weighted sums of lanes: numbers, and for counted lanes their counts. Lanes stand in words two by
/// two; their low and high halves are kept apart, word by word.
#[derive(Debug, Clone)]
pub(super) struct Sums {
    numbers: [Vec<f32>; 2],
    counts: [Vec<f32>; 2],
    /// How many words are counted lanes.
    counted: usize,
    /// Room for the high halves.
    shifted: Vec<u32>,
}

impl Sums {
    pub fn new(plan: &Plan) -> Self {
        let counted = plan.counted * GROUP / 2;
        let zeros = |words: usize| [vec![0.0; words], vec![0.0; words]];
        Self {
            numbers: zeros(plan.blocks() * WORDS),
            counts: zeros(counted),
            counted,
            shifted: vec![0; plan.blocks() * WORDS],
        }
    }

    pub fn clear(&mut self) {
        for sums in self.numbers.iter_mut().chain(&mut self.counts) {
            sums.fill(0.0);
        }
    }

    /// Adds the words of at most [`ROWS`] rows of one weight.
    #[inline(always)]
    pub fn add<S: Simd>(&mut self, simd: S, words: &[u32], weight: f32) {
        let shifted = words.iter().zip(&mut self.shifted);
        shifted.for_each(|(word, shifted)| *shifted = word >> 16);
        let halves = [words, self.shifted.as_slice()].into_iter();
        for (words, (numbers, counts)) in halves.zip(self.numbers.iter_mut().zip(&mut self.counts))
        {
            let (counted, bytes) = words.split_at_checked(self.counted).unwrap_or((words, &[]));
            let (numbers, of_bytes) =
                numbers.split_at_mut_checked(self.counted).unwrap_or_default();
            add_parts(simd, counted, weight, 1023, numbers);
            // The count stands ten bits up: a weight 1,024 times smaller is exact.
            add_parts(simd, counted, weight / 1024.0, 0xfc00, counts);
            add_parts(simd, bytes, weight, 0xffff, of_bytes);
        }
    }

    /// The mean of each question, written at its place.
    #[inline(always)]
    pub fn means(&self, lanes: &[Lane], into: &mut [f32]) {
        let mut number = 0.0;
        for (at, lane) in lanes.iter().enumerate() {
            let sum = half(&self.numbers, at);
            let (place, mean) = match lane {
                Lane::Counted(place) => (place, sum / half(&self.counts, at)),
                Lane::Byte(_, unit) => {
                    number += *unit as f32 * sum;
                    continue;
                }
                Lane::Count(place) => (place, std::mem::take(&mut number) / sum),
                Lane::Idle => continue,
            };
            if let Some(cell) = into.get_mut(*place) {
                *cell = mean;
            }
        }
    }
}

/// The sum of a lane.
#[inline(always)]
fn half([low, high]: &[Vec<f32>; 2], lane: usize) -> f32 {
    let half = if lane.is_multiple_of(2) { low } else { high };
    half.get(lane / 2).copied().unwrap_or(f32::NAN)
}

/// `sums += weight · part`, for the part a mask leaves of the words.
///
/// Products and sums are rounded one after the other, never fused: every machine rounds alike.
#[inline(always)]
fn add_parts<S: Simd>(simd: S, words: &[u32], weight: f32, mask: u32, sums: &mut [f32]) {
    // A number below 2^23 in the last bits of 2^23 as a float: taking 2^23 off leaves it, exactly.
    const BITS: u32 = 0x4b00_0000;
    const OFFSET: f32 = 8_388_608.0;
    let (mask, bits) = (simd.splat_u32s(mask), simd.splat_u32s(BITS));
    let (offset, weight) = (simd.splat_f32s(OFFSET), simd.splat_f32s(weight));
    let (words, _) = S::as_simd_u32s(words);
    let (sums, _) = S::as_mut_simd_f32s(sums);
    for (word, sum) in words.iter().zip(sums) {
        let number = simd.or_u32s(simd.and_u32s(*word, mask), bits);
        let number = simd.sub_f32s(simd.transmute_f32s_u32s(number), offset);
        *sum = simd.add_f32s(*sum, simd.mul_f32s(weight, number));
    }
}

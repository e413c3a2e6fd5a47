//! A row of answers in a few machine words.
//!
//! A number is written in digits, the first below [`BASE`], further ones up to [`DIGIT_MOST`]; each
//! digit has a lane of sixteen bits, and the lane of the first also counts in its upper six bits that
//! there is an answer. Lanes of many rows are added as they are, as long as no more than [`ROWS`] rows
//! are added: so one addition sums as many questions as a register has lanes, and exactly.

use pulp::Simd;

use super::cells::Column;
use crate::design::Domain;

/// Rows that may be added before a lane runs over: 45 · 21 < 2^10, 45 < 2^6, 45 · 1456 < 2^16.
pub(super) const ROWS: usize = 45;
/// The base of the first digit.
const BASE: u32 = 22;
/// The base of further digits, one above the largest that fits.
const DIGIT_BASE: u32 = 1_457;
/// The largest number of three digits.
const MOST: u32 = BASE * DIGIT_BASE * DIGIT_BASE - 1;
/// Words are filled up to what the widest registers take.
const WORDS: usize = 8;

/// What a lane holds of which question.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Lane {
    /// A further digit, worth this much; the question's first digit follows in a later lane.
    Digit(usize, u32),
    /// The first digit, and the count.
    First(usize),
}

/// Where every question goes.
#[derive(Debug, Clone, Default)]
pub(super) struct Plan {
    /// The lanes.
    pub lanes: Vec<Lane>,
    /// Questions that fit into no lane.
    pub rest: Vec<usize>,
}

impl Plan {
    pub fn of(columns: &[Column<'_>]) -> Self {
        let mut plan = Self::default();
        for (place, column) in columns.iter().enumerate() {
            let whole = column.cells.largest_whole().filter(|most| *most <= f64::from(MOST));
            let Some(most) = whole.filter(|_| column.statistic == super::Statistic::Mean) else {
                plan.rest.push(place);
                continue;
            };
            let further =
                [BASE, BASE * DIGIT_BASE].into_iter().filter(|worth| f64::from(*worth) <= most);
            plan.lanes.extend(further.map(|worth| Lane::Digit(place, worth)));
            plan.lanes.push(Lane::First(place));
        }
        plan
    }

    /// Words of a row, two lanes each.
    pub fn words(&self) -> usize {
        self.lanes.len().div_ceil(2).next_multiple_of(WORDS)
    }

    /// Packs the rows of a unit, word by word.
    pub fn pack(&self, domain: &Domain, columns: &[Column<'_>]) -> Vec<u32> {
        let words = self.words();
        let mut rows = vec![0; domain.rows.len() * words];
        for (number, lane) in self.lanes.iter().enumerate() {
            let (Lane::Digit(place, _) | Lane::First(place)) = lane;
            let Some(column) = columns.get(*place) else { continue };
            for (packed, row) in rows.chunks_exact_mut(words).zip(&domain.rows) {
                let value = column.cells.get(*row as usize);
                if let (Some(cell), false) = (packed.get_mut(number / 2), value.is_nan()) {
                    let lane = match lane {
                        Lane::First(_) => (value as u32 % BASE) | (1 << 10),
                        Lane::Digit(_, worth) => value as u32 / worth % DIGIT_BASE,
                    };
                    *cell |= lane << (16 * (number % 2));
                }
            }
        }
        rows
    }
}

/// Weighted sums of lanes: digits and counts, of the low and of the high halves of the words.
#[derive(Debug, Clone)]
pub(super) struct Sums {
    digits: [Vec<f32>; 2],
    counts: [Vec<f32>; 2],
    /// What of each half is the digit.
    masks: [Vec<u32>; 2],
    /// Room for the high halves.
    shifted: Vec<u32>,
}

impl Sums {
    pub fn new(plan: &Plan) -> Self {
        let words = plan.words();
        let mask = |lane: usize| match plan.lanes.get(lane) {
            Some(Lane::Digit(..)) => 0xffff,
            Some(Lane::First(_)) | None => 1023,
        };
        let masks = [0, 1].map(|half| (0..words).map(|word| mask(2 * word + half)).collect());
        let zeros = || [vec![0.0; words], vec![0.0; words]];
        Self { digits: zeros(), counts: zeros(), masks, shifted: vec![0; words] }
    }

    pub fn clear(&mut self) {
        for sums in self.digits.iter_mut().chain(&mut self.counts) {
            sums.fill(0.0);
        }
    }

    /// Adds the words of at most [`ROWS`] rows of one weight.
    #[inline(always)]
    pub fn add<S: Simd>(&mut self, simd: S, words: &[u32], weight: f32) {
        let shifted = words.iter().zip(&mut self.shifted);
        shifted.for_each(|(word, shifted)| *shifted = word >> 16);
        let [low_digits, high_digits] = &mut self.digits;
        let [low_counts, high_counts] = &mut self.counts;
        let [low_masks, high_masks] = &self.masks;
        add_parts(simd, words, weight, low_masks, low_digits, low_counts);
        add_parts(simd, &self.shifted, weight, high_masks, high_digits, high_counts);
    }

    /// The mean of each question, written at its place.
    #[inline(always)]
    pub fn means(&self, lanes: &[Lane], into: &mut [f32]) {
        let mut number = 0.0;
        for (at, lane) in lanes.iter().enumerate() {
            let sum = half(&self.digits, at);
            match lane {
                Lane::Digit(_, worth) => number += *worth as f32 * sum,
                Lane::First(place) => {
                    let total = std::mem::take(&mut number) + sum;
                    if let Some(cell) = into.get_mut(*place) {
                        *cell = total / half(&self.counts, at);
                    }
                }
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

/// Adds `weight · digit` and `weight · count` of the lower halves of words.
///
/// Products and sums are rounded one after the other, never fused: every machine rounds alike.
#[inline(always)]
fn add_parts<S: Simd>(
    simd: S,
    words: &[u32],
    weight: f32,
    masks: &[u32],
    digits: &mut [f32],
    counts: &mut [f32],
) {
    // A number below 2^23 in the last bits of 2^23 as a float: taking 2^23 off leaves it, exactly.
    const BITS: u32 = 0x4b00_0000;
    const OFFSET: f32 = 8_388_608.0;
    let (bits, offset) = (simd.splat_u32s(BITS), simd.splat_f32s(OFFSET));
    let counted = simd.splat_u32s(0xfc00);
    // The count stands ten bits up: a weight 1,024 times smaller is exact.
    let weights = (simd.splat_f32s(weight), simd.splat_f32s(weight / 1024.0));
    let added = |sum: S::f32s, part: S::u32s, weight: S::f32s| {
        let number = simd.transmute_f32s_u32s(simd.or_u32s(part, bits));
        simd.add_f32s(sum, simd.mul_f32s(weight, simd.sub_f32s(number, offset)))
    };
    let ((words, _), (masks, _)) = (S::as_simd_u32s(words), S::as_simd_u32s(masks));
    let ((digits, _), (counts, _)) = (S::as_mut_simd_f32s(digits), S::as_mut_simd_f32s(counts));
    for (((word, mask), digits), counts) in words.iter().zip(masks).zip(digits).zip(counts) {
        *digits = added(*digits, simd.and_u32s(*word, *mask), weights.0);
        *counts = added(*counts, simd.and_u32s(*word, counted), weights.1);
    }
}

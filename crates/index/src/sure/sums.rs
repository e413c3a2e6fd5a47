//! Weighted sums of one unit's answers in several replicates at once.
//!
//! Each replicate is a lane, and each lane is summed in the order of the rows, products and sums rounded
//! one after the other and never fused: every machine gives the same bytes, however wide its registers.

use pulp::{Simd, WithSimd};

use super::draws::{TOGETHER, Times};
use super::rows::{Answered, Chunk, ROWS, Rows, TILE};

/// A number for each of the replicates worked on together.
type Lanes = [f32; TOGETHER];

/// The means of one unit in all replicates of a list `[replicate][question]`.
pub(super) struct Task<'a> {
    pub rows: &'a Rows,
    pub questions: usize,
    pub seed: u64,
    /// The first replicate.
    pub first: usize,
    /// What was drawn of shared strata, for each [`TOGETHER`] replicates.
    pub shared: &'a [Vec<Times>],
    pub into: &'a mut [f32],
}

impl WithSimd for Task<'_> {
    type Output = ();

    #[inline(always)]
    fn with_simd<S: Simd>(self, simd: S) {
        let mut times = Vec::new();
        let mut sums = Sums::new(self.rows.means.len());
        let blocks = self.into.chunks_mut(TOGETHER * self.questions.max(1));
        for (block, into) in blocks.enumerate() {
            self.rows.draw(self.seed, self.first + block * TOGETHER, &mut times);
            let shared = self.shared.get(block).map_or(&[][..], Vec::as_slice);
            sums.clear();
            for chunk in &self.rows.chunks {
                sums.add(simd, chunk, &times, shared);
            }
            sums.means(self.rows, self.questions, into);
        }
    }
}

/// Sums of what was drawn, for each question.
struct Sums {
    /// Of weight and answer, filled up to whole tiles.
    above: Vec<[Lanes; TILE]>,
    /// Of the weights of those who answered.
    below: Vec<Lanes>,
    /// The drawn weights of a chunk.
    drawn: Vec<Lanes>,
}

impl Sums {
    fn new(questions: usize) -> Self {
        Self {
            above: vec![[[0.0; TOGETHER]; TILE]; questions.div_ceil(TILE)],
            below: vec![[0.0; TOGETHER]; questions],
            drawn: Vec::with_capacity(ROWS),
        }
    }

    #[inline(always)]
    fn clear(&mut self) {
        self.above.fill([[0.0; TOGETHER]; TILE]);
        self.below.fill([0.0; TOGETHER]);
    }

    #[inline(always)]
    fn add<S: Simd>(&mut self, simd: S, chunk: &Chunk, own: &[Times], shared: &[Times]) {
        let drawn = &mut self.drawn;
        drawn.clear();
        for (times, weight) in chunk.times(own, shared).zip(&chunk.weights) {
            let weight = *weight as f32;
            drawn.push(times.map(|times| f32::from(times) * weight));
        }
        let total = sum(drawn.iter());
        for (below, answered) in self.below.iter_mut().zip(&chunk.answered) {
            plus(below, &answered.sum(drawn, &total));
        }
        let tiles = chunk.values.chunks_exact(drawn.len().max(1));
        for (above, values) in self.above.iter_mut().zip(tiles) {
            match S::F32_LANES >= TOGETHER {
                true => add_tile::<S, 1, TILE>(simd, drawn, values, above),
                false => add_tile::<S, 2, { TILE / 2 }>(simd, drawn, values, above),
            }
        }
    }

    /// The mean of each question in each replicate, written at its place.
    #[inline(always)]
    fn means(&self, rows: &Rows, questions: usize, into: &mut [f32]) {
        let sums = self.above.as_flattened().iter().zip(&self.below);
        for ((place, lowest), (above, below)) in rows.means.iter().zip(&rows.lowest).zip(sums) {
            let mut means = *above;
            for (mean, below) in means.iter_mut().zip(below) {
                *mean = lowest + *mean / below;
            }
            let cells = into.iter_mut().skip(*place).step_by(questions.max(1));
            cells.zip(means).for_each(|(cell, mean)| *cell = mean);
        }
    }
}

impl Answered {
    /// The drawn weights of those who answered.
    #[inline(always)]
    fn sum(&self, drawn: &[Lanes], total: &Lanes) -> Lanes {
        let of = |rows: &[u8]| sum(rows.iter().filter_map(|row| drawn.get(usize::from(*row))));
        match self {
            Self::Only(rows) => of(rows),
            Self::AllBut(rows) => {
                // If only gaps were drawn, the same numbers were added in the same order: 0 is left.
                let (mut rest, gaps) = (*total, of(rows));
                rest.iter_mut().zip(&gaps).for_each(|(rest, gaps)| *rest -= gaps);
                rest
            }
        }
    }
}

#[inline(always)]
fn sum<'a>(drawn: impl Iterator<Item = &'a Lanes>) -> Lanes {
    let mut sum = [0.0; TOGETHER];
    drawn.for_each(|drawn| plus(&mut sum, drawn));
    sum
}

#[inline(always)]
fn plus(into: &mut Lanes, more: &Lanes) {
    into.iter_mut().zip(more).for_each(|(into, more)| *into += more);
}

/// Adds the drawn weights times the answers of a tile: `N` questions in `R` registers of replicates at a
/// time, as many sums as there are registers for.
#[inline(always)]
fn add_tile<S: Simd, const R: usize, const N: usize>(
    simd: S,
    drawn: &[Lanes],
    values: &[[f32; TILE]],
    into: &mut [Lanes; TILE],
) {
    let (drawn, _) = S::as_simd_f32s(drawn.as_flattened());
    let registers = TOGETHER / S::F32_LANES;
    for (part, into) in into.as_chunks_mut::<N>().0.iter_mut().enumerate() {
        for first in (0..registers).step_by(R) {
            let mut sums = [[simd.splat_f32s(0.0); R]; N];
            for (drawn, values) in drawn.chunks_exact(registers).zip(values) {
                let drawn = drawn.get(first..).and_then(<[S::f32s]>::first_chunk::<R>);
                let values = values.as_chunks::<N>().0.get(part);
                let Some((drawn, values)) = drawn.zip(values) else { continue };
                for (sums, value) in sums.iter_mut().zip(values) {
                    let value = simd.splat_f32s(*value);
                    for (sum, drawn) in sums.iter_mut().zip(drawn) {
                        *sum = simd.add_f32s(*sum, simd.mul_f32s(*drawn, value));
                    }
                }
            }
            for (into, sums) in into.iter_mut().zip(&sums) {
                let (into, _) = S::as_mut_simd_f32s(into);
                for (into, sum) in into.iter_mut().skip(first).zip(sums) {
                    *into = simd.add_f32s(*into, *sum);
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::cells::{Cells, Column, GAP, Statistic};
    use super::super::draws::Shared;
    use super::*;
    use crate::design::{Design, Domains};

    /// Narrow registers and wide ones, the same bytes.
    #[test]
    fn registers_do_not_matter() {
        let cell = |at: usize| if at.is_multiple_of(11) { GAP } else { (at * 7 % 6) as u8 };
        let bytes: Vec<Vec<u8>> = (0..13)
            .map(|question| (0..300).map(|row| cell(row * 3 + question)).collect())
            .collect();
        let columns: Vec<Column<'_>> = bytes
            .iter()
            .map(|bytes| Column { cells: Cells::Bytes(bytes), statistic: Statistic::Mean })
            .collect();
        let weights = (0..300).map(|row| 1.0 + f64::from(row % 17) / 7.0).collect();
        let design = Design::new(weights).unwrap();
        let domains = Domains::whole(&design);
        let shared = Shared::of(&design, &domains);
        let rows = Rows::of(&domains.domains[0], &columns, &shared);
        let run = |work: fn(Task<'_>)| {
            let mut means = vec![0.0; 40 * 13];
            work(Task {
                rows: &rows,
                questions: 13,
                seed: 1,
                first: 0,
                shared: &[],
                into: &mut means,
            });
            means.into_iter().map(f32::to_bits).collect::<Vec<u32>>()
        };
        let narrow = run(|task| task.with_simd(pulp::Scalar));
        assert_eq!(narrow, run(|task| task.with_simd(pulp::Scalar128b)));
        assert_eq!(narrow, run(|task| task.with_simd(pulp::Scalar256b)));
        assert_eq!(narrow, run(|task| task.with_simd(pulp::Scalar512b)));
        assert_eq!(narrow, run(|task| pulp::Arch::new().dispatch(task)));
    }
}

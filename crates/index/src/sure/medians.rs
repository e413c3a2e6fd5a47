//! Medians of one unit's answers in every replicate.

use super::cells::{Column, Statistic};
use super::draws::{TOGETHER, Times};
use super::rows::Rows;
use crate::design::Domain;
use crate::numeric::quantile::weighted_quantile;

/// A question with a median: its place among all, and the rows that answered it by their answers.
struct Sorted {
    place: usize,
    answers: Vec<(f64, u32)>,
}

/// The medians of one unit in all replicates of a list `[replicate][question]`, `first` being the first
/// and `shared` what was drawn of shared strata for each [`TOGETHER`].
pub(super) fn medians(
    domain: &Domain,
    columns: &[Column<'_>],
    rows: &Rows,
    (seed, first): (u64, usize),
    shared: &[Vec<Times>],
    into: &mut [f32],
) {
    let asked = columns.iter().enumerate().filter(|(_, c)| c.statistic == Statistic::Median);
    let sorted: Vec<Sorted> = asked.map(|(place, column)| sort(domain, place, column)).collect();
    if sorted.is_empty() {
        return;
    }
    let mut times = Vec::new();
    for (block, into) in into.chunks_mut(TOGETHER * columns.len()).enumerate() {
        rows.draw(seed, first + block * TOGETHER, &mut times);
        let shared = shared.get(block).map_or(&[][..], Vec::as_slice);
        for (lane, into) in into.chunks_exact_mut(columns.len()).enumerate() {
            let weights: Vec<f64> = rows.drawn(lane, &times, shared).collect();
            for question in &sorted {
                if let Some(cell) = into.get_mut(question.place) {
                    *cell = question.median(&weights) as f32;
                }
            }
        }
    }
}

fn sort(domain: &Domain, place: usize, column: &Column<'_>) -> Sorted {
    let values = domain.rows.iter().map(|row| column.cells.get(*row as usize));
    let mut answers: Vec<(f64, u32)> =
        values.zip(0..).filter(|(value, _)| !value.is_nan()).collect();
    answers.sort_by(|a, b| a.0.total_cmp(&b.0));
    Sorted { place, answers }
}

impl Sorted {
    fn median(&self, weights: &[f64]) -> f64 {
        let weight = |row: &u32| crate::numeric::at(weights, *row as usize);
        let pairs: Vec<(f64, f64)> =
            self.answers.iter().map(|(value, row)| (*value, weight(row))).collect();
        weighted_quantile(&pairs, 0.5)
    }
}

//! The respondents of one unit as the bootstrap sums them.

use super::cells::{Column, Statistic};
use super::draws::{Shared, TOGETHER, Times, draw, reaches_beyond};
use crate::design::Domain;

/// Rows summed before the sum is added to the others: so few that a sum in single precision stays good
/// to seven digits, and that what is drawn of them stays in the nearest cache.
pub(super) const ROWS: usize = 128;
/// Questions whose answers stand side by side.
pub(super) const TILE: usize = 10;

/// One unit.
pub(super) struct Rows {
    /// Strata of the unit alone.
    own: Vec<Own>,
    /// The questions that have a mean, by their places among all.
    pub means: Vec<usize>,
    /// What is taken off each question's answers: the lowest. Where all answers are equal nothing is
    /// left, and the mean is exactly theirs.
    pub lowest: Vec<f32>,
    /// All rows, some at a time.
    pub chunks: Vec<Chunk>,
}

/// Up to [`ROWS`] rows.
pub(super) struct Chunk {
    /// Where to look up how often a row was drawn.
    places: Vec<Place>,
    /// The rows' weights times n / (n - 1).
    pub weights: Vec<f64>,
    /// `[tile][row]`: answers less the lowest, 0 for a gap.
    pub values: Vec<[f32; TILE]>,
    /// Who answered each question.
    pub answered: Vec<Answered>,
}

/// A stratum of the unit alone: its number, and how many clusters it has.
type Own = (u32, usize);

/// Where to look up how often a row was drawn, and its weight times n / (n - 1).
type Drawn = (Place, f64);

/// A row's cluster, among those of the unit or the shared ones.
#[derive(Clone, Copy)]
enum Place {
    Own(u32),
    Shared(u32),
}

/// Who answered a question, told by the shorter list.
pub(super) enum Answered {
    /// All but these.
    AllBut(Vec<u8>),
    /// Only these.
    Only(Vec<u8>),
}

impl Rows {
    pub fn of(domain: &Domain, columns: &[Column<'_>], shared: &Shared) -> Self {
        let means: Vec<usize> = columns
            .iter()
            .enumerate()
            .filter(|(_, column)| column.statistic == Statistic::Mean)
            .map(|(place, _)| place)
            .collect();
        let asked: Vec<&Column<'_>> =
            means.iter().filter_map(|place| columns.get(*place)).collect();
        let lowest: Vec<f64> = asked.iter().map(|column| lowest(domain, column)).collect();
        let (own, drawn) = drawn(domain, shared);
        let chunks = domain
            .rows
            .chunks(ROWS)
            .zip(drawn.chunks(ROWS))
            .map(|(rows, drawn)| Chunk::of(rows, drawn, &asked, &lowest))
            .collect();
        Self { own, means, lowest: lowest.into_iter().map(|x| x as f32).collect(), chunks }
    }

    /// Draws the unit's own strata.
    #[inline(always)]
    pub fn draw(&self, seed: u64, first: usize, into: &mut Vec<Times>) {
        into.resize(self.own.iter().map(|(_, clusters)| clusters).sum(), [0; TOGETHER]);
        let mut rest = into.as_mut_slice();
        for (stratum, clusters) in &self.own {
            let Some((own, others)) = rest.split_at_mut_checked(*clusters) else { return };
            draw(*stratum, seed, first, own);
            rest = others;
        }
    }

    /// The rows' weights in one of the replicates worked on together.
    pub fn drawn<'a>(
        &'a self,
        lane: usize,
        own: &'a [Times],
        shared: &'a [Times],
    ) -> impl Iterator<Item = f64> {
        self.chunks.iter().flat_map(move |chunk| {
            let times = chunk.times(own, shared).zip(&chunk.weights);
            times.map(move |(times, weight)| {
                weight * times.get(lane).copied().map_or(0.0, f64::from)
            })
        })
    }
}

/// The unit's own strata, and the place and weight of each row.
fn drawn(domain: &Domain, shared: &Shared) -> (Vec<Own>, Vec<Drawn>) {
    let (mut own, mut first) = (Vec::new(), 0u32);
    let mut places = Vec::with_capacity(domain.rows.len());
    let mut rows = domain.rows.iter().zip(&domain.weights);
    for run in &domain.runs {
        let sizes = run.clusters.iter().copied().chain(std::iter::repeat(1));
        let clusters = (0u32..).zip(sizes).flat_map(|(at, size)| std::iter::repeat_n(at, size));
        let factor = run.drawn / (run.drawn - 1.0).max(1.0);
        for ((row, weight), cluster) in rows.by_ref().take(run.rows).zip(clusters) {
            let place = match reaches_beyond(run) {
                true => Place::Shared(shared.place(*row)),
                false => Place::Own(first + cluster),
            };
            places.push((place, weight * factor));
        }
        if !reaches_beyond(run) {
            own.push((run.stratum, run.drawn as usize));
            first += run.drawn as u32;
        }
    }
    (own, places)
}

/// The lowest answer of the unit; 0 without any.
fn lowest(domain: &Domain, column: &Column<'_>) -> f64 {
    let answers = domain.rows.iter().map(|row| column.cells.get(*row as usize));
    let lowest = answers.fold(f64::INFINITY, f64::min);
    if lowest.is_finite() { lowest } else { 0.0 }
}

impl Chunk {
    fn of(rows: &[u32], drawn: &[Drawn], asked: &[&Column<'_>], lowest: &[f64]) -> Self {
        let mut values = vec![[0.0; TILE]; asked.len().div_ceil(TILE) * rows.len()];
        let mut answered = Vec::with_capacity(asked.len());
        for (question, (column, lowest)) in asked.iter().zip(lowest).enumerate() {
            let (tile, lane) = (question / TILE, question % TILE);
            let tile = values.get_mut(tile * rows.len()..).unwrap_or(&mut []);
            let (mut there, mut gaps) = (Vec::new(), Vec::new());
            for ((row, cells), at) in rows.iter().zip(tile).zip(0u8..) {
                let value = column.cells.get(*row as usize);
                if value.is_nan() {
                    gaps.push(at);
                } else if let Some(cell) = cells.get_mut(lane) {
                    *cell = (value - lowest) as f32;
                    there.push(at);
                }
            }
            let few = gaps.len() <= there.len();
            answered.push(if few { Answered::AllBut(gaps) } else { Answered::Only(there) });
        }
        let (places, weights) = drawn.iter().copied().unzip();
        Self { places, weights, values, answered }
    }

    /// How often each row was drawn.
    #[inline(always)]
    pub fn times<'a>(
        &self,
        own: &'a [Times],
        shared: &'a [Times],
    ) -> impl Iterator<Item = &'a Times> {
        self.places.iter().map(|place| {
            let found = match place {
                Place::Own(place) => own.get(*place as usize),
                Place::Shared(place) => shared.get(*place as usize),
            };
            found.unwrap_or(&[0; TOGETHER])
        })
    }
}

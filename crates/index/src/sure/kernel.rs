//! The fast bootstrap of one unit: respondents drawn singly, few different weights, whole-number
//! answers.

use pulp::{Simd, WithSimd};

use super::cells::Column;
use super::packed::{Plan, ROWS, Sums};
use crate::design::Domain;
use crate::numeric::at;
use crate::numeric::random::Stream;

/// Replicates of one unit, for the questions that fit into lanes; false where this way does not fit the
/// unit.
pub(super) fn replicate(
    domain: &Domain,
    columns: &[Column<'_>],
    plan: &Plan,
    seed: u64,
    into: &mut [f32],
) -> bool {
    let Some(strata) = Classes::of(domain).filter(|_| !plan.lanes.is_empty()) else { return false };
    let rows = plan.pack(domain, columns);
    let task = Task { rows: &rows, questions: columns.len(), plan, strata: &strata, seed, into };
    // With the widest registers the machine has; what is computed does not depend on them.
    pulp::Arch::new().dispatch(task);
    true
}

struct Task<'a> {
    rows: &'a [u32],
    questions: usize,
    plan: &'a Plan,
    strata: &'a [Classes],
    seed: u64,
    into: &'a mut [f32],
}

impl WithSimd for Task<'_> {
    type Output = ();

    #[inline(always)]
    fn with_simd<S: Simd>(self, simd: S) {
        let mut room = Room::for_strata(self.strata);
        let mut sums = Sums::new(self.plan);
        let mut total = vec![0; self.plan.words()];
        for (replicate, means) in self.into.chunks_exact_mut(self.questions).enumerate() {
            sums.clear();
            for stratum in self.strata {
                room.draw(stratum, self.seed, replicate as u64);
                for (class, weight) in stratum.weights.iter().enumerate() {
                    for drawn in room.bucket(class).chunks(ROWS) {
                        add_rows(simd, self.rows, drawn, &mut total);
                        sums.add(simd, &total, *weight);
                    }
                }
            }
            sums.means(&self.plan.lanes, means);
        }
    }
}

/// The sums of the drawn rows, word by word: lanes never run over into each other.
#[inline(always)]
fn add_rows<S: Simd>(simd: S, rows: &[u32], drawn: &[u16], total: &mut [u32]) {
    let (rows, _) = S::as_simd_u32s(rows);
    let (total, _) = S::as_mut_simd_u32s(total);
    let width = total.len();
    for (tile, into) in total.chunks_mut(4).enumerate() {
        let place = (width, tile * 4);
        match into.len() {
            4 => add_tile::<S, 4>(simd, rows, drawn, place, into),
            3 => add_tile::<S, 3>(simd, rows, drawn, place, into),
            2 => add_tile::<S, 2>(simd, rows, drawn, place, into),
            _ => add_tile::<S, 1>(simd, rows, drawn, place, into),
        }
    }
}

/// The sums of `N` registers of each drawn row.
#[inline(always)]
fn add_tile<S: Simd, const N: usize>(
    simd: S,
    rows: &[S::u32s],
    drawn: &[u16],
    (width, first): (usize, usize),
    into: &mut [S::u32s],
) {
    let mut sums = [simd.splat_u32s(0); N];
    for row in drawn {
        let from = usize::from(*row) * width + first;
        if let Some((row, _)) = rows.get(from..).and_then(<[S::u32s]>::split_first_chunk::<N>) {
            for (sum, lanes) in sums.iter_mut().zip(row) {
                *sum = simd.add_u32s(*sum, *lanes);
            }
        }
    }
    into.copy_from_slice(&sums);
}

/// The rows of one stratum by weight.
struct Classes {
    stratum: u32,
    count: u32,
    /// For each row of the stratum, its place in the unit, and its class from bit 16.
    rows: Vec<u32>,
    /// The weight of each class, rescaled by n / (n - 1).
    weights: Vec<f32>,
}

/// The most classes of a stratum.
const MOST_CLASSES: usize = 64;

impl Classes {
    /// None where the stratum reaches beyond the unit, has clusters, or nearly every row has its own
    /// weight.
    fn of(domain: &Domain) -> Option<Vec<Self>> {
        let mut first = 0usize;
        let mut all = Vec::new();
        for run in &domain.runs {
            if !run.clusters.is_empty() || run.drawn != run.rows as f64 {
                return None;
            }
            let own: Vec<f64> =
                (first..first + run.rows).map(|row| at(&domain.weights, row)).collect();
            let mut weights = own.clone();
            weights.sort_by(f64::total_cmp);
            weights.dedup();
            if weights.len() > MOST_CLASSES || weights.len() * 4 > run.rows.max(32) {
                return None;
            }
            let class =
                |weight: &f64| weights.iter().position(|own| own == weight).unwrap_or(0) as u32;
            let places = (first..).map(u16::try_from).zip(&own);
            let row = |(place, weight): (Result<u16, _>, &f64)| {
                Some(u32::from(place.ok()?) | class(weight) << 16)
            };
            let rows = places.map(row).collect::<Option<Vec<u32>>>()?;
            let factor = run.drawn / (run.drawn - 1.0).max(1.0);
            let weights = weights.iter().map(|weight| (weight * factor) as f32).collect();
            all.push(Self { stratum: run.stratum, count: run.rows as u32, rows, weights });
            first += run.rows;
        }
        Some(all)
    }
}

/// Drawn rows, sorted into the classes of their weights.
struct Room {
    rows: Vec<u16>,
    ends: [u32; MOST_CLASSES],
    stride: usize,
}

impl Room {
    fn for_strata(strata: &[Classes]) -> Self {
        let size = strata.iter().map(|s| s.weights.len() * s.count as usize).max().unwrap_or(0);
        Self { rows: vec![0; size], ends: [0; MOST_CLASSES], stride: 0 }
    }

    /// The same draws as `times_drawn` of the replicate weights.
    #[inline(always)]
    fn draw(&mut self, stratum: &Classes, seed: u64, replicate: u64) {
        self.stride = stratum.count as usize;
        let (rows, places) = (self.rows.as_mut_slice(), stratum.rows.as_slice());
        let mut ends = [0u32; MOST_CLASSES];
        for (class, end) in ends.iter_mut().enumerate().take(stratum.weights.len()) {
            *end = (class * self.stride) as u32;
        }
        let mut push = |drawn: u32| {
            let Some(place) = places.get(drawn as usize) else { return };
            // The mask says what holds anyway, so that nothing has to be checked.
            let Some(end) = ends.get_mut((place >> 16) as usize & (MOST_CLASSES - 1)) else {
                return;
            };
            if let Some(cell) = rows.get_mut(*end as usize) {
                *cell = *place as u16;
            }
            *end += 1;
        };
        let many = stratum.count.saturating_sub(1).max(1);
        let mut stream = Stream::new(seed, replicate, stratum.stratum.into());
        for _ in 0..many / 2 {
            let (first, second) = stream.two_below(stratum.count);
            push(first);
            push(second);
        }
        if many % 2 == 1 {
            push(stream.two_below(stratum.count).0);
        }
        self.ends = ends;
    }

    #[inline(always)]
    fn bucket(&self, class: usize) -> &[u16] {
        let end = self.ends.get(class).map_or(0, |end| *end as usize);
        self.rows.get(class * self.stride..end).unwrap_or(&[])
    }
}

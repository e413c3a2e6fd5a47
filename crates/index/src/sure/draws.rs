//! How often clusters are drawn, in several replicates at once.

use std::ops::Range;

use rayon::prelude::*;

use crate::design::{Design, Domains, Run};
use crate::numeric::random::Stream;

/// Replicates worked on together: what is drawn of a row, as floats, fills a cache line.
pub(super) const TOGETHER: usize = 16;

/// How often one cluster is drawn in each of the replicates worked on together. One cluster in 10^500
/// would be drawn more often than a byte counts.
pub(super) type Times = [u8; TOGETHER];

/// Draws a stratum of as many clusters as `into` is long in the replicates from `first` on: the same
/// draws as [`bootstrap_weights`](crate::replicate::bootstrap_weights) makes.
#[inline(always)]
pub(super) fn draw(stratum: u32, seed: u64, first: usize, into: &mut [Times]) {
    into.fill([0; TOGETHER]);
    let count = into.len() as u32;
    let many = count.saturating_sub(1).max(1) as usize;
    let mut streams: [Stream; TOGETHER] =
        std::array::from_fn(|lane| Stream::new(seed, (first + lane) as u64, stratum.into()));
    // Replicates in turn: a count that was just written is not soon read again.
    for _ in 0..many / 4 {
        for (lane, stream) in streams.iter_mut().enumerate() {
            stream.four_below(count).into_iter().for_each(|cluster| push(into, cluster, lane));
        }
    }
    for (lane, stream) in streams.iter_mut().enumerate() {
        let rest = stream.four_below(count).into_iter().take(many % 4);
        rest.for_each(|cluster| push(into, cluster, lane));
    }
}

#[inline(always)]
fn push(times: &mut [Times], cluster: u32, lane: usize) {
    if let Some(cell) = times.get_mut(cluster as usize).and_then(|times| times.get_mut(lane)) {
        *cell = cell.wrapping_add(1);
    }
}

/// Whether a stratum has clusters outside the unit.
pub(super) fn reaches_beyond(run: &Run) -> bool {
    let own = if run.clusters.is_empty() { run.rows } else { run.clusters.len() };
    run.drawn != own as f64
}

/// The strata that reach beyond a unit, which are drawn once for all units.
pub(super) struct Shared {
    /// Their numbers, with the place of their first cluster and how many they have.
    strata: Vec<(u32, usize, usize)>,
    /// The place of each row's cluster; nothing where no stratum is shared.
    places: Vec<u32>,
    /// Clusters of all of them.
    pub clusters: usize,
}

impl Shared {
    pub fn of(design: &Design, domains: &Domains) -> Self {
        let runs = domains.domains.iter().flat_map(|domain| &domain.runs);
        let mut strata: Vec<u32> =
            runs.filter(|run| reaches_beyond(run)).map(|run| run.stratum).collect();
        strata.sort_unstable();
        strata.dedup();
        let mut shared = Self { strata: Vec::new(), places: Vec::new(), clusters: 0 };
        for stratum in strata {
            let drawn = design.facts.get(stratum as usize).map_or(0, |facts| facts.drawn as usize);
            shared.strata.push((stratum, shared.clusters, drawn));
            shared.clusters += drawn;
        }
        if shared.clusters > 0 {
            shared.places = shared.number(design);
        }
        shared
    }

    /// Numbers the clusters of shared strata in the order of strata and clusters.
    fn number(&self, design: &Design) -> Vec<u32> {
        let pairs = || design.strata.iter().copied().zip(design.clusters.iter().copied());
        let is_shared = |stratum: u32| {
            self.strata.binary_search_by_key(&stratum, |(stratum, ..)| *stratum).is_ok()
        };
        let mut clusters: Vec<(u32, u32)> =
            pairs().filter(|(stratum, _)| is_shared(*stratum)).collect();
        clusters.sort_unstable();
        clusters.dedup();
        pairs().map(|pair| clusters.binary_search(&pair).map_or(0, |place| place as u32)).collect()
    }

    /// The place of a row's cluster among the clusters of all shared strata.
    pub fn place(&self, row: u32) -> u32 {
        self.places.get(row as usize).copied().unwrap_or(0)
    }

    /// Draws all of them, for each [`TOGETHER`] replicates.
    pub fn draw(&self, seed: u64, blocks: Range<usize>) -> Vec<Vec<Times>> {
        let block = |block: usize| {
            let mut times = vec![[0; TOGETHER]; self.clusters];
            for (stratum, from, many) in &self.strata {
                if let Some(own) = times.get_mut(*from..from + many) {
                    draw(*stratum, seed, block * TOGETHER, own);
                }
            }
            times
        };
        blocks.into_par_iter().map(block).collect()
    }
}

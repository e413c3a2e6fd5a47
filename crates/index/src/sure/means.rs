//! Replicates of all values of all units.

use rayon::prelude::*;

use super::cells::Column;
use super::draws::{Shared, TOGETHER, Times};
use super::medians::medians;
use super::rows::Rows;
use super::sums::Task;
use crate::design::{Design, Domain, Domains};
use crate::fault::same_length;
use crate::{Fault, Rule};

/// Bytes that draws of shared strata may take at a time.
const SHARED: usize = 1 << 25;

/// The values of each unit in each replicate of the rescaled bootstrap ([`bootstrap_weights`]): a list
/// `[unit][replicate][question]`. A value nobody drawn answered is NaN.
///
/// Values are kept in single precision (seven digits), far below the noise they show: 700 units × 1,000
/// × 40 are 112 MB. Units are worked on in parallel, [`TOGETHER`] replicates at a time; the result does
/// not depend on threads. Strata that reach beyond a unit are drawn once for all units.
///
/// [`bootstrap_weights`]: crate::replicate::bootstrap_weights
///
/// # Errors
/// A question without one cell for each respondent, or fewer than two replicates.
pub fn replicate_means(
    design: &Design,
    domains: &Domains,
    columns: &[Column<'_>],
    replicates: usize,
    seed: u64,
) -> Result<Vec<f32>, Fault> {
    watched(design, domains, columns, (replicates, seed), &|_| ())
}

/// The same, telling `watch` how many replicates of a unit were done just now; all together they are
/// replicates × units.
pub(super) fn watched(
    design: &Design,
    domains: &Domains,
    columns: &[Column<'_>],
    (replicates, seed): (usize, u64),
    watch: &(dyn Fn(usize) + Sync),
) -> Result<Vec<f32>, Fault> {
    for column in columns {
        same_length("answers", design.len(), column.cells.len())?;
    }
    if replicates < 2 {
        return Err(Fault::new(Rule::Enough, format!("{replicates} replicates")));
    }
    let size = replicates * columns.len();
    let mut means = vec![0.0; size * domains.len()];
    if means.is_empty() {
        return Ok(means);
    }
    let shared = Shared::of(design, domains);
    let blocks = replicates.div_ceil(TOGETHER);
    let at_once = (SHARED / (shared.clusters * TOGETHER).max(1)).clamp(1, blocks);
    for from in (0..blocks).step_by(at_once) {
        let drawn = shared.draw(seed, from..blocks.min(from + at_once));
        let first = from * TOGETHER;
        let many = replicates.min(first + at_once * TOGETHER) - first;
        let part = Part { columns, shared: &shared, drawn: &drawn, seed, first };
        means.par_chunks_exact_mut(size).zip(&domains.domains).for_each(|(into, domain)| {
            let cut = first * columns.len()..(first + many) * columns.len();
            part.replicate(domain, into.get_mut(cut).unwrap_or(&mut []));
            watch(many);
        });
    }
    Ok(means)
}

/// Some replicates of all units.
struct Part<'a> {
    columns: &'a [Column<'a>],
    shared: &'a Shared,
    drawn: &'a [Vec<Times>],
    seed: u64,
    first: usize,
}

impl Part<'_> {
    /// The replicates of one unit.
    fn replicate(&self, domain: &Domain, into: &mut [f32]) {
        let rows = Rows::of(domain, self.columns, self.shared);
        let (seed, first) = (self.seed, self.first);
        medians(domain, self.columns, &rows, (seed, first), self.drawn, into);
        let questions = self.columns.len();
        let task = Task { rows: &rows, questions, seed, first, shared: self.drawn, into };
        // With the widest registers the machine has; what is computed does not depend on them.
        pulp::Arch::new().dispatch(task);
    }
}

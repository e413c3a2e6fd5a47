//! Replicates of all values of all units.

use rayon::prelude::*;

use super::cells::Column;
use super::dense;
use super::kernel;
use super::packed::Plan;
use crate::design::{Design, Domains};
use crate::fault::same_length;
use crate::{Fault, Rule};

/// The values of each unit in each replicate of the rescaled bootstrap ([`bootstrap_weights`]): a list
/// `[unit][replicate][question]`. A value nobody drawn answered is NaN.
///
/// Values are kept in single precision (seven digits), far below the noise they show: 700 units × 1,000
/// × 40 are 112 MB. Respondents drawn singly, with few different weights and whole-number answers, take
/// a faster way to the same result. Units are worked on in parallel; the result does not depend on
/// threads.
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
    for column in columns {
        same_length("answers", design.len(), column.cells.len())?;
    }
    if replicates < 2 {
        return Err(Fault::new(Rule::Enough, format!("{replicates} replicates")));
    }
    let plan = Plan::of(columns);
    let all: Vec<usize> = (0..columns.len()).collect();
    let ordinals = dense::ordinals(design);
    let size = replicates * columns.len();
    let mut means = vec![f32::NAN; size * domains.len()];
    if size > 0 {
        means.par_chunks_exact_mut(size).zip(&domains.domains).for_each(|(into, domain)| {
            let fast = kernel::replicate(domain, columns, &plan, seed, into);
            let places = if fast { &plan.rest } else { &all };
            if !places.is_empty() {
                dense::replicate(domain, &ordinals, columns, places, seed, into);
            }
        });
    }
    Ok(means)
}

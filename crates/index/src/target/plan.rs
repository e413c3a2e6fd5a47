//! Targets as a plan states them.

use crate::model::IndexSet;
use crate::{Exact, Fault, Rule};

/// What targets add up to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TargetTotal {
    /// Their sum.
    pub sum: Exact,
    /// The composite on 100 they make, unrounded.
    pub composite: Exact,
}

/// Adds up the targets of the sub-indices that count, in their order, and holds the totals a plan
/// states against them (rounded to the set's decimals).
///
/// # Errors
/// Not one target for each sub-index that counts, a target outside the scale, a stated total that
/// differs.
pub fn check_targets(
    set: &IndexSet,
    targets: &[Exact],
    stated_sum: Option<Exact>,
    stated_composite: Option<Exact>,
) -> Result<TargetTotal, Fault> {
    let counting = set.sub_indices.iter().filter(|sub_index| sub_index.counts);
    let mut sum = Exact::ZERO;
    for (sub_index, target) in counting.zip(targets) {
        if !(set.low..=set.high).contains(&target.to_f64()) {
            return Err(Fault::new(Rule::WithinScale, target).at(&sub_index.code, "target"));
        }
        sum = sum.plus(*target)?;
    }
    let total = TargetTotal { sum, composite: set.composite(targets)? };
    for (stated, found, name) in
        [(stated_sum, total.sum, "sum"), (stated_composite, total.composite, "composite")]
    {
        if let Some(stated) =
            stated.filter(|stated| stated.rounded(set.decimals) != found.rounded(set.decimals))
        {
            return Err(
                Fault::new(Rule::AddsUp, format!("{stated} instead of {found}")).at("", name)
            );
        }
    }
    Ok(total)
}

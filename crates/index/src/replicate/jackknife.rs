//! Leaving one cluster out at a time.

use std::collections::BTreeSet;

use super::Replicates;
use crate::design::Design;

/// The stratified jackknife (JKn): a replicate for each cluster, without it, the others of its stratum
/// times `n / (n - 1)`; squared deviations count `(1 - f) (n - 1) / n`. Strata of one cluster give
/// none: nothing would be left.
pub fn jackknife(design: &Design) -> Replicates {
    let clusters: BTreeSet<(u32, u32)> =
        design.strata.iter().copied().zip(design.clusters.iter().copied()).collect();
    let mut weights = Vec::with_capacity(clusters.len());
    let mut factors = Vec::with_capacity(clusters.len());
    for (stratum, cluster) in clusters {
        let Some(facts) = design.facts.get(stratum as usize).filter(|facts| facts.drawn > 1) else {
            continue;
        };
        let n = f64::from(facts.drawn);
        let rows = design.weights.iter().zip(design.strata.iter().zip(&design.clusters));
        let weigh = |(weight, (own_stratum, own_cluster)): (&f64, (&u32, &u32))| match (
            *own_stratum == stratum,
            *own_cluster == cluster,
        ) {
            (true, true) => 0.0,
            (true, false) => weight * n / (n - 1.0),
            (false, _) => *weight,
        };
        weights.push(rows.map(weigh).collect());
        factors.push(facts.left * (n - 1.0) / n);
    }
    Replicates { weights, factors, degrees: design.degrees() }
}

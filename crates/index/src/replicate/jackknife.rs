//! Leaving one cluster out at a time.

use std::collections::BTreeSet;

use super::Replicates;
use crate::design::Design;

/// The stratified jackknife (JKn): a replicate for each cluster, without it, the others of its stratum
/// times `n / (n - 1)`; squared deviations count `(1 - f) (n - 1) / n`. A stratum of one cluster is left
/// out whole, all others times `H / (H - 1)` for H strata, and counts `(H - 1) / H`; one that was taken
/// whole gives no replicate.
pub fn jackknife(design: &Design) -> Replicates {
    let clusters: BTreeSet<(u32, u32)> =
        design.strata.iter().copied().zip(design.clusters.iter().copied()).collect();
    let mut weights = Vec::with_capacity(clusters.len());
    let mut factors = Vec::with_capacity(clusters.len());
    let strata = design.facts.len() as f64;
    for (stratum, cluster) in clusters {
        let Some(facts) = design.facts.get(stratum as usize) else { continue };
        let (alone, n) = (facts.drawn < 2, f64::from(facts.drawn));
        if alone && (facts.left <= 0.0 || strata < 2.0) {
            continue;
        }
        let beside = if alone { 1.0 } else { n / (n - 1.0) };
        let elsewhere = if alone { strata / (strata - 1.0) } else { 1.0 };
        let rows = design.weights.iter().zip(design.strata.iter().zip(&design.clusters));
        let weigh = |(weight, (own_stratum, own_cluster)): (&f64, (&u32, &u32))| match (
            *own_stratum == stratum,
            *own_cluster == cluster,
        ) {
            (true, true) => 0.0,
            (true, false) => weight * beside,
            (false, _) => weight * elsewhere,
        };
        weights.push(rows.map(weigh).collect());
        factors.push(if alone { 1.0 / elsewhere } else { facts.left / beside });
    }
    Replicates { weights, factors, degrees: design.degrees() }
}

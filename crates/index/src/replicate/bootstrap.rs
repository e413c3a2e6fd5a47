//! The rescaled bootstrap of Rao & Wu.

use super::Replicates;
use crate::design::{Design, Domains};
use crate::numeric::random::Stream;
use crate::{Fault, Rule};

/// Bootstrap weights as Rao, Wu & Yue 1992: in each stratum n - 1 clusters are drawn with replacement
/// from n, and a weight becomes `w · times drawn · n / (n - 1)`. A stratum of one cluster keeps its
/// weights.
///
/// Replicate r of a seed draws the same clusters wherever it is drawn.
///
/// # Errors
/// Fewer than two replicates.
pub fn bootstrap_weights(design: &Design, count: usize, seed: u64) -> Result<Replicates, Fault> {
    if count < 2 {
        return Err(Fault::new(Rule::Enough, format!("{count} replicates")));
    }
    let whole = Domains::whole(design);
    let mut all = Vec::with_capacity(count);
    for replicate in 0..count as u64 {
        let mut weights = design.weights.clone();
        for domain in &whole.domains {
            let mut rest = domain.rows.as_slice();
            for run in &domain.runs {
                let (rows, others) = rest.split_at_checked(run.rows).unwrap_or((rest, &[]));
                rest = others;
                let times = times_drawn(run.drawn as u32, seed, replicate, run.stratum);
                let sizes = run.clusters.iter().copied().chain(std::iter::repeat(1));
                let of_row = times
                    .iter()
                    .zip(sizes)
                    .flat_map(|(times, size)| std::iter::repeat_n(*times, size));
                let factor = run.drawn / (run.drawn - 1.0).max(1.0);
                for (row, times) in rows.iter().zip(of_row) {
                    if let Some(weight) = weights.get_mut(*row as usize) {
                        *weight *= f64::from(times) * factor;
                    }
                }
            }
        }
        all.push(weights);
    }
    Replicates::bootstrap(all)
}

/// How often each cluster of a stratum is drawn in a replicate: n - 1 draws from n; the only one where
/// there is no other.
fn times_drawn(clusters: u32, seed: u64, replicate: u64, stratum: u32) -> Vec<u32> {
    let mut times = vec![0; clusters as usize];
    let many = clusters.saturating_sub(1).max(1) as usize;
    let mut stream = Stream::new(seed, replicate, stratum.into());
    let fours = std::iter::repeat_with(|| stream.four_below(clusters));
    for cluster in fours.flatten().take(many) {
        if let Some(cell) = times.get_mut(cluster as usize) {
            *cell += 1;
        }
    }
    times
}

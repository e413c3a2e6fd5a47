//! Small cells: what rests on few answers could speak of persons, so it is neither shown nor counted.

use super::LEAST_SHOWN;
use ddci_index::{design::Estimate, score::Measured, sure::Replicated};

/// Whether a number of answers is too small to be shown.
pub fn is_small(answers: i64) -> bool {
    answers < LEAST_SHOWN
}

/// The measured values with every small cell left out, as if nobody had answered it.
///
/// A figure that is merely hidden can often be solved for: from a sub-index less its other indicators, or
/// from the goalposts that it set. What is left out before anything is scored cannot, for no published
/// figure rests on it (docs/decisions/0022).
pub fn measured_without_small(mut measured: Measured) -> Measured {
    for estimate in measured.estimates.iter_mut().flatten() {
        if is_small_estimate(estimate) {
            *estimate = Estimate { value: f64::NAN, error: f64::NAN, ..*estimate };
        }
    }
    measured
}

/// The same of every replicate.
pub fn without_small(replicated: Replicated) -> Replicated {
    let Replicated { measured, mut means, how, inputs } = replicated;
    let small: Vec<bool> = measured.estimates.iter().flatten().map(is_small_estimate).collect();
    let indicators = measured.codes.len().max(1);
    let units = means.chunks_exact_mut((how.replicates * indicators).max(1));
    for (unit, small) in units.zip(small.chunks_exact(indicators)) {
        for replicate in unit.chunks_exact_mut(indicators) {
            let left_out = replicate.iter_mut().zip(small).filter(|(_, small)| **small);
            left_out.for_each(|(mean, _)| *mean = f32::NAN);
        }
    }
    Replicated { measured: measured_without_small(measured), means, how, inputs }
}

fn is_small_estimate(estimate: &Estimate) -> bool {
    i64::try_from(estimate.answers).is_ok_and(is_small)
}

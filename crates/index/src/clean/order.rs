//! The order in which evaluations are looked at, whatever the order of the rows.

use std::cmp::Ordering;

use super::Evaluation;

/// The places of evaluations by the time they were started (those without come last), then by number
/// or key. Of two evaluations that rule each other out the first in this order counts.
pub(super) fn order(evaluations: &[Evaluation]) -> Vec<usize> {
    let mut places: Vec<(usize, &Evaluation)> = evaluations.iter().enumerate().collect();
    places.sort_by(|(_, left), (_, right)| before(left, right));
    places.into_iter().map(|(place, _)| place).collect()
}

fn before(left: &Evaluation, right: &Evaluation) -> Ordering {
    let started = |evaluation: &Evaluation| evaluation.fieldwork.started.unwrap_or(i64::MAX);
    started(left)
        .cmp(&started(right))
        .then_with(|| natural(&left.id, &right.id))
        // A key that is used twice: any order of the contents will do, as long as it is one.
        .then_with(|| format!("{left:?}").cmp(&format!("{right:?}")))
}

/// Numbers by size, so that row 9 comes before row 10; everything else letter by letter.
pub(super) fn natural(left: &str, right: &str) -> Ordering {
    let numbers = (left.parse::<u64>(), right.parse::<u64>());
    match numbers {
        (Ok(one), Ok(other)) => one.cmp(&other).then_with(|| left.cmp(right)),
        (Ok(_), Err(_)) => Ordering::Less,
        (Err(_), Ok(_)) => Ordering::Greater,
        (Err(_), Err(_)) => left.cmp(right),
    }
}

//! Ranks: 1 is the highest score.

use serde::{Deserialize, Serialize};

/// What equal scores share.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Ties {
    /// The lowest number of the places they fill (1, 2, 2, 4).
    #[default]
    Lowest,
    /// The mean of the places they fill (1, 2.5, 2.5, 4).
    Average,
    /// Consecutive numbers in the order of the list (1, 2, 3, 4), as the PCI site gives them.
    Consecutive,
}

/// Ranks of scores, 1 = highest. A gap (NaN) has none, and takes no place.
///
/// ```
/// use ddci_index::rank::{Ties, ranks};
///
/// let scores = [7.0, f64::NAN, 9.0, 7.0];
/// assert_eq!(ranks(&scores, Ties::Lowest), [Some(2.0), None, Some(1.0), Some(2.0)]);
/// ```
pub fn ranks(scores: &[f64], ties: Ties) -> Vec<Option<f64>> {
    let flipped: Vec<f64> = scores.iter().map(|score| -score).collect();
    ascending(&flipped, ties)
}

/// Ranks of values, 1 = lowest.
pub(crate) fn ascending(values: &[f64], ties: Ties) -> Vec<Option<f64>> {
    let mut order: Vec<usize> = values
        .iter()
        .enumerate()
        .filter_map(|(at, value)| (!value.is_nan()).then_some(at))
        .collect();
    let value = |at: &usize| values.get(*at).copied().unwrap_or(f64::NAN);
    order.sort_by(|a, b| value(a).total_cmp(&value(b)));
    let mut ranks = vec![None; values.len()];
    let mut before = 0;
    // -0 and 0 are equal scores, though they sort apart.
    for tied in order.chunk_by(|a, b| value(a) == value(b)) {
        for (step, at) in tied.iter().enumerate() {
            let rank = match ties {
                Ties::Lowest => before as f64 + 1.0,
                Ties::Average => before as f64 + (tied.len() as f64 + 1.0) / 2.0,
                Ties::Consecutive => (before + step) as f64 + 1.0,
            };
            if let Some(cell) = ranks.get_mut(*at) {
                *cell = Some(rank);
            }
        }
        before += tied.len();
    }
    ranks
}

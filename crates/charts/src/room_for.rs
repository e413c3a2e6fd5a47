//! Which of many words in a line can be written.

use crate::{mark::Type, measure};

/// Which words can stand without touching each other: the last one first, then from the left.
pub(crate) fn with_room(names: &[(f64, f64, &str)], kind: Type) -> Vec<usize> {
    let mut taken: Vec<(f64, f64)> = Vec::new();
    let mut chosen = Vec::new();
    let order = (0..names.len()).rev().take(1).chain(0..names.len().saturating_sub(1));
    for (index, (x, _, text)) in order.filter_map(|index| Some((index, names.get(index)?))) {
        let half = measure::width(text, kind.size()) / 2.0 + 3.0;
        let (left, right) = (x - half, x + half);
        if taken.iter().all(|(from, to)| right <= *from || left >= *to) {
            taken.push((left, right));
            chosen.push(index);
        }
    }
    chosen
}

//! Cutting extreme points back to their neighbours.

use super::{Shape, Treatment};
use crate::numeric::moments::extremes;

/// A column whose extremes were cut back.
#[derive(Debug, Clone, PartialEq)]
pub struct Winsorised {
    /// The cells.
    pub cells: Vec<f64>,
    /// How many points now stand at the low end because they were cut.
    pub low: usize,
    /// How many points now stand at the high end because they were cut.
    pub high: usize,
    /// Their shape now.
    pub shape: Shape,
}

/// Moves the extreme point (with all that tie with it) to the next value, on the side the skewness
/// points to, tests again, and stops when the column passes, the points are used up, or there is no
/// next value.
pub fn winsorise(column: &[f64], rule: &Treatment) -> Winsorised {
    let mut done =
        Winsorised { cells: column.to_vec(), low: 0, high: 0, shape: rule.shape(column) };
    loop {
        if done.shape.passes || done.low + done.high >= rule.most_points {
            return done;
        }
        let upward = done.shape.skewness.is_some_and(|skewness| skewness >= 0.0);
        let Some(cut) = cut_back(&mut done.cells, upward) else { return done };
        match upward {
            true => done.high = cut,
            false => done.low = cut,
        }
        done.shape = rule.shape(&done.cells);
    }
}

/// How many points were moved; none where all values are the same.
fn cut_back(cells: &mut [f64], upward: bool) -> Option<usize> {
    let (min, max) = extremes(cells).filter(|(min, max)| min < max)?;
    let extreme = if upward { max } else { min };
    let rest: Vec<f64> = cells.iter().copied().filter(|cell| *cell != extreme).collect();
    let (next_min, next_max) = extremes(&rest)?;
    let next = if upward { next_max } else { next_min };
    let moved = cells.iter_mut().filter(|cell| **cell == extreme);
    Some(moved.map(|cell| *cell = next).count())
}

//! Cutting extreme points back to their neighbours.

use super::{Shape, Treatment};

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
    let (mut extreme, mut next) = (None, None);
    let beyond = |cell: f64, other: Option<f64>| match upward {
        true => other.is_none_or(|other| cell > other),
        false => other.is_none_or(|other| cell < other),
    };
    for cell in cells.iter().copied().filter(|cell| !cell.is_nan()) {
        if beyond(cell, extreme) {
            (extreme, next) = (Some(cell), extreme);
        } else if Some(cell) != extreme && beyond(cell, next) {
            next = Some(cell);
        }
    }
    let (extreme, next) = extreme.zip(next)?;
    let moved = cells.iter_mut().filter(|cell| **cell == extreme);
    Some(moved.map(|cell| *cell = next).count())
}

//! The numbers beneath: moments, distributions, small matrices, streams of random numbers.
//!
//! Logarithms, exponentials and powers come from `libm`, so that every machine gives the same bytes.

pub mod distribution;
pub mod matrix;
pub mod moments;
pub mod quantile;
pub mod random;

/// The cell at a place, NaN outside.
pub(crate) fn at(cells: &[f64], place: usize) -> f64 {
    cells.get(place).copied().unwrap_or(f64::NAN)
}

//! What a column looks like: location, spread, shape, and how much of it is there.

use crate::numeric::moments::{kurtosis, mean, median, present, skewness, standard_deviation};

/// The description of a column. Shapes are corrected for bias, as in the SKEW and KURT of spreadsheets.
#[derive(Debug, Clone, PartialEq)]
pub struct Description {
    /// The smallest value.
    pub min: f64,
    /// The largest value.
    pub max: f64,
    /// The arithmetic mean.
    pub mean: f64,
    /// The median.
    pub median: f64,
    /// The standard deviation (n - 1).
    pub deviation: f64,
    /// The skewness; none with fewer than 3 values or without spread.
    pub skewness: Option<f64>,
    /// The excess kurtosis; none with fewer than 4 values or without spread.
    pub kurtosis: Option<f64>,
    /// How many cells there are, gaps included.
    pub cells: usize,
    /// How many are no gaps.
    pub available: usize,
    /// How many of those are not zero.
    pub not_zero: usize,
    /// How many different values there are.
    pub different: usize,
    /// How often the most frequent value comes.
    pub same: usize,
}

/// The limits a column is flagged at; the defaults are those of the usual practice with index data.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Limits {
    /// The least share of cells that are no gaps.
    pub available: f64,
    /// The least share of available cells that are not zero.
    pub not_zero: f64,
    /// The least share of cells that differ from each other.
    pub different: f64,
    /// The largest absolute skewness (only together with kurtosis).
    pub skewness: f64,
    /// The largest excess kurtosis (only together with skewness).
    pub kurtosis: f64,
}

impl Default for Limits {
    fn default() -> Self {
        Self { available: 0.65, not_zero: 0.5, different: 0.5, skewness: 2.0, kurtosis: 3.5 }
    }
}

/// Which limits a column does not keep.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Flags {
    /// Too many gaps.
    pub gaps: bool,
    /// Too many zeros.
    pub zeros: bool,
    /// Too few different values.
    pub repeats: bool,
    /// Skewness and kurtosis both beyond their limits.
    pub outliers: bool,
}

impl Description {
    /// Describes a column (NaN is a gap); none where it is all gaps.
    pub fn of(column: &[f64]) -> Option<Self> {
        let mut sorted = present(column);
        let first = *sorted.first()?;
        let (min, max) = sorted
            .iter()
            .fold((first, first), |(low, high), value| (low.min(*value), high.max(*value)));
        sorted.sort_by(f64::total_cmp);
        let runs: Vec<usize> = sorted.chunk_by(|a, b| a == b).map(<[f64]>::len).collect();
        Some(Self {
            min,
            max,
            mean: mean(column),
            median: median(column),
            deviation: standard_deviation(column),
            skewness: skewness(column),
            kurtosis: kurtosis(column),
            cells: column.len(),
            available: sorted.len(),
            not_zero: sorted.iter().filter(|value| **value != 0.0).count(),
            different: runs.len(),
            same: runs.into_iter().max().unwrap_or(0),
        })
    }

    /// The limits it does not keep. Shares are of all cells.
    pub fn flags(&self, limits: &Limits) -> Flags {
        let share = |count: usize| count as f64 / self.cells as f64;
        Flags {
            gaps: share(self.available) < limits.available,
            zeros: share(self.not_zero) < limits.not_zero,
            repeats: share(self.different) < limits.different,
            outliers: beyond(self.skewness, self.kurtosis, limits.skewness, limits.kurtosis),
        }
    }
}

/// Whether both shapes are beyond their limits; a shape that is not defined is not.
pub(crate) fn beyond(skew: Option<f64>, kurt: Option<f64>, most_skew: f64, most_kurt: f64) -> bool {
    skew.is_some_and(|skew| skew.abs() >= most_skew) && kurt.is_some_and(|kurt| kurt >= most_kurt)
}

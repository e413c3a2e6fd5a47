//! Answers as the bootstrap takes them.

/// The byte that stands for no answer.
pub const GAP: u8 = u8::MAX;

/// The cells of one question, one for each respondent.
#[derive(Debug, Clone, Copy)]
pub enum Cells<'a> {
    /// Small whole numbers; [`GAP`] is none.
    Bytes(&'a [u8]),
    /// Any numbers; NaN is none.
    Numbers(&'a [f64]),
}

/// What a unit's value is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Statistic {
    /// The weighted mean.
    Mean,
    /// The weighted median.
    Median,
}

/// A question and what is made of it.
#[derive(Debug, Clone, Copy)]
pub struct Column<'a> {
    /// Its cells.
    pub cells: Cells<'a>,
    /// What a unit's value is.
    pub statistic: Statistic,
}

impl Cells<'_> {
    /// The number of cells.
    pub fn len(&self) -> usize {
        match self {
            Self::Bytes(cells) => cells.len(),
            Self::Numbers(cells) => cells.len(),
        }
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// A cell; NaN is none.
    #[inline]
    pub fn get(&self, row: usize) -> f64 {
        match self {
            Self::Bytes(cells) => match cells.get(row) {
                Some(&GAP) | None => f64::NAN,
                Some(value) => f64::from(*value),
            },
            Self::Numbers(cells) => cells.get(row).copied().unwrap_or(f64::NAN),
        }
    }
}

//! The text by which a period is stored and named: `2024-M08`, `2024-Q3`, `2024-H1`, `2024`.

use std::fmt;
use std::str::FromStr;

use thiserror::Error;

use crate::{Period, PeriodKind};

/// Why a text names no period.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum PeriodKeyError {
    /// The text is not of the form `2024`, `2024-H1`, `2024-Q3` or `2024-M08`.
    #[error("`{0}` is not the key of a period")]
    Form(String),
    /// The form is right, but a year has no such period.
    #[error("there is no {kind:?} number {ordinal} in the year {year}")]
    NoSuchPeriod {
        /// The kind asked for.
        kind: PeriodKind,
        /// The year asked for.
        year: i16,
        /// The ordinal asked for.
        ordinal: i8,
    },
}

/// The stable key. Keys of one kind sort as the periods do, in the years 0 to 9999.
impl fmt::Display for Period {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, ordinal) = (self.year(), self.ordinal());
        match self.kind() {
            PeriodKind::Month => write!(out, "{year:04}-M{ordinal:02}"),
            PeriodKind::Quarter => write!(out, "{year:04}-Q{ordinal}"),
            PeriodKind::HalfYear => write!(out, "{year:04}-H{ordinal}"),
            PeriodKind::Year => write!(out, "{year:04}"),
        }
    }
}

impl FromStr for Period {
    type Err = PeriodKeyError;

    fn from_str(key: &str) -> Result<Self, Self::Err> {
        let form = || PeriodKeyError::Form(key.to_owned());
        let (year, part) = match key.split_once('-') {
            Some((year, part)) => (year, Some(part)),
            None => (key, None),
        };
        let (kind, ordinal) = match part {
            None => (PeriodKind::Year, 1),
            Some(part) => read_part(part).ok_or_else(form)?,
        };
        let year = digits(year, 4).ok_or_else(form)?;
        Self::new(kind, year, ordinal)
    }
}

fn read_part(part: &str) -> Option<(PeriodKind, i8)> {
    let (kind, ordinal, width) = match part.split_at_checked(1)? {
        ("M", ordinal) => (PeriodKind::Month, ordinal, 2),
        ("Q", ordinal) => (PeriodKind::Quarter, ordinal, 1),
        ("H", ordinal) => (PeriodKind::HalfYear, ordinal, 1),
        _ => return None,
    };
    Some((kind, digits(ordinal, width)?))
}

/// A number of exactly so many digits, so that each period has one key only.
fn digits<N: FromStr>(text: &str, width: usize) -> Option<N> {
    let right = text.len() == width && text.bytes().all(|byte| byte.is_ascii_digit());
    right.then(|| text.parse().ok()).flatten()
}

impl TryFrom<String> for Period {
    type Error = PeriodKeyError;

    fn try_from(key: String) -> Result<Self, Self::Error> {
        key.parse()
    }
}

impl From<Period> for String {
    fn from(period: Period) -> Self {
        period.to_string()
    }
}

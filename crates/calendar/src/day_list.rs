//! A list of special days as text: one day a line, columns parted by commas.

use std::collections::BTreeSet;

use jiff::civil::Date;
use thiserror::Error;

use crate::{SpecialDay, SpecialKind};

/// The first line of a list that is neither blank nor a comment.
const HEADER: &str = "date,kind,verified,name_vi,name_en,legal_basis";

/// What a list of special days says, and what in it could not be read.
///
/// Lines that begin with `#` are comments. Every faulty line is named, so that
/// whoever imports a list mends it in one go.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DayList {
    /// The days that could be read, in the order of the list.
    pub days: Vec<SpecialDay>,
    /// The lines that could not.
    pub faults: Vec<DayListFault>,
}

/// A line that could not be read.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("line {line}: {what}")]
pub struct DayListFault {
    /// The line, counted from 1.
    pub line: usize,
    /// What is wrong with it.
    pub what: LineFault,
}

/// What can be wrong with a line of a list of special days.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum LineFault {
    /// There are not six columns.
    #[error("not six columns")]
    Columns,
    /// The first column is not a date such as 2024-04-30.
    #[error("not a date")]
    Date,
    /// The second column is neither `off` nor `working`.
    #[error("neither `off` nor `working`")]
    Kind,
    /// The third column is neither `yes` nor `no`.
    #[error("neither `yes` nor `no`")]
    Verified,
    /// A name is missing.
    #[error("a name is missing")]
    Name,
    /// The legal basis is missing.
    #[error("the legal basis is missing")]
    LegalBasis,
    /// The date stands in an earlier line already.
    #[error("the date stands in an earlier line")]
    Twice,
}

impl DayList {
    /// Reads a list: every good line becomes a day, every bad one a fault.
    pub fn read(text: &str) -> Self {
        let mut list = Self::default();
        let mut seen = BTreeSet::new();
        for (index, line) in text.lines().enumerate() {
            let line = line.trim();
            if line.is_empty() || line.starts_with('#') || line == HEADER {
                continue;
            }
            let read = read_line(line).and_then(|day| match seen.insert(day.date) {
                true => Ok(day),
                false => Err(LineFault::Twice),
            });
            match read {
                Ok(day) => list.days.push(day),
                Err(what) => list.faults.push(DayListFault { line: index + 1, what }),
            }
        }
        list
    }
}

fn read_line(line: &str) -> Result<SpecialDay, LineFault> {
    let columns: Vec<&str> = line.split(',').map(str::trim).collect();
    let [date, kind, verified, name_vi, name_en, legal_basis]: [&str; 6] =
        columns.try_into().map_err(|_| LineFault::Columns)?;

    let date: Date = date.parse().map_err(|_| LineFault::Date)?;
    let kind = match kind {
        "off" => SpecialKind::Off,
        "working" => SpecialKind::Working,
        _ => return Err(LineFault::Kind),
    };
    let verified = match verified {
        "yes" => true,
        "no" => false,
        _ => return Err(LineFault::Verified),
    };
    if name_vi.is_empty() || name_en.is_empty() {
        return Err(LineFault::Name);
    }
    if legal_basis.is_empty() {
        return Err(LineFault::LegalBasis);
    }
    Ok(SpecialDay {
        date,
        kind,
        name_vi: name_vi.to_owned(),
        name_en: name_en.to_owned(),
        legal_basis: legal_basis.to_owned(),
        verified,
    })
}

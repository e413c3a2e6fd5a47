//! When something has to be done, read from words.

mod clauses;
mod dates;
mod days;
mod enumerated;
mod events;
mod every;
mod grammar;
mod period_days;
mod quotas;
mod single;
mod spans;
#[cfg(test)]
mod tests;

pub(crate) use clauses::{Clause, clauses};
pub(crate) use dates::full_date;
pub(crate) use grammar::{Place, merged, statements};

use crate::model::ScheduleKind;

/// A statement of time found in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Statement {
    pub kind: ScheduleKind,
    /// Byte offsets of its words.
    pub start: usize,
    pub end: usize,
}

//! Why a thing lies before a week meeting.

use ddci_platform::store::{Column, Row, StoreError};

/// Why a thing lies before a week meeting, the most pressing first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reason {
    /// Its date has passed.
    Overdue,
    /// It was sent back.
    Returned,
    /// Another unit has not answered in time what it was asked for.
    Waiting,
    /// It is due soon, and of what is counted there is too little.
    Short,
    /// It is due soon, and nothing was begun.
    NotStarted,
}

impl Reason {
    /// All of them, in order.
    pub const ALL: [Self; 5] =
        [Self::Overdue, Self::Returned, Self::Waiting, Self::Short, Self::NotStarted];

    /// The word it is stored under.
    pub fn word(self) -> &'static str {
        match self {
            Self::Overdue => "overdue",
            Self::Returned => "returned",
            Self::Waiting => "waiting",
            Self::Short => "short",
            Self::NotStarted => "not_started",
        }
    }
}

impl Column for Reason {
    fn read(row: &Row, name: &str) -> Result<Self, StoreError> {
        let word: String = row.get(name)?;
        let known = Self::ALL.into_iter().find(|reason| reason.word() == word);
        known.ok_or_else(|| StoreError::Vocabulary { column: name.to_owned(), value: word })
    }
}

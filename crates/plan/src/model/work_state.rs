//! The state of the work, set by people.

use ddci_platform::store::{Column, Row, StoreError};

/// How far the work on an obligation has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum WorkState {
    /// Nobody has written anything yet.
    NotStarted,
    /// Progress was recorded.
    InProgress,
    /// Waiting for acceptance.
    Submitted,
    /// Sent back with a reason.
    Returned,
    /// Accepted.
    Accepted,
    /// No longer owed: an amendment of the plan took it back before it was done.
    Withdrawn,
}

impl WorkState {
    /// All states.
    pub const ALL: [Self; 6] = [
        Self::NotStarted,
        Self::InProgress,
        Self::Submitted,
        Self::Returned,
        Self::Accepted,
        Self::Withdrawn,
    ];

    /// The word it is stored under.
    pub fn word(self) -> &'static str {
        match self {
            Self::NotStarted => "not_started",
            Self::InProgress => "in_progress",
            Self::Submitted => "submitted",
            Self::Returned => "returned",
            Self::Accepted => "accepted",
            Self::Withdrawn => "withdrawn",
        }
    }

    /// Whether the unit that owes it still has to act.
    pub fn is_open(self) -> bool {
        matches!(self, Self::NotStarted | Self::InProgress | Self::Returned)
    }
}

impl Column for WorkState {
    fn read(row: &Row, name: &str) -> Result<Self, StoreError> {
        let word: String = row.get(name)?;
        Self::ALL
            .into_iter()
            .find(|state| state.word() == word)
            .ok_or_else(|| StoreError::Vocabulary { column: name.to_owned(), value: word })
    }
}

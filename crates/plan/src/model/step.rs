//! The steps of a plan as a document, between being drafted and being over.

use ddci_platform::store::{Column, Row, StoreError};

/// What was done with a plan as a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// Laid before the leaders.
    Sent,
    /// A leader agreed.
    Agreed,
    /// A leader returned it.
    Returned,
    /// The coordinator took it back to go on mending.
    TakenBack,
    /// Closed after its last day.
    Closed,
    /// Opened again.
    Reopened,
}

impl Step {
    /// All steps.
    pub const ALL: [Self; 6] =
        [Self::Sent, Self::Agreed, Self::Returned, Self::TakenBack, Self::Closed, Self::Reopened];

    /// The word it is stored under.
    pub fn word(self) -> &'static str {
        match self {
            Self::Sent => "sent",
            Self::Agreed => "agreed",
            Self::Returned => "returned",
            Self::TakenBack => "taken_back",
            Self::Closed => "closed",
            Self::Reopened => "reopened",
        }
    }
}

impl Column for Step {
    fn read(row: &Row, name: &str) -> Result<Self, StoreError> {
        let word: String = row.get(name)?;
        Self::ALL
            .into_iter()
            .find(|step| step.word() == word)
            .ok_or_else(|| StoreError::Vocabulary { column: name.to_owned(), value: word })
    }
}

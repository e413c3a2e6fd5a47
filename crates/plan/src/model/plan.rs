//! A plan's state and settings.

use ddci_calendar::PlanSettings;
use ddci_platform::store::{Column, Row, StoreError};

/// Where a plan stands as a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PlanState {
    /// Read, and being settled by the coordinator.
    Draft,
    /// Laid before the leaders: nobody mends it until they agree or return it.
    InReview,
    /// Issued: its obligations are owed. Whether it was amended follows from its versions.
    Issued,
    /// Over: what was not done stays undone, and nothing is recorded any more.
    Closed,
    /// The draft of an amendment that was issued and went into its plan.
    Merged,
}

impl PlanState {
    /// All states.
    pub const ALL: [Self; 5] =
        [Self::Draft, Self::InReview, Self::Issued, Self::Closed, Self::Merged];

    /// The word it is stored under.
    pub fn word(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::InReview => "in_review",
            Self::Issued => "issued",
            Self::Closed => "closed",
            Self::Merged => "merged",
        }
    }

    /// Whether it is a document that binds or bound: everybody who sees plans sees it.
    pub fn is_published(self) -> bool {
        matches!(self, Self::Issued | Self::Closed)
    }
}

impl Column for PlanState {
    fn read(row: &Row, name: &str) -> Result<Self, StoreError> {
        let word: String = row.get(name)?;
        Self::ALL
            .into_iter()
            .find(|state| state.word() == word)
            .ok_or_else(|| StoreError::Vocabulary { column: name.to_owned(), value: word })
    }
}

/// Settings as they are stored.
pub fn write_settings(settings: &PlanSettings) -> String {
    serde_json::to_string(settings).unwrap_or_default()
}

/// Settings from the column `name`.
///
/// # Errors
/// [`StoreError`] where the column holds no settings.
pub fn read_settings(row: &Row, name: &str) -> Result<PlanSettings, StoreError> {
    let text: String = row.get(name)?;
    serde_json::from_str(&text)
        .map_err(|_| StoreError::Vocabulary { column: name.to_owned(), value: text })
}

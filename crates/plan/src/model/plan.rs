//! A plan's state and settings.

use ddci_calendar::PlanSettings;
use ddci_platform::store::{Column, Row, StoreError};

/// Where a plan stands as a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PlanState {
    /// Read, and being settled by the coordinator.
    Draft,
    /// Issued: its obligations are owed.
    Issued,
    /// The draft of an amendment that was issued and went into its plan.
    Merged,
}

impl PlanState {
    /// The word it is stored under.
    pub fn word(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Issued => "issued",
            Self::Merged => "merged",
        }
    }
}

impl Column for PlanState {
    fn read(row: &Row, name: &str) -> Result<Self, StoreError> {
        let word: String = row.get(name)?;
        match word.as_str() {
            "draft" => Ok(Self::Draft),
            "issued" => Ok(Self::Issued),
            "merged" => Ok(Self::Merged),
            _ => Err(StoreError::Vocabulary { column: name.to_owned(), value: word }),
        }
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

//! The steps of a round.

use super::vocabulary;

/// A step that somebody took.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// It was opened.
    Opened,
    /// What it is about was changed.
    Changed,
    /// Results were imported.
    Imported,
    /// Scores were computed.
    Computed,
    /// It was published.
    Published,
    /// It was withdrawn, with a reason.
    Withdrawn,
}

impl Step {
    /// All steps.
    pub const ALL: [Self; 6] = [
        Self::Opened,
        Self::Changed,
        Self::Imported,
        Self::Computed,
        Self::Published,
        Self::Withdrawn,
    ];

    /// The word it is stored under.
    pub fn word(self) -> &'static str {
        match self {
            Self::Opened => "opened",
            Self::Changed => "changed",
            Self::Imported => "imported",
            Self::Computed => "computed",
            Self::Published => "published",
            Self::Withdrawn => "withdrawn",
        }
    }
}

vocabulary!(Step);

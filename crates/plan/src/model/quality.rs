//! How good the work was that was accepted.

use ddci_platform::store::{Row, StoreError};

/// The mark of an acceptance. Work that is not good enough at all is not accepted: it is returned,
/// and each return is counted as one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Quality {
    /// All of what was asked for.
    Met,
    /// A part of it.
    Partly,
}

impl Quality {
    /// All marks.
    pub const ALL: [Self; 2] = [Self::Met, Self::Partly];

    /// The word it is stored under.
    pub fn word(self) -> &'static str {
        match self {
            Self::Met => "met",
            Self::Partly => "partly",
        }
    }

    /// The mark with that word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|quality| quality.word() == word)
    }

    /// The mark in the column `name`, where there is one.
    ///
    /// # Errors
    /// [`StoreError`] where the column holds no mark.
    pub fn read(row: &Row, name: &str) -> Result<Option<Self>, StoreError> {
        let Some(word) = row.get::<Option<String>>(name)? else { return Ok(None) };
        match Self::from_word(&word) {
            Some(quality) => Ok(Some(quality)),
            None => Err(StoreError::Vocabulary { column: name.to_owned(), value: word }),
        }
    }
}

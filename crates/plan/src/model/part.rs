//! The part a body has in a task.

use ddci_platform::store::{Column, Row, StoreError};
use serde::{Deserialize, Serialize};

/// Lead or coordinating.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    /// Owes the task (chủ trì).
    Lead,
    /// Helps the lead (phối hợp).
    Coordinating,
}

impl Part {
    /// The word it is stored under.
    pub fn word(self) -> &'static str {
        match self {
            Self::Lead => "lead",
            Self::Coordinating => "coordinating",
        }
    }
}

impl Column for Part {
    fn read(row: &Row, name: &str) -> Result<Self, StoreError> {
        let word: String = row.get(name)?;
        match word.as_str() {
            "lead" => Ok(Self::Lead),
            "coordinating" => Ok(Self::Coordinating),
            _ => Err(StoreError::Vocabulary { column: name.to_owned(), value: word }),
        }
    }
}

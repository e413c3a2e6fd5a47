//! Rows of a file that do not count, by the rule that leaves them out.

use serde::{Deserialize, Serialize};

/// How many rows each rule left out.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct LeftOut {
    /// The respondent had not dealt with the unit (rule E1).
    pub not_dealt_with: i64,
    /// The respondent rated the unit before in this file (rule E3).
    pub again: i64,
    /// Nothing was answered (rule E5).
    pub empty: i64,
}

impl LeftOut {
    /// All of them.
    pub fn total(self) -> i64 {
        self.not_dealt_with + self.again + self.empty
    }
}

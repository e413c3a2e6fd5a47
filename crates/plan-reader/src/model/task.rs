//! One thing a body has to do.

use serde::{Deserialize, Serialize};

use super::Schedule;

/// One bullet, paragraph or table row that gives a body something to do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Task {
    /// A path to the place in the plan, unique within it ("II.1.a.3").
    pub reference: String,
    /// The assignment block the task stands in ("a", "3.1"), if any.
    pub block: Option<String>,
    /// The ordinal of the sub-index it serves; none for general duties.
    pub sub_index: Option<u32>,
    /// The words as printed, without bullet or number.
    pub text: String,
    /// The bodies that lead.
    pub leads: Vec<String>,
    /// The bodies that help the lead.
    pub coordinators: Vec<String>,
    /// When it has to be done; never empty.
    pub schedules: Vec<Schedule>,
    /// Where it stands.
    pub source: Source,
}

/// A place in the document.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Source {
    /// The sheet of a workbook.
    pub sheet: Option<String>,
    /// The first line, from 1.
    pub first_line: u32,
    /// The last line, from 1.
    pub last_line: u32,
}

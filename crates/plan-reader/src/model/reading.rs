//! Everything read from one document.

use serde::{Deserialize, Serialize};

use super::{Finding, Line, PlanHead, Reporting, SubIndex, Task};

/// The structured plan, with what is wrong in it and what was not understood.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Reading {
    /// The identity of the plan.
    pub head: PlanHead,
    /// The sub-indices in order.
    pub sub_indices: Vec<SubIndex>,
    /// The tasks in the order of the document.
    pub tasks: Vec<Task>,
    /// The duties to report.
    pub reporting: Vec<Reporting>,
    /// What was not understood.
    pub unread: Vec<Unread>,
    /// What is missing, doubled or contradictory.
    pub findings: Vec<Finding>,
    /// Every line that is not blank.
    pub lines: Vec<Line>,
}

/// Lines that were not understood.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unread {
    /// The sheet of a workbook.
    pub sheet: Option<String>,
    /// The first line, from 1.
    pub first_line: u32,
    /// The last line, from 1.
    pub last_line: u32,
    /// Why, in one sentence in Vietnamese.
    pub why: String,
}

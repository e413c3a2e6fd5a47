//! What is missing, doubled or contradictory in a plan.

use serde::{Deserialize, Serialize};

/// One defect, with the lines to look at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding {
    /// Which defect.
    pub kind: FindingKind,
    /// The sheet of a workbook.
    pub sheet: Option<String>,
    /// The lines concerned, in order.
    pub lines: Vec<u32>,
    /// One sentence in Vietnamese for the reader of the plan.
    pub message: String,
}

/// The kinds of defect.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FindingKind {
    /// Two paragraphs with the same wording.
    DuplicateParagraph,
    /// A task of a sub-index without any time.
    MissingSchedule,
    /// The same work with different times.
    ConflictingSchedules,
    /// Two or more individual bodies lead one thing.
    SeveralLeads,
    /// A sub-index without a target.
    MissingTarget,
    /// "Định kỳ" without a period.
    PeriodUnspecified,
    /// A stated date is a day off.
    DueOnDayOff,
    /// A report is due before the plan it reports on.
    ReportBeforePlan,
    /// The stated total is not what the targets make.
    TargetsDoNotAddUp,
}

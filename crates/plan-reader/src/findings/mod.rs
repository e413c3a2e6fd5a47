//! What is missing, doubled or contradictory: one file for each kind. README, "Findings".

mod conflicting_schedules;
mod due_on_day_off;
mod duplicates;
mod missing_schedule;
mod missing_target;
mod period_unspecified;
mod report_before_plan;
mod several_leads;
mod targets_do_not_add_up;

use jiff::civil::Date;

use crate::model::{Finding, FindingKind, PlanHead, Reporting, Schedule, ScheduleKind};
use crate::reader::{Draft, Focal, Note};
use crate::sub_indices::{Registry, Total};

/// Everything the findings look at.
pub(crate) struct Evidence<'a> {
    pub head: &'a PlanHead,
    pub tasks: &'a [Draft],
    pub focals: &'a [Focal],
    pub notes: &'a [Note],
    pub registry: &'a Registry,
    pub reporting: &'a [Reporting],
    /// The total as stated.
    pub total: Option<Total>,
    pub is_day_off: &'a dyn Fn(Date) -> bool,
}

/// All findings, in the order of their lines.
pub(crate) fn find(evidence: &Evidence<'_>) -> Vec<Finding> {
    let pairs = duplicates::pairs(evidence.tasks);
    let mut findings = Vec::new();
    findings.extend(missing_target::find(evidence));
    findings.extend(targets_do_not_add_up::find(evidence));
    findings.extend(duplicates::find(evidence.tasks, &pairs));
    findings.extend(conflicting_schedules::find(evidence.tasks, &pairs));
    findings.extend(missing_schedule::find(evidence.tasks));
    findings.extend(period_unspecified::find(evidence.tasks));
    findings.extend(several_leads::find(evidence));
    findings.extend(due_on_day_off::find(evidence));
    findings.extend(report_before_plan::find(evidence));
    findings.sort_by(|one, other| {
        (&one.sheet, &one.lines).cmp(&(&other.sheet, &other.lines)).then(one.kind.cmp(&other.kind))
    });
    findings
}

/// A finding about some lines, each named once and in order.
fn finding(
    kind: FindingKind,
    sheet: Option<&str>,
    lines: impl IntoIterator<Item = u32>,
    message: String,
) -> Finding {
    let mut lines: Vec<u32> = lines.into_iter().collect();
    lines.sort_unstable();
    lines.dedup();
    Finding { kind, sheet: sheet.map(str::to_owned), lines, message }
}

impl Draft {
    /// All schedules of the task.
    fn schedules(&self) -> impl Iterator<Item = &Schedule> {
        self.stated.iter().chain(&self.own)
    }

    fn kinds(&self) -> Vec<&ScheduleKind> {
        self.schedules().map(|schedule| &schedule.kind).collect()
    }

    fn first_line(&self) -> u32 {
        self.source.first_line
    }

    fn sheet(&self) -> Option<&str> {
        self.source.sheet.as_deref()
    }

    /// The paragraph and the lines that say when.
    fn lines_about_time(&self) -> Vec<u32> {
        let mut lines = vec![self.first_line()];
        lines.extend(&self.schedule_lines);
        lines
    }
}

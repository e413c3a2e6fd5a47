//! "Định kỳ" without a period.

use super::finding;
use crate::model::{Finding, FindingKind, ScheduleKind};
use crate::reader::Draft;

pub(super) fn find(tasks: &[Draft]) -> Vec<Finding> {
    tasks
        .iter()
        .filter(|task| {
            task.schedules().any(|schedule| schedule.kind == ScheduleKind::PeriodicUnspecified)
        })
        .map(|task| {
            let message = "“Định kỳ” nhưng không nêu chu kỳ".to_owned();
            finding(FindingKind::PeriodUnspecified, task.sheet(), task.lines_about_time(), message)
        })
        .collect()
}

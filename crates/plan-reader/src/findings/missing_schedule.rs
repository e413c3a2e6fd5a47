//! A task of a sub-index about whose time nothing is said.

use super::finding;
use crate::model::{Finding, FindingKind};
use crate::reader::Draft;

pub(super) fn find(tasks: &[Draft]) -> Vec<Finding> {
    tasks
        .iter()
        .filter(|task| task.sub_index.is_some() && task.schedules().next().is_none())
        .map(|task| {
            let message = "Nhiệm vụ không nêu thời gian thực hiện".to_owned();
            finding(FindingKind::MissingSchedule, task.sheet(), [task.first_line()], message)
        })
        .collect()
}

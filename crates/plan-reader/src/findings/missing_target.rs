//! A sub-index has no target.

use super::{Evidence, finding};
use crate::model::{Finding, FindingKind};

pub(super) fn find(evidence: &Evidence<'_>) -> Vec<Finding> {
    let without = evidence.registry.entries.iter().filter(|entry| entry.index.target.is_none());
    without
        .map(|entry| {
            let message = format!(
                "Chỉ số {} “{}” không có điểm mục tiêu",
                entry.index.ordinal, entry.index.name
            );
            finding(FindingKind::MissingTarget, entry.sheet.as_deref(), [entry.index.line], message)
        })
        .collect()
}

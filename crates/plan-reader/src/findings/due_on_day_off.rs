//! A stated date is a Saturday, Sunday or holiday; the ends of periods do not count.

use super::{Evidence, finding};
use crate::model::{Finding, FindingKind, ScheduleKind};

pub(super) fn find(evidence: &Evidence<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for task in evidence.tasks {
        for schedule in task.schedules() {
            if let ScheduleKind::ByDate { date, .. } = schedule.kind
                && (evidence.is_day_off)(date)
            {
                let message = format!("Hạn {} rơi vào ngày nghỉ", date.strftime("%d/%m/%Y"));
                findings.push(finding(
                    FindingKind::DueOnDayOff,
                    task.sheet(),
                    task.lines_about_time(),
                    message,
                ));
            }
        }
    }
    findings
}

//! A report is due before the plan is issued, or before the detailed plans it reports on.

use jiff::civil::{Date, date};

use super::{Evidence, finding};
use crate::model::{
    DayOfPeriod, Finding, FindingKind, MonthOfPeriod, ReportingDue, ReportingKind, ScheduleKind,
};
use crate::reader::Draft;
use crate::schedules::{Place, statements};
use crate::words::{regex, view};
use crate::zones::Zone;

pub(super) fn find(evidence: &Evidence<'_>) -> Option<Finding> {
    dated_before_issue(evidence).or_else(|| periodic_before_detailed_plans(evidence))
}

/// "(riêng quý I báo cáo trước ngày 15/3)" in a plan of April.
fn dated_before_issue(evidence: &Evidence<'_>) -> Option<Finding> {
    let issued = evidence.head.issued_on?;
    let tasks = evidence
        .tasks
        .iter()
        .filter(|task| task.zone == Zone::Organisation && view(&task.text).contains("báo cáo"));
    let early = |task: &&Draft| {
        task.schedules().any(|schedule| matches!(schedule.kind, ScheduleKind::ByDate { date, .. } if date < issued && date.year() >= issued.year()))
    };
    let message = "Báo cáo có hạn trước ngày ban hành kế hoạch".to_owned();
    if let Some(found) = tasks.into_iter().find(early) {
        return Some(finding(
            FindingKind::ReportBeforePlan,
            found.sheet(),
            [found.first_line()],
            message,
        ));
    }
    let note = evidence.notes.iter().filter(|note| view(&note.text).contains("báo cáo")).find(|note| {
        statements(&note.text, Place::Own, evidence.head.year).iter().any(|one| matches!(one.kind, ScheduleKind::ByDate { date, .. } if date < issued && date.year() >= issued.year()))
    })?;
    Some(finding(FindingKind::ReportBeforePlan, note.sheet.as_deref(), [note.line], message))
}

/// The first periodic report after the plan is due before the units' own plans are.
fn periodic_before_detailed_plans(evidence: &Evidence<'_>) -> Option<Finding> {
    let year = evidence.head.year;
    let start = evidence.head.issued_on.unwrap_or_else(|| date(year, 1, 1));
    let plans = evidence
        .tasks
        .iter()
        .filter(|task| is_detailed_plan(task))
        .flat_map(|task| task.schedules());
    let latest = plans
        .filter_map(|schedule| match schedule.kind {
            ScheduleKind::ByDate { date, .. } => Some(date),
            _ => None,
        })
        .max()?;
    let early = evidence.reporting.iter().find(|report| match &report.due {
        Some(ReportingDue::Date { date, .. }) => {
            *date < latest
                && evidence
                    .tasks
                    .iter()
                    .any(|task| task.source.first_line == report.line && !is_detailed_plan(task))
        }
        Some(ReportingDue::DayOfPeriod { day, .. }) => {
            first_due(report.kind, *day, start).is_some_and(|due| due < latest)
        }
        _ => false,
    })?;
    let message =
        "Kỳ báo cáo đầu tiên đến hạn trước khi các kế hoạch chi tiết được xây dựng xong".to_owned();
    Some(finding(FindingKind::ReportBeforePlan, None, [early.line], message))
}

fn is_detailed_plan(task: &Draft) -> bool {
    let small = view(&task.text);
    task.zone == Zone::Organisation
        && !small.starts_with("báo cáo")
        && regex!(r"(?:xây dựng|ban hành|lập|cụ thể hóa)[^.;]*kế hoạch(?: \p{L}+){0,3} ?(?:chi tiết|cụ thể|triển khai|thực hiện|riêng|hành động)?|kế hoạch (?:chi tiết|cụ thể|triển khai|thực hiện)").is_match(&small)
}

/// The first day on which a periodic report falls due from `start` on.
fn first_due(kind: ReportingKind, day: DayOfPeriod, start: Date) -> Option<Date> {
    let step = match (kind, day.of) {
        (ReportingKind::Monthly, _) | (_, MonthOfPeriod::EveryMonth) => 1,
        (ReportingKind::Quarterly, _) => 3,
        (ReportingKind::HalfYearly, _) => 6,
        _ => 12,
    };
    let dates = (1..=12_i8)
        .filter(|month| month % step == 0)
        .filter_map(|month| Date::new(start.year(), month, i8::try_from(day.day).ok()?).ok());
    dates.into_iter().find(|due| *due >= start)
}

//! The same work with different times.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::finding;
use crate::model::{Finding, FindingKind, Schedule, ScheduleKind};
use crate::reader::Draft;
use crate::words::{bare, regex, view};

/// How alike the works named in two schedule lines must be.
const SAME_WORK: f64 = 0.8;

pub(super) fn find(tasks: &[Draft], pairs: &[(usize, usize)]) -> Vec<Finding> {
    let both = |(one, other): &(usize, usize)| Some((tasks.get(*one)?, tasks.get(*other)?));
    let doubled = pairs.iter().filter_map(both).filter(|(one, other)| differ(one, other));
    let mut findings: Vec<Finding> = doubled.map(|(one, other)| conflict(one, other)).collect();
    let same_work = super::duplicates::same_work(tasks);
    let others = same_work.iter().filter(|pair| !pairs.contains(pair)).filter_map(both);
    findings.extend(
        others
            .filter(|(one, other)| differ(one, other) && dated(one) && dated(other))
            .map(|(one, other)| conflict(one, other)),
    );
    findings.extend(works_in_lines(tasks));
    findings.extend(tasks.iter().filter(|task| contradicts_its_line(task)).map(|task| {
        let message = "Thời gian trong nội dung khác thời gian thực hiện".to_owned();
        finding(FindingKind::ConflictingSchedules, task.sheet(), task.lines_about_time(), message)
    }));
    findings
}

/// The text says when the work is finished, its line says another time.
fn contradicts_its_line(task: &Draft) -> bool {
    let finished = |schedule: &&Schedule| {
        view(&schedule.sentence).contains("hoàn thành")
            || regex!(r"hoàn thành[^.;]*$")
                .is_match(crate::words::upto(&view(&task.text), place_of(task, schedule)))
    };
    let mut own = task.own.iter().filter(finished).filter_map(|schedule| last_day(&schedule.kind));
    let line: Vec<&Schedule> =
        task.stated.iter().filter(|schedule| last_day(&schedule.kind).is_some()).collect();
    let [only] = line.as_slice() else { return false };
    own.any(|day| match only.kind {
        ScheduleKind::ByDate { date, .. } => day != date,
        ScheduleKind::Within { from, due } => day < from || day > due,
        _ => false,
    })
}

fn place_of(task: &Draft, schedule: &Schedule) -> usize {
    task.text.find(&schedule.sentence).unwrap_or(0)
}

fn last_day(kind: &ScheduleKind) -> Option<Date> {
    match kind {
        ScheduleKind::ByDate { date, .. } => Some(*date),
        ScheduleKind::Within { due, .. } => Some(*due),
        _ => None,
    }
}

fn conflict(one: &Draft, other: &Draft) -> Finding {
    let lines: Vec<u32> =
        one.lines_about_time().into_iter().chain(other.lines_about_time()).collect();
    let message = "Cùng một việc nhưng thời gian thực hiện khác nhau".to_owned();
    finding(FindingKind::ConflictingSchedules, one.sheet(), lines, message)
}

fn differ(one: &Draft, other: &Draft) -> bool {
    let (one, other) = (one.kinds(), other.kinds());
    !one.is_empty()
        && !other.is_empty()
        && (one.iter().any(|kind| !other.contains(kind))
            || other.iter().any(|kind| !one.contains(kind)))
}

/// Whether a task has a day or a span.
fn dated(task: &Draft) -> bool {
    task.schedules().any(|schedule| last_day(&schedule.kind).is_some())
}

/// Two lines of one body that name the same work and different days for it.
fn works_in_lines(tasks: &[Draft]) -> Vec<Finding> {
    let named: Vec<(&Draft, String, BTreeSet<String>)> = tasks
        .iter()
        .filter(|task| task.leads.len() == 1 && !task.schedule_text.is_empty())
        .map(|task| (task, first_work(&task.schedule_text), days(task)))
        .filter(|(_, work, days)| work.split(' ').count() >= 5 && !days.is_empty())
        .collect();
    let mut findings = Vec::new();
    for (index, (one, work, days)) in named.iter().enumerate() {
        for (other, other_work, other_days) in named.iter().skip(index + 1) {
            let same_body = one
                .leads
                .first()
                .zip(other.leads.first())
                .is_some_and(|(own, others)| own.same_name(others));
            let apart =
                one.schedule_lines != other.schedule_lines && one.sub_index != other.sub_index;
            if same_body
                && apart
                && days != other_days
                && ddci_vntext::similarity_at_least(work, other_work, SAME_WORK)
            {
                findings.push(conflict(one, other));
            }
        }
    }
    findings
}

/// The work that the first part of a schedule line names.
fn first_work(line: &str) -> String {
    let small = view(line);
    let end = regex!(r"\b(?:trong quý|trong tháng|xong|hoàn thành|trước|chậm nhất)\b|;")
        .find(&small)
        .map_or(small.len(), |found| found.start());
    bare(crate::words::upto(&small, end))
}

fn days(task: &Draft) -> BTreeSet<String> {
    task.stated
        .iter()
        .filter_map(|schedule| match &schedule.kind {
            ScheduleKind::ByDate { date, .. } => Some(date.to_string()),
            _ => None,
        })
        .collect()
}

//! What somebody has to decide about, or to look at, before a plan that follows another one is issued.

use super::paper::Paper;
use crate::{
    model::{FindingId, FindingKind, NextTask, NextTime, NextYear, PlanId, says_year},
    store::{plan::Plan, sub_index::SubIndex},
    words::t,
};
use ddci_calendar::Calendar;
use ddci_platform::{
    law,
    store::{StoreError, Tx},
    values,
    web::{Lang, Points, date, points},
};
use serde_json::json;

/// Findings belong to the document, so that they are said in its language.
const SAID_IN: Lang = Lang::Vi;

/// Writes the findings, those of the tasks in their order, then those of the targets.
pub(super) async fn write(
    tx: &Tx,
    draft: PlanId,
    next: &NextYear,
    paper: &Paper,
    sub_indices: &[SubIndex],
    base: &Plan,
) -> Result<(), StoreError> {
    let calendar = law::calendar(tx, base.authority).await?;
    let mut findings = Vec::new();
    for of in next.counted() {
        let line = paper.line_of(of.task.id);
        let found = about(next, of, &calendar);
        findings.extend(found.into_iter().map(|(kind, words)| (kind, line, words)));
    }
    for of in sub_indices.iter().filter(|of| of.counts_toward_total) {
        let line = paper.line_of_heading(of.ordinal);
        findings.push((FindingKind::MissingTarget, line, no_target(of)));
    }
    for (position, (kind, line, message)) in (0_i32..).zip(findings) {
        let id: FindingId = tx.key()?;
        let sql = "INSERT INTO finding (id, plan, position, kind, lines, message)
                   VALUES ($1, $2, $3, $4, $5, $6)";
        let row = values![id.0, draft.0, position, kind.word(), json!([line]).to_string(), message];
        tx.write(sql, row).await?;
    }
    Ok(())
}

fn about(next: &NextYear, of: &NextTask, calendar: &Calendar) -> Vec<(FindingKind, String)> {
    let mut found: Vec<_> =
        of.times.iter().filter_map(|time| of_time(next, time, calendar)).collect();
    let from = i32::from(next.from);
    if says_year(&of.task.text, from) {
        let year = from.to_string();
        let words = t!(SAID_IN, "next-year-finding-year", year = year);
        found.push((FindingKind::YearInWords, words));
    }
    found
}

fn of_time(next: &NextYear, time: &NextTime, calendar: &Calendar) -> Option<(FindingKind, String)> {
    if let Some(on) = time.outside() {
        let (on, year) = (date(SAID_IN, on), next.from.to_string());
        let words = t!(SAID_IN, "next-year-finding-outside", date = on, year = year);
        return Some((FindingKind::MissingSchedule, words));
    }
    if time.is_periodic() {
        let words = t!(SAID_IN, "next-year-finding-periodic");
        return Some((FindingKind::PeriodUnspecified, words));
    }
    let (on, _) = time.day_off(calendar)?;
    let words = t!(SAID_IN, "next-year-finding-day-off", date = date(SAID_IN, on));
    Some((FindingKind::DueOnDayOff, words))
}

/// The name stands in quotation marks: by it `store::mended` knows the finding.
fn no_target(of: &SubIndex) -> String {
    let name = of.name.as_str();
    match of.target {
        Some(target) => {
            let target = points(SAID_IN, Points(target));
            t!(SAID_IN, "next-year-finding-target", name = name, target = target)
        }
        None => t!(SAID_IN, "next-year-finding-no-target", name = name),
    }
}

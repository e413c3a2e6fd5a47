//! The JSON for exchange: a projection of the reading.

use serde_json::{Value, json};

use crate::model::{
    Finding, MonthOfPeriod, Period, PlanHead, Points, Quota, Reading, Reporting, ReportingDue,
    ReportingKind, Schedule, ScheduleKind, Source, SubIndex, Task, Unread,
};

/// The reading as one JSON object, every key always present.
pub fn exchange_json(reading: &Reading) -> Value {
    json!({
        "plan": head(&reading.head),
        "sub_indices": reading.sub_indices.iter().map(sub_index).collect::<Vec<_>>(),
        "tasks": reading.tasks.iter().map(task).collect::<Vec<_>>(),
        "reporting": reading.reporting.iter().map(reporting).collect::<Vec<_>>(),
        "unread": reading.unread.iter().map(unread).collect::<Vec<_>>(),
        "findings": reading.findings.iter().map(finding).collect::<Vec<_>>(),
    })
}

fn points(points: Option<Points>) -> Value {
    points.map_or(Value::Null, |points| json!(points.to_number()))
}

fn head(head: &PlanHead) -> Value {
    json!({
        "title": head.title,
        "number": head.number,
        "issued_on": head.issued_on.map(|date| date.to_string()),
        "year": head.year,
        "issuer": head.issuer,
        "total_target": points(head.total_target),
    })
}

fn sub_index(sub_index: &SubIndex) -> Value {
    json!({
        "ordinal": sub_index.ordinal,
        "name": sub_index.name,
        "target": points(sub_index.target),
        "counts_toward_total": sub_index.counts_toward_total,
        "responsible_leader": sub_index.responsible_leader,
    })
}

fn task(task: &Task) -> Value {
    let mut value = json!({
        "ref": task.reference,
        "sub_index": task.sub_index,
        "text": task.text,
        "lead_units": task.leads,
        "coordinating_units": task.coordinators,
        "schedules": task.schedules.iter().map(schedule).collect::<Vec<_>>(),
        "source": source(&task.source),
    });
    add_sheet(&mut value, task.source.sheet.as_deref());
    value
}

fn source(source: &Source) -> Value {
    json!({"first_line": source.first_line, "last_line": source.last_line})
}

/// README: a task or finding of a workbook may carry its sheet.
fn add_sheet(value: &mut Value, sheet: Option<&str>) {
    if let (Some(sheet), Some(object)) = (sheet, value.as_object_mut()) {
        object.insert("sheet".to_owned(), json!(sheet));
    }
}

fn schedule(schedule: &Schedule) -> Value {
    let mut value = json!({
        "kind": kind(&schedule.kind),
        "due": null,
        "strictly_before": false,
        "from": null,
        "period": null,
        "quota": null,
    });
    let mut set = |key: &str, to: Value| {
        if let Some(object) = value.as_object_mut() {
            object.insert(key.to_owned(), to);
        }
    };
    match &schedule.kind {
        ScheduleKind::Throughout { from } => set("from", json!(from.map(|date| date.to_string()))),
        ScheduleKind::ByDate { date, strictly_before } => {
            set("due", json!(date.to_string()));
            set("strictly_before", json!(strictly_before));
        }
        ScheduleKind::Within { from, due } => {
            set("from", json!(from.to_string()));
            set("due", json!(due.to_string()));
        }
        ScheduleKind::Every { period, strictly_before, quota, .. } => {
            set("strictly_before", json!(strictly_before));
            set("period", json!(period_word(*period)));
            set("quota", quota.as_ref().map_or(Value::Null, quota_value));
        }
        ScheduleKind::WhenArising | ScheduleKind::PeriodicUnspecified | ScheduleKind::Unstated => {}
    }
    value
}

fn kind(kind: &ScheduleKind) -> &'static str {
    match kind {
        ScheduleKind::Throughout { .. } => "throughout",
        ScheduleKind::ByDate { .. } => "by_date",
        ScheduleKind::Within { .. } => "within",
        ScheduleKind::Every { .. } => "every",
        ScheduleKind::WhenArising => "when_arising",
        ScheduleKind::PeriodicUnspecified => "periodic_unspecified",
        ScheduleKind::Unstated => "unstated",
    }
}

fn period_word(period: Period) -> &'static str {
    match period {
        Period::Month => "month",
        Period::Quarter => "quarter",
        Period::HalfYear => "half_year",
        Period::Year => "year",
    }
}

fn quota_value(quota: &Quota) -> Value {
    json!({"count": quota.count, "unit": quota.unit})
}

fn reporting(reporting: &Reporting) -> Value {
    let kind = match reporting.kind {
        ReportingKind::Monthly => "monthly",
        ReportingKind::Quarterly => "quarterly",
        ReportingKind::HalfYearly => "half_yearly",
        ReportingKind::Yearly => "yearly",
        ReportingKind::Once => "once",
        ReportingKind::AdHoc => "ad_hoc",
    };
    json!({"kind": kind, "due": due(reporting.due.as_ref()), "to": reporting.to})
}

fn due(due: Option<&ReportingDue>) -> Value {
    match due {
        None => Value::Null,
        Some(ReportingDue::Date { date, .. }) => json!(date.to_string()),
        Some(ReportingDue::DayOfPeriod { day, strictly_before }) => {
            let of = match day.of {
                MonthOfPeriod::EveryMonth => "every_month",
                MonthOfPeriod::LastMonth => "last_month",
            };
            json!({"day": day.day, "of": of, "strictly_before": strictly_before})
        }
    }
}

fn unread(unread: &Unread) -> Value {
    let mut value =
        json!({"first_line": unread.first_line, "last_line": unread.last_line, "why": unread.why});
    add_sheet(&mut value, unread.sheet.as_deref());
    value
}

fn finding(finding: &Finding) -> Value {
    let mut value =
        json!({"kind": finding.kind, "lines": finding.lines, "message": finding.message});
    add_sheet(&mut value, finding.sheet.as_deref());
    value
}

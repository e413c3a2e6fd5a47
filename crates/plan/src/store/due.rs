//! What is due, for the platform: it asks on behalf of those whose things they are, without a viewer.

use super::executor;
use crate::model::{ObligationId, PlanState, WorkState};
use ddci_platform::{
    org::{PersonId, UnitId},
    seam::Whose,
    store::{Read, Row, StoreError},
    values,
};
use jiff::{Timestamp, civil::Date};
use std::collections::BTreeMap;

/// An obligation as it is due.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Due {
    pub id: ObligationId,
    pub text: String,
    pub period: String,
    pub unit: UnitId,
    pub unit_name: String,
    pub executor: Option<PersonId>,
    pub stated_on: Date,
    pub effective_on: Date,
    pub state: WorkState,
    pub done_on: Option<Date>,
    pub plan_state: PlanState,
    pub changes: i64,
    pub changed_at: Timestamp,
}

/// Everything that changes a day, words or a state leaves rows or raises a number, and none of these
/// ever falls: the plan's versions and steps, moves with the calendar, entries, submissions and what
/// became of them, and who was named to do it.
const CHANGES: &str = "p.version - 1 + o.assigned
    + (SELECT COUNT(*) FROM plan_step cs WHERE cs.plan = p.id)
    + (SELECT COUNT(*) FROM obligation_move cm WHERE cm.obligation = o.id)
    + (SELECT COUNT(*) FROM progress cp WHERE cp.obligation = o.id)
    + (SELECT COUNT(*) + COUNT(cb.decided_at) FROM submission cb WHERE cb.obligation = o.id)";

/// When each of them last did; no engine has a word of its own for the latest of several.
const CHANGED: [(&str, &str); 6] = [
    ("created_at", "p.created_at"),
    ("amended_at", "(SELECT MAX(cv.at) FROM plan_version cv WHERE cv.plan = p.id)"),
    ("stepped_at", "(SELECT MAX(cs.at) FROM plan_step cs WHERE cs.plan = p.id)"),
    ("moved_at", "(SELECT MAX(cm.at) FROM obligation_move cm WHERE cm.obligation = o.id)"),
    ("entered_at", "(SELECT MAX(cp.at) FROM progress cp WHERE cp.obligation = o.id)"),
    (
        "submitted_at",
        "(SELECT MAX(COALESCE(cb.decided_at, cb.at)) FROM submission cb WHERE cb.obligation = o.id)",
    ),
];

/// What is due from the first to the last day, by day, then key.
pub(crate) async fn between(
    db: &impl Read,
    whose: Whose,
    (first, last): (Date, Date),
    today: Date,
) -> Result<Vec<Due>, StoreError> {
    let (condition, key) = match whose {
        Whose::Unit(UnitId(unit)) => ("o.unit = $1", unit),
        // What a person does by name is owed by their unit.
        Whose::Person(PersonId(person)) => {
            ("o.unit = (SELECT own.unit FROM person own WHERE own.id = $1)", person)
        }
        Whose::Authority(UnitId(authority)) => {
            ("o.plan IN (SELECT own.id FROM plan own WHERE own.authority = $1)", authority)
        }
    };
    let sql = format!(
        "{} WHERE {condition} AND o.effective_on >= $2 AND o.effective_on <= $3
         ORDER BY o.effective_on, o.id",
        select("$4")
    );
    db.all(&sql, values![key, first, last, today]).await?.iter().map(due).collect()
}

/// An obligation with whoever does it on the day at a placeholder.
fn select(today: &str) -> String {
    let changed = CHANGED.map(|(name, sql)| format!("{sql} AS {name}")).join(", ");
    format!(
        "SELECT o.id, t.text, o.period, o.unit, u.name AS unit_name, x.id AS executor,
                o.stated_on, o.effective_on, o.state, o.done_on, p.state AS plan_state,
                {CHANGES} AS changes, {changed}
         FROM obligation o
         JOIN task t ON t.id = o.task
         JOIN unit u ON u.id = o.unit
         JOIN plan p ON p.id = o.plan
         {}",
        executor::join(today)
    )
}

/// What was reported to people after an instant, or on a day where there is none, and is still open:
/// each thing once for each person, by date.
pub(crate) async fn reported(
    db: &impl Read,
    authority: UnitId,
    since: Option<Timestamp>,
    day: Date,
) -> Result<Vec<(PersonId, Due)>, StoreError> {
    let sql = "SELECT DISTINCT e.person, e.obligation FROM escalation e
               JOIN person r ON r.id = e.person
               WHERE r.authority = $1 AND (e.at > $2 OR ($2 = 0 AND e.raised_on = $3))";
    let after = since.map_or(0, Timestamp::as_millisecond);
    let rows = db.all(sql, values![authority.0, after, day]).await?;
    let mut told: BTreeMap<uuid::Uuid, Vec<PersonId>> = BTreeMap::new();
    for row in &rows {
        told.entry(row.get("obligation")?).or_default().push(row.get("person")?);
    }
    let mut reported = Vec::new();
    let sql = format!("{} WHERE o.id = $1", select("$2"));
    for (obligation, people) in told {
        let rows = db.all(&sql, values![obligation, day]).await?;
        let Some(due) = rows.first().map(due).transpose()? else { continue };
        reported.extend(people.into_iter().map(|person| (person, due.clone())));
    }
    reported.sort_by_key(|(person, due)| (*person, due.effective_on, due.id));
    Ok(reported)
}

fn due(row: &Row) -> Result<Due, StoreError> {
    Ok(Due {
        id: row.get("id")?,
        text: row.get("text")?,
        period: row.get("period")?,
        unit: row.get("unit")?,
        unit_name: row.get("unit_name")?,
        executor: row.get::<Option<uuid::Uuid>>("executor")?.map(PersonId),
        stated_on: row.get("stated_on")?,
        effective_on: row.get("effective_on")?,
        state: row.get("state")?,
        done_on: row.get("done_on")?,
        plan_state: row.get("plan_state")?,
        changes: row.get("changes")?,
        changed_at: changed_at(row)?,
    })
}

fn changed_at(row: &Row) -> Result<Timestamp, StoreError> {
    let mut latest = Timestamp::UNIX_EPOCH;
    for (name, _) in CHANGED {
        latest = latest.max(row.get::<Option<Timestamp>>(name)?.unwrap_or(latest));
    }
    Ok(latest)
}

//! Obligations: one task in one period for one unit.

use super::{condition::Condition, schedule::Schedule};
use crate::model::{
    ObligationId, PlanId, PlanState, Quality, ScheduleId, Standing, SubIndexId, TaskId, read_rule,
};
use ddci_platform::{
    org::UnitId,
    permit::Viewer,
    store::{Read, Row, StoreError},
    values,
};
use jiff::civil::Date;

/// An obligation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Obligation {
    /// Its key.
    pub id: ObligationId,
    /// The plan.
    pub plan: PlanId,
    /// The sub-index it serves.
    pub sub_index: Option<SubIndexId>,
    /// The task.
    pub task: TaskId,
    /// The schedule it follows from.
    pub schedule: ScheduleId,
    /// The period's key, `2024-Q3`, or `once`.
    pub period: String,
    /// The unit that owes it.
    pub unit: UnitId,
    /// State of work and dates.
    pub standing: Standing,
    /// How many are owed in the period.
    pub quota: Option<i32>,
    /// The unit that the plan gives it to, where it went to another one since.
    pub first_unit: Option<UnitId>,
    /// The day its giver named last, where one did.
    pub granted_on: Option<Date>,
}

/// What [`standing`] reads.
pub(crate) const STANDING: &str = "o.stated_on, o.effective_on, o.original_on, o.state, o.done_on,
     o.done_against, o.quality";

pub(crate) const COLUMNS: &str = "o.id, o.plan, o.sub_index, o.task, o.schedule, o.period, o.unit,
     o.quota, o.first_unit, o.granted_on, o.stated_on, o.effective_on, o.original_on, o.state,
     o.done_on, o.done_against, o.quality";

pub(crate) fn obligation(row: &Row) -> Result<Obligation, StoreError> {
    Ok(Obligation {
        id: row.get("id")?,
        plan: row.get("plan")?,
        sub_index: row.get::<Option<uuid::Uuid>>("sub_index")?.map(SubIndexId),
        task: row.get("task")?,
        schedule: row.get("schedule")?,
        period: row.get("period")?,
        unit: row.get("unit")?,
        standing: standing(row)?,
        quota: row.get("quota")?,
        first_unit: row.get::<Option<uuid::Uuid>>("first_unit")?.map(UnitId),
        granted_on: row.get("granted_on")?,
    })
}

pub(crate) fn standing(row: &Row) -> Result<Standing, StoreError> {
    Ok(Standing {
        state: row.get("state")?,
        stated_on: row.get("stated_on")?,
        effective_on: row.get("effective_on")?,
        original_on: row.get("original_on")?,
        done_on: row.get("done_on")?,
        done_against: row.get("done_against")?,
        quality: Quality::read(row, "quality")?,
    })
}

/// An obligation with the words around it.
#[derive(Debug, Clone, PartialEq)]
pub struct Sheet {
    /// The obligation.
    pub obligation: Obligation,
    /// The task's words.
    pub task_text: String,
    /// The task's path in the document.
    pub reference: String,
    /// The assignment block the task stands in, "a".
    pub block: Option<String>,
    /// The sheet of a workbook the task was read from.
    pub document_sheet: Option<String>,
    /// The lines of the document the task was read from.
    pub lines: (i32, i32),
    /// The unit's name.
    pub unit_name: String,
    /// Where the plan stands.
    pub plan_state: PlanState,
    /// The day it was given to the unit: when it was made, or when it was last decided whose it is;
    /// of what was made before that was kept, when the plan was issued.
    pub assigned_on: Date,
    /// The plan's year.
    pub year: i32,
    /// The office that consolidates the plan.
    pub coordinator: Option<UnitId>,
    /// The sub-index's number, name and responsible leader.
    pub sub_index: Option<(i32, String, Option<String>)>,
    /// The schedule.
    pub schedule: Schedule,
}

const SHEET: &str = "SELECT o.id, o.plan, o.sub_index, o.task, o.schedule, o.period, o.unit,
        o.stated_on, o.effective_on, o.quota, o.state, o.done_on, o.done_against, o.original_on,
        o.quality, o.first_unit, o.granted_on, o.assigned_on, p.issued_on, p.starts_on,
        t.text AS task_text, t.reference, t.block, t.sheet, t.first_line, t.last_line, u.name AS unit_name,
        p.state AS plan_state, p.year, p.coordinator, i.ordinal, i.name AS sub_index_name, i.responsible_leader,
        s.rule, s.quota_unit, s.sentence, s.line, s.owed_from
     FROM obligation o
     JOIN task t ON t.id = o.task
     JOIN unit u ON u.id = o.unit
     JOIN plan p ON p.id = o.plan
     JOIN schedule s ON s.id = o.schedule
     LEFT JOIN sub_index i ON i.id = o.sub_index";

fn sheet(row: &Row) -> Result<Sheet, StoreError> {
    let obligation = obligation(row)?;
    let ordinal: Option<i32> = row.get("ordinal")?;
    let name: Option<String> = row.get("sub_index_name")?;
    let leader: Option<String> = row.get("responsible_leader")?;
    let (assigned_on, issued_on): (Option<Date>, Option<Date>) =
        (row.get("assigned_on")?, row.get("issued_on")?);
    let assigned_on = match assigned_on.or(issued_on) {
        Some(on) => on,
        None => row.get("starts_on")?,
    };
    Ok(Sheet {
        task_text: row.get("task_text")?,
        reference: row.get("reference")?,
        block: row.get("block")?,
        document_sheet: row.get("sheet")?,
        lines: (row.get("first_line")?, row.get("last_line")?),
        unit_name: row.get("unit_name")?,
        plan_state: row.get("plan_state")?,
        assigned_on,
        year: row.get("year")?,
        coordinator: row.get::<Option<uuid::Uuid>>("coordinator")?.map(UnitId),
        sub_index: ordinal.zip(name).map(|(ordinal, name)| (ordinal, name, leader)),
        schedule: Schedule {
            id: obligation.schedule,
            task: obligation.task,
            rule: read_rule(row, "rule")?,
            quota_unit: row.get("quota_unit")?,
            sentence: row.get("sentence")?,
            line: row.get("line")?,
            owed_from: row.get("owed_from")?,
        },
        obligation,
    })
}

/// An obligation that the viewer may see, with the words around it.
///
/// # Errors
/// [`StoreError`].
pub async fn visible(
    db: &impl Read,
    viewer: &Viewer,
    id: ObligationId,
) -> Result<Option<Sheet>, StoreError> {
    let mut visible = Condition::visible_to(viewer);
    visible.equals("o.id", id);
    let sql = format!("{SHEET} WHERE {}", visible.sql());
    db.first(&sql, visible.into_values()).await?.as_ref().map(sheet).transpose()
}

/// An obligation of an authority, for transitions, which check rights themselves.
///
/// # Errors
/// [`StoreError`].
pub(crate) async fn of_authority(
    db: &impl Read,
    authority: UnitId,
    id: ObligationId,
) -> Result<Option<Sheet>, StoreError> {
    let sql = format!("{SHEET} WHERE o.id = $1 AND p.authority = $2");
    db.first(&sql, values![id.0, authority.0]).await?.as_ref().map(sheet).transpose()
}

/// The obligations of a task that the viewer may see, by unit and date.
///
/// # Errors
/// [`StoreError`].
pub async fn of_task(
    db: &impl Read,
    viewer: &Viewer,
    task: TaskId,
) -> Result<Vec<Sheet>, StoreError> {
    let mut visible = Condition::visible_to(viewer);
    visible.equals("o.task", task);
    let sql =
        format!("{SHEET} WHERE {} ORDER BY u.position, o.effective_on, o.period", visible.sql());
    db.all(&sql, visible.into_values()).await?.iter().map(sheet).collect()
}

/// The other periods of the same schedule for the same unit, by date.
///
/// # Errors
/// [`StoreError`].
pub async fn siblings(
    db: &impl Read,
    viewer: &Viewer,
    of: &Obligation,
) -> Result<Vec<Obligation>, StoreError> {
    let mut visible = Condition::visible_to(viewer);
    visible.equals("o.schedule", of.schedule);
    visible.equals("o.unit", of.unit);
    let this = visible.bind(of.id);
    visible.and(&format!("o.id <> {this}"));
    let sql = format!(
        "SELECT {COLUMNS} FROM obligation o WHERE {} ORDER BY o.effective_on",
        visible.sql()
    );
    db.all(&sql, visible.into_values()).await?.iter().map(obligation).collect()
}

//! The tasks of a draft as its table shows them. Nothing is owed of a draft, so its rows are tasks:
//! all of them are read along three walks and narrowed here, for a draft is one document long.

use super::{filter::TableFilter, sub_index::SubIndex};
use crate::model::{BodyImage, Part, PlanId, ScheduleImage, TaskId, TaskImage, read_rule};
use ddci_calendar::ScheduleKind;
use ddci_platform::{
    org::UnitId,
    store::{Read, Row, StoreError},
    values,
};
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

/// The tasks of a draft in the order of the document, those merged away left out.
///
/// # Errors
/// [`StoreError`].
pub async fn tasks(db: &impl Read, plan: PlanId) -> Result<Vec<TaskImage>, StoreError> {
    let mut tasks = as_it_stands(db, plan).await?;
    tasks.retain(|task| task.merged_into.is_none());
    Ok(tasks)
}

/// The tasks of a plan as it stands, in the order of the document, those merged away too.
///
/// # Errors
/// [`StoreError`].
pub(crate) async fn as_it_stands(
    db: &impl Read,
    plan: PlanId,
) -> Result<Vec<TaskImage>, StoreError> {
    let (mut bodies, mut schedules) = (bodies(db, plan).await?, schedules(db, plan).await?);
    let sql = "SELECT t.id, t.position, t.sub_index, t.block, t.reference, t.text, t.sheet,
                      t.first_line, t.last_line, t.merged_into, t.origin, t.follows
               FROM task t WHERE t.plan = $1 AND t.withdrawn_by IS NULL
               ORDER BY t.position";
    let mut task = |row: &Row| {
        let id: TaskId = row.get("id")?;
        Ok(TaskImage {
            id,
            position: row.get("position")?,
            sub_index: row.get::<Option<Uuid>>("sub_index")?.map(Into::into),
            block: row.get("block")?,
            reference: row.get("reference")?,
            text: row.get("text")?,
            sheet: row.get("sheet")?,
            first_line: row.get("first_line")?,
            last_line: row.get("last_line")?,
            merged_into: row.get::<Option<Uuid>>("merged_into")?.map(Into::into),
            bodies: bodies.remove(&id).unwrap_or_default(),
            schedules: schedules.remove(&id).unwrap_or_default(),
            origin: row.get::<Option<Uuid>>("origin")?.map(Into::into),
            follows: row.get::<Option<Uuid>>("follows")?.map(Into::into),
        })
    };
    db.all(sql, values![plan.0]).await?.iter().map(&mut task).collect()
}

async fn bodies(
    db: &impl Read,
    plan: PlanId,
) -> Result<BTreeMap<TaskId, Vec<BodyImage>>, StoreError> {
    let sql = "SELECT b.task, b.part, b.read_part, b.name, b.unit, b.unit_group
               FROM task t JOIN task_body b ON b.task = t.id
               WHERE t.plan = $1 ORDER BY t.position, b.position";
    let mut of: BTreeMap<TaskId, Vec<BodyImage>> = BTreeMap::new();
    for row in db.all(sql, values![plan.0]).await? {
        of.entry(row.get("task")?).or_default().push(BodyImage {
            part: row.get("part")?,
            read_part: row.get("read_part")?,
            name: row.get("name")?,
            unit: row.get("unit")?,
            group: row.get("unit_group")?,
        });
    }
    Ok(of)
}

async fn schedules(
    db: &impl Read,
    plan: PlanId,
) -> Result<BTreeMap<TaskId, Vec<ScheduleImage>>, StoreError> {
    let sql = "SELECT s.task, s.id, s.rule, s.read_rule, s.quota_unit, s.sentence, s.line, s.origin
               FROM task t JOIN schedule s ON s.task = t.id
               WHERE t.plan = $1 AND s.withdrawn_by IS NULL ORDER BY t.position, s.position";
    let mut of: BTreeMap<TaskId, Vec<ScheduleImage>> = BTreeMap::new();
    for row in db.all(sql, values![plan.0]).await? {
        of.entry(row.get("task")?).or_default().push(ScheduleImage {
            id: row.get("id")?,
            rule: read_rule(&row, "rule")?,
            read_rule: read_rule(&row, "read_rule")?,
            quota_unit: row.get("quota_unit")?,
            sentence: row.get("sentence")?,
            line: row.get("line")?,
            origin: row.get::<Option<Uuid>>("origin")?.map(Into::into),
        });
    }
    Ok(of)
}

/// The tasks that a filter finds. State and dates are of what is owed and narrow nothing here.
///
/// # Errors
/// [`StoreError`].
pub async fn found(
    db: &impl Read,
    plan: PlanId,
    sub_indices: &[SubIndex],
    filter: &TableFilter,
) -> Result<Vec<TaskImage>, StoreError> {
    let groups = match filter.unit {
        Some(unit) => groups_of(db, unit).await?,
        None => BTreeSet::new(),
    };
    let mut tasks = tasks(db, plan).await?;
    tasks.retain(|task| {
        let serves = sub_indices.iter().find(|known| Some(known.id) == task.sub_index);
        filter.sub_index.is_none_or(|n| serves.is_some_and(|serves| serves.ordinal == n))
            && filter.leader.as_ref().is_none_or(|leader| {
                serves.is_some_and(|serves| serves.responsible_leader.as_ref() == Some(leader))
            })
            && filter.block.as_ref().is_none_or(|block| task.block.as_ref() == Some(block))
            && filter.unit.is_none_or(|unit| has_part(task, unit, filter.part, &groups))
            && filter.kind.is_none_or(|kind| task.schedules.iter().any(|of| kind_of(of) == kind))
            && filter.words.as_ref().is_none_or(|words| says(task, words))
    });
    Ok(tasks)
}

/// The groups that a unit belongs to, by its kind or by name.
async fn groups_of(db: &impl Read, unit: UnitId) -> Result<BTreeSet<Uuid>, StoreError> {
    let sql = "SELECT g.id FROM unit_group g JOIN unit u ON u.id = $1
               WHERE (' ' || g.kinds || ' ') LIKE ('% ' || u.kind || ' %')
               UNION SELECT m.unit_group FROM unit_group_member m WHERE m.unit = $1";
    db.all(sql, values![unit.0]).await?.iter().map(|row| row.get("id")).collect()
}

fn has_part(task: &TaskImage, unit: UnitId, part: Option<Part>, groups: &BTreeSet<Uuid>) -> bool {
    let mut bodies = task.bodies.iter().filter(|body| part.is_none_or(|part| body.part == part));
    bodies.any(|body| {
        body.unit == Some(unit.0) || body.group.is_some_and(|group| groups.contains(&group))
    })
}

fn kind_of(schedule: &ScheduleImage) -> ScheduleKind {
    schedule.rule.kind()
}

/// Whether every word stands in the task, with Vietnamese marks or without.
fn says(task: &TaskImage, words: &str) -> bool {
    let (text, words) = (ddci_vntext::fold(&task.text), ddci_vntext::fold(words));
    words.split_whitespace().all(|word| text.contains(word))
}

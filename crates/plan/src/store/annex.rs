//! The rows of the annex table: obligations with all that stands around them, for export. Of a draft,
//! of which nothing is owed, they are its tasks.

use super::{
    condition::Condition,
    obligation::{STANDING, standing},
    share,
    sub_index::SubIndex,
};
use crate::model::{ObligationId, Part, Standing, TaskImage, read_rule};
use ddci_calendar::ScheduleRule;
use ddci_platform::store::{Read, Row, StoreError};
use std::collections::BTreeMap;

/// A row of the annex.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AnnexRow {
    /// The sub-index's number and name.
    pub sub_index: Option<(i32, String)>,
    /// The assignment block.
    pub block: Option<String>,
    /// The task's path in the document.
    pub reference: String,
    /// The task's words.
    pub text: String,
    /// The unit that owes it; of a draft who leads, as printed, each on a line of its own.
    pub lead: String,
    /// Who helps, as printed, each on a line of its own.
    pub coordinating: String,
    /// The rule it follows from, and of what a quota counts; of a draft all there are.
    pub times: Vec<(ScheduleRule, Option<String>)>,
    /// The period's key.
    pub period: String,
    /// State and dates of what is owed.
    pub standing: Option<Standing>,
    /// How far it is, in per cent.
    pub progress: Option<i64>,
    /// The sheet of a workbook, and the lines the task was read from.
    pub source: (Option<String>, i32, i32),
}

/// The rows of obligations whose keys a query with a viewer has returned, in the order of the keys.
///
/// # Errors
/// [`StoreError`].
pub async fn rows(db: &impl Read, keys: &[ObligationId]) -> Result<Vec<AnnexRow>, StoreError> {
    if keys.is_empty() {
        return Ok(Vec::new());
    }
    let mut condition = Condition::default();
    let places: Vec<String> = keys.iter().map(|key| condition.bind(*key)).collect();
    condition.and(&format!("o.id IN ({})", places.join(", ")));
    let sql = format!(
        "SELECT o.id, {share}, i.ordinal, i.name AS sub_index_name, t.block, t.reference, t.text,
                u.name AS unit_name, s.rule, s.quota_unit, o.period, {standing}, t.sheet, t.first_line, t.last_line,
                (SELECT string_agg(b.name, '\n' ORDER BY b.position) FROM task_body b
                 WHERE b.task = t.id AND b.part = 'coordinating') AS coordinating
         FROM obligation o
         JOIN task t ON t.id = o.task
         JOIN unit u ON u.id = o.unit
         JOIN schedule s ON s.id = o.schedule
         LEFT JOIN sub_index i ON i.id = o.sub_index
         WHERE {}",
        condition.sql(),
        share = share::COLUMNS,
        standing = STANDING
    );
    let mut found = BTreeMap::new();
    for row in db.all(&sql, condition.into_values()).await? {
        let key: ObligationId = row.get("id")?;
        found.insert(key, annex_row(&row)?);
    }
    Ok(keys.iter().filter_map(|key| found.remove(key)).collect())
}

fn annex_row(row: &Row) -> Result<AnnexRow, StoreError> {
    let ordinal: Option<i32> = row.get("ordinal")?;
    let name: Option<String> = row.get("sub_index_name")?;
    Ok(AnnexRow {
        sub_index: ordinal.zip(name),
        block: row.get("block")?,
        reference: row.get("reference")?,
        text: row.get("text")?,
        lead: row.get("unit_name")?,
        coordinating: row.get::<Option<String>>("coordinating")?.unwrap_or_default(),
        times: vec![(read_rule(row, "rule")?, row.get("quota_unit")?)],
        period: row.get("period")?,
        standing: Some(standing(row)?),
        progress: share::of_row(row)?.percent(),
        source: (row.get("sheet")?, row.get("first_line")?, row.get("last_line")?),
    })
}

/// The row of a task of a draft.
pub fn of_draft(task: &TaskImage, sub_indices: &[SubIndex]) -> AnnexRow {
    let serves = sub_indices.iter().find(|known| Some(known.id) == task.sub_index);
    let names = |part: Part| {
        let bodies = task.bodies.iter().filter(|body| body.part == part);
        bodies.map(|body| body.name.as_str()).collect::<Vec<_>>().join("\n")
    };
    let times = task.schedules.iter().map(|time| (time.rule, time.quota_unit.clone()));
    AnnexRow {
        sub_index: serves.map(|serves| (serves.ordinal, serves.name.clone())),
        block: task.block.clone(),
        reference: task.reference.clone(),
        text: task.text.clone(),
        lead: names(Part::Lead),
        coordinating: names(Part::Coordinating),
        times: times.collect(),
        period: String::new(),
        standing: None,
        progress: None,
        source: (task.sheet.clone(), task.first_line, task.last_line),
    }
}

//! Tasks of a plan in force, as an amendment has them: nothing goes, for obligations rest on it.

use super::{schedule, task::bodies};
use crate::{
    model::{PlanId, TaskImage, write_rule},
    store::folded::folded,
};
use ddci_platform::{
    store::{StoreError, Tx},
    values,
};
use jiff::civil::Date;

/// Changes a task of a plan that is in force. A schedule keeps its row, for obligations rest on it;
/// one that went is withdrawn, and what came is owed from that day on.
pub(in crate::transitions) async fn amend_task(
    tx: &Tx,
    version: i32,
    from: Date,
    old: &TaskImage,
    task: &TaskImage,
) -> Result<(), StoreError> {
    let sql = "UPDATE task SET sub_index = $1, block = $2, reference = $3, text = $4,
                 merged_into = $5, changed_by = $6, folded = $7 WHERE id = $8";
    let row = values![
        task.sub_index.map(|sub_index| sub_index.0),
        task.block.as_deref(),
        task.reference.as_str(),
        task.text.as_str(),
        task.merged_into.map(|first| first.0),
        version,
        folded(&task.text),
        task.id.0,
    ];
    tx.write(sql, row).await?;
    bodies(tx, task.id, &task.bodies).await?;
    for schedule in &old.schedules {
        let stays = task.schedules.iter().find(|new| new.id == schedule.id);
        let withdrawn = stays.is_none().then_some(version);
        let rule = stays.unwrap_or(schedule);
        let sql = "UPDATE schedule SET rule = $1, quota_unit = $2, withdrawn_by = $3,
                     owed_from = $4 WHERE id = $5";
        let row = values![
            write_rule(&rule.rule),
            rule.quota_unit.as_deref(),
            withdrawn,
            Some(from),
            schedule.id.0
        ];
        tx.write(sql, row).await?;
    }
    let new = task.schedules.iter().filter(|new| old.schedules.iter().all(|old| old.id != new.id));
    for schedule in new {
        schedule::append(tx, task.id, schedule, Some(from)).await?;
    }
    Ok(())
}

/// Adds a task that an amendment brought, below all others until they are put in order.
pub(in crate::transitions) async fn add_amended_task(
    tx: &Tx,
    plan: PlanId,
    version: i32,
    from: Date,
    task: &TaskImage,
) -> Result<(), StoreError> {
    let sql = "INSERT INTO task (id, plan, sub_index, block, reference, position, text, sheet,
                 first_line, last_line, merged_into, made_by, changed_by, folded, follows)
               SELECT $1, $2, $3, $4, $5, COALESCE(MAX(position) + 1, 0), $6, $7, $8, $9, $10, $11,
                 $11, $12, $13
               FROM task WHERE plan = $2";
    let row = values![
        task.id.0,
        plan.0,
        task.sub_index.map(|sub_index| sub_index.0),
        task.block.as_deref(),
        task.reference.as_str(),
        task.text.as_str(),
        task.sheet.as_deref(),
        task.first_line,
        task.last_line,
        task.merged_into.map(|first| first.0),
        version,
        folded(&task.text),
        task.follows.map(|follows| follows.0),
    ];
    tx.write(sql, row).await?;
    bodies(tx, task.id, &task.bodies).await?;
    for schedule in &task.schedules {
        schedule::append(tx, task.id, schedule, Some(from)).await?;
    }
    Ok(())
}

//! Tasks of a draft with their bodies, and the order in which they stand.

use super::schedule;
use crate::{
    model::{BodyImage, PlanId, TaskId, TaskImage},
    store::folded::folded,
};
use ddci_platform::{
    store::{Read, StoreError, Tx},
    values,
};

/// Puts a new task at its position; those from there on move down by one.
pub(in crate::transitions) async fn insert_task(
    tx: &Tx,
    plan: PlanId,
    task: &TaskImage,
) -> Result<(), StoreError> {
    move_from(tx, plan, task.position, 1).await?;
    append_task(tx, plan, task).await
}

/// Puts a new task at its position, which is free.
pub(in crate::transitions) async fn append_task(
    tx: &Tx,
    plan: PlanId,
    task: &TaskImage,
) -> Result<(), StoreError> {
    let sql = "INSERT INTO task (id, plan, sub_index, block, reference, position, text, sheet,
                 first_line, last_line, merged_into, origin, folded, follows)
               VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)";
    let row = values![
        task.id.0,
        plan.0,
        task.sub_index.map(|sub_index| sub_index.0),
        task.block.as_deref(),
        task.reference.as_str(),
        task.position,
        task.text.as_str(),
        task.sheet.as_deref(),
        task.first_line,
        task.last_line,
        task.merged_into.map(|first| first.0),
        task.origin.map(|origin| origin.0),
        folded(&task.text),
        task.follows.map(|follows| follows.0),
    ];
    tx.write(sql, row).await?;
    bodies(tx, task.id, &task.bodies).await?;
    schedule::replace(tx, task.id, &task.schedules).await
}

/// Changes a task that is there; its position stays.
pub(in crate::transitions) async fn change_task(
    tx: &Tx,
    task: &TaskImage,
) -> Result<(), StoreError> {
    let sql = "UPDATE task SET sub_index = $1, block = $2, reference = $3, text = $4, sheet = $5,
                 first_line = $6, last_line = $7, merged_into = $8, folded = $9, follows = $10
               WHERE id = $11";
    let row = values![
        task.sub_index.map(|sub_index| sub_index.0),
        task.block.as_deref(),
        task.reference.as_str(),
        task.text.as_str(),
        task.sheet.as_deref(),
        task.first_line,
        task.last_line,
        task.merged_into.map(|first| first.0),
        folded(&task.text),
        task.follows.map(|follows| follows.0),
        task.id.0,
    ];
    tx.write(sql, row).await?;
    bodies(tx, task.id, &task.bodies).await?;
    schedule::replace(tx, task.id, &task.schedules).await
}

/// Takes a task of a draft out; those below move up by one. Nothing is owed of a draft yet.
pub(in crate::transitions) async fn remove_task(
    tx: &Tx,
    plan: PlanId,
    task: &TaskImage,
) -> Result<(), StoreError> {
    let key = || values![task.id.0];
    tx.write("DELETE FROM schedule WHERE task = $1", key()).await?;
    tx.write("DELETE FROM task_body WHERE task = $1", key()).await?;
    tx.write("DELETE FROM task WHERE id = $1", key()).await?;
    move_from(tx, plan, task.position + 1, -1).await
}

/// Moves the tasks from a position on. Both databases check the uniqueness of positions row by row:
/// they go through negative numbers, where no position is.
async fn move_from(tx: &Tx, plan: PlanId, first: i32, by: i32) -> Result<(), StoreError> {
    let sql = "UPDATE task SET position = -1 - position - $3 WHERE plan = $1 AND position >= $2";
    tx.write(sql, values![plan.0, first, by]).await?;
    let sql = "UPDATE task SET position = -1 - position WHERE plan = $1 AND position < 0";
    tx.write(sql, values![plan.0]).await?;
    Ok(())
}

/// Writes the bodies of a task in the place of those it had.
pub(super) async fn bodies(tx: &Tx, task: TaskId, bodies: &[BodyImage]) -> Result<(), StoreError> {
    tx.write("DELETE FROM task_body WHERE task = $1", values![task.0]).await?;
    for (position, body) in (0_i32..).zip(bodies) {
        let sql = "INSERT INTO task_body (task, part, read_part, position, name, unit, unit_group)
                   VALUES ($1, $2, $3, $4, $5, $6, $7)";
        let (part, read_part) = (body.part.word(), body.read_part.word());
        let row =
            values![task.0, part, read_part, position, body.name.as_str(), body.unit, body.group];
        tx.write(sql, row).await?;
    }
    Ok(())
}

/// Puts the tasks of a plan in that order; those it does not name, which are withdrawn, come after.
pub(in crate::transitions) async fn reorder(
    tx: &Tx,
    plan: PlanId,
    order: &[TaskId],
) -> Result<(), StoreError> {
    let sql = "UPDATE task SET position = -1 - position WHERE plan = $1";
    tx.write(sql, values![plan.0]).await?;
    for (position, task) in (0_i32..).zip(order) {
        let sql = "UPDATE task SET position = $1 WHERE id = $2 AND plan = $3";
        tx.write(sql, values![position, task.0, plan.0]).await?;
    }
    let sql = "SELECT id FROM task WHERE plan = $1 AND position < 0 ORDER BY position DESC";
    let rest = tx.all(sql, values![plan.0]).await?;
    let first = i32::try_from(order.len()).unwrap_or(i32::MAX);
    for (position, row) in (first..).zip(&rest) {
        let id: TaskId = row.get("id")?;
        let sql = "UPDATE task SET position = $1 WHERE id = $2";
        tx.write(sql, values![position, id.0]).await?;
    }
    Ok(())
}

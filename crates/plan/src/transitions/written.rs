//! Writes parts of a draft as a picture shows them. Positions of tasks have no gaps.

use super::Refusal;
use crate::model::{
    BodyImage, FindingImage, HeadImage, PlanId, ScheduleImage, SubIndexImage, TaskId, TaskImage,
    UnreadImage, write_rule,
};
use ddci_platform::{
    store::{StoreError, Tx},
    values,
};
use serde_json::json;

/// Puts a new task at its position; those from there on move down by one.
pub(super) async fn insert_task(tx: &Tx, plan: PlanId, task: &TaskImage) -> Result<(), StoreError> {
    move_from(tx, plan, task.position, 1).await?;
    let sql = "INSERT INTO task (id, plan, sub_index, block, reference, position, text, sheet,
                 first_line, last_line, merged_into)
               VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)";
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
    ];
    tx.write(sql, row).await?;
    bodies(tx, task.id, &task.bodies).await?;
    schedules(tx, task.id, &task.schedules).await
}

/// Changes a task that is there; its position stays.
pub(super) async fn change_task(tx: &Tx, task: &TaskImage) -> Result<(), StoreError> {
    let sql = "UPDATE task SET sub_index = $1, block = $2, reference = $3, text = $4, sheet = $5,
                 first_line = $6, last_line = $7, merged_into = $8 WHERE id = $9";
    let row = values![
        task.sub_index.map(|sub_index| sub_index.0),
        task.block.as_deref(),
        task.reference.as_str(),
        task.text.as_str(),
        task.sheet.as_deref(),
        task.first_line,
        task.last_line,
        task.merged_into.map(|first| first.0),
        task.id.0,
    ];
    tx.write(sql, row).await?;
    bodies(tx, task.id, &task.bodies).await?;
    schedules(tx, task.id, &task.schedules).await
}

/// Takes a task of a draft out; those below move up by one. Nothing is owed of a draft yet.
pub(super) async fn remove_task(tx: &Tx, plan: PlanId, task: &TaskImage) -> Result<(), StoreError> {
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

async fn bodies(tx: &Tx, task: TaskId, bodies: &[BodyImage]) -> Result<(), StoreError> {
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

/// A schedule keeps its key; one that is not in the picture goes.
async fn schedules(tx: &Tx, task: TaskId, schedules: &[ScheduleImage]) -> Result<(), StoreError> {
    tx.write("DELETE FROM schedule WHERE task = $1", values![task.0]).await?;
    for (position, schedule) in (0_i32..).zip(schedules) {
        let sql = "INSERT INTO schedule (id, task, position, rule, read_rule, quota_unit, sentence,
                     line)
                   VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
        let row = values![
            schedule.id.0,
            task.0,
            position,
            write_rule(&schedule.rule),
            write_rule(&schedule.read_rule),
            schedule.quota_unit.as_deref(),
            schedule.sentence.as_str(),
            schedule.line,
        ];
        tx.write(sql, row).await?;
    }
    Ok(())
}

/// Writes a sub-index, a new one or one that is there.
pub(super) async fn sub_index(
    tx: &Tx,
    plan: PlanId,
    image: &SubIndexImage,
) -> Result<(), StoreError> {
    let sql = "INSERT INTO sub_index (id, plan, ordinal, name, target, counts_toward_total,
                 responsible_leader)
               VALUES ($1, $2, $3, $4, $5, $6, $7)
               ON CONFLICT (plan, ordinal) DO UPDATE
               SET name = excluded.name, target = excluded.target,
                   counts_toward_total = excluded.counts_toward_total,
                   responsible_leader = excluded.responsible_leader";
    let row = values![
        image.id.0,
        plan.0,
        image.ordinal,
        image.name.as_str(),
        image.target,
        image.counts_toward_total,
        image.responsible_leader.as_deref(),
    ];
    tx.write(sql, row).await?;
    Ok(())
}

/// Takes a sub-index out again, which only undoing does: tasks that serve it hold it.
pub(super) async fn remove_sub_index(
    tx: &Tx,
    plan: PlanId,
    image: &SubIndexImage,
) -> Result<(), Refusal> {
    let sql = "SELECT COUNT(*) AS n FROM task WHERE plan = $1 AND sub_index = $2";
    let row = ddci_platform::store::Read::first(tx, sql, values![plan.0, image.id.0]).await?;
    if row.map(|row| row.get::<i64>("n")).transpose()?.unwrap_or_default() > 0 {
        return Err(Refusal::ChangedSince);
    }
    tx.write("DELETE FROM sub_index WHERE id = $1", values![image.id.0]).await?;
    Ok(())
}

/// Writes the head of a plan.
pub(super) async fn head(tx: &Tx, plan: PlanId, head: &HeadImage) -> Result<(), StoreError> {
    let sql = "UPDATE plan SET title = $1, number = $2, issuer = $3, signer = $4, legal_bases = $5,
                 total_target = $6 WHERE id = $7";
    let row = values![
        head.title.as_str(),
        head.number.as_deref(),
        head.issuer.as_str(),
        head.signer.as_deref(),
        json!(head.legal_bases).to_string(),
        head.total_target,
        plan.0,
    ];
    tx.write(sql, row).await?;
    Ok(())
}

/// Writes the decision about a finding; none takes it back.
pub(super) async fn finding(tx: &Tx, finding: &FindingImage) -> Result<(), StoreError> {
    let decision = finding.decision.as_ref().map(|decision| json!(decision).to_string());
    let decided_at = decision.as_ref().map(|_| tx.now());
    let sql = "UPDATE finding SET decision = $1, decided_at = $2 WHERE id = $3";
    tx.write(sql, values![decision, decided_at, finding.id.0]).await?;
    Ok(())
}

/// Writes the decision about unread lines; none takes it back.
pub(super) async fn unread(tx: &Tx, plan: PlanId, image: &UnreadImage) -> Result<(), StoreError> {
    let sql = "UPDATE plan_unread SET decision = $1 WHERE plan = $2 AND position = $3";
    let word = image.decision.map(|decision| decision.word());
    tx.write(sql, values![word, plan.0, image.position]).await?;
    Ok(())
}

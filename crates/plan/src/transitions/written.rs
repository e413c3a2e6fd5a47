//! Writes parts of a draft as a picture shows them. Positions of tasks have no gaps.

use super::Refusal;
use crate::model::{
    BodyImage, FindingImage, HeadImage, PlanId, ScheduleImage, SubIndexImage, TaskId, TaskImage,
    UnreadImage, write_rule,
};
use ddci_platform::{
    store::{Read, StoreError, Tx},
    values,
};
use jiff::civil::Date;
use serde_json::json;

/// Puts a new task at its position; those from there on move down by one.
pub(super) async fn insert_task(tx: &Tx, plan: PlanId, task: &TaskImage) -> Result<(), StoreError> {
    move_from(tx, plan, task.position, 1).await?;
    append_task(tx, plan, task).await
}

/// Puts a new task at its position, which is free.
pub(super) async fn append_task(tx: &Tx, plan: PlanId, task: &TaskImage) -> Result<(), StoreError> {
    let sql = "INSERT INTO task (id, plan, sub_index, block, reference, position, text, sheet,
                 first_line, last_line, merged_into, origin)
               VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)";
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
                     line, origin)
                   VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
        let row = values![
            schedule.id.0,
            task.0,
            position,
            write_rule(&schedule.rule),
            write_rule(&schedule.read_rule),
            schedule.quota_unit.as_deref(),
            schedule.sentence.as_str(),
            schedule.line,
            schedule.origin.map(|origin| origin.0),
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
    let row = tx.first(sql, values![plan.0, image.id.0]).await?;
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

/// Changes a task of a plan that is in force. A schedule keeps its row, for obligations rest on it;
/// one that went is withdrawn, and what came is owed from that day on.
pub(super) async fn amend_task(
    tx: &Tx,
    version: i32,
    from: Date,
    old: &TaskImage,
    task: &TaskImage,
) -> Result<(), StoreError> {
    let sql = "UPDATE task SET sub_index = $1, block = $2, reference = $3, text = $4,
                 merged_into = $5, changed_by = $6 WHERE id = $7";
    let row = values![
        task.sub_index.map(|sub_index| sub_index.0),
        task.block.as_deref(),
        task.reference.as_str(),
        task.text.as_str(),
        task.merged_into.map(|first| first.0),
        version,
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
    let had = i32::try_from(old.schedules.len()).unwrap_or(i32::MAX);
    let new = task.schedules.iter().filter(|new| old.schedules.iter().all(|old| old.id != new.id));
    for (position, schedule) in (had..).zip(new) {
        amended_schedule(tx, task.id, position, from, schedule).await?;
    }
    Ok(())
}

/// Adds a task that an amendment brought, below all others until they are put in order.
pub(super) async fn add_amended_task(
    tx: &Tx,
    plan: PlanId,
    version: i32,
    from: Date,
    task: &TaskImage,
) -> Result<(), StoreError> {
    let sql = "INSERT INTO task (id, plan, sub_index, block, reference, position, text, sheet,
                 first_line, last_line, merged_into, made_by, changed_by)
               SELECT $1, $2, $3, $4, $5, COALESCE(MAX(position) + 1, 0), $6, $7, $8, $9, $10, $11,
                 $11
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
    ];
    tx.write(sql, row).await?;
    bodies(tx, task.id, &task.bodies).await?;
    for (position, schedule) in (0_i32..).zip(&task.schedules) {
        amended_schedule(tx, task.id, position, from, schedule).await?;
    }
    Ok(())
}

async fn amended_schedule(
    tx: &Tx,
    task: TaskId,
    position: i32,
    from: Date,
    schedule: &ScheduleImage,
) -> Result<(), StoreError> {
    let sql =
        "INSERT INTO schedule (id, task, position, rule, read_rule, quota_unit, sentence, line,
                 owed_from)
               VALUES ($1, $2, (SELECT COALESCE(MAX(s.position) + 1, $3) FROM schedule s
                                WHERE s.task = $2), $4, $5, $6, $7, $8, $9)";
    let row = values![
        schedule.id.0,
        task.0,
        position,
        write_rule(&schedule.rule),
        write_rule(&schedule.read_rule),
        schedule.quota_unit.as_deref(),
        schedule.sentence.as_str(),
        schedule.line,
        from,
    ];
    tx.write(sql, row).await?;
    Ok(())
}

/// Puts the tasks of a plan in that order; those it does not name, which are withdrawn, come after.
pub(super) async fn reorder(tx: &Tx, plan: PlanId, order: &[TaskId]) -> Result<(), StoreError> {
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

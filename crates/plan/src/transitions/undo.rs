//! Undoes the last edit of a draft, one after another back to the reading.

use super::{Refusal, desk::Touched, owned, written};
use crate::{
    model::{Image, PlanId, TaskId, TaskImage},
    store::edit,
};
use ddci_platform::{
    permit::{Actor, Verb},
    store::{Applied, StoreError, Transition, Tx},
    values,
};
use serde_json::json;

/// Undoes the last edit.
#[derive(Debug, Clone)]
pub struct UndoEdit {
    /// The plan.
    pub plan: PlanId,
    /// The number of the edit that was seen as the last one: pressed twice, or by two people at
    /// once, it undoes one edit.
    pub number: i32,
}

impl Transition for UndoEdit {
    const VERB: &'static str = "plan.undo";
    type Output = ();
    type Error = Refusal;

    async fn apply(&self, tx: &Tx, actor: &Actor) -> Result<Applied<()>, Refusal> {
        if !actor.may_everywhere(Verb::PreparePlan) {
            return Err(Refusal::NotYourPart);
        }
        owned::draft(tx, actor, self.plan).await?;
        let last = edit::last(tx, self.plan).await?.ok_or(Refusal::NothingToUndo)?;
        if last.number != self.number {
            return Err(Refusal::ChangedSince);
        }
        let now = Touched::of(&last.before, &last.after).picture(tx, self.plan).await?;
        if now != last.after {
            return Err(Refusal::ChangedSince);
        }
        put_back(tx, self.plan, &last.before, &last.after).await?;
        let sql = "UPDATE plan_edit SET undone_at = $1 WHERE plan = $2 AND number = $3";
        tx.write(sql, values![tx.now(), self.plan.0, self.number]).await?;
        let detail = json!({"edit": self.number, "kind": last.kind.word(), "of": last.subject});
        Ok(Applied::to(format!("plan:{}", self.plan), detail, ()))
    }

    fn store_error(error: &Refusal) -> Option<&StoreError> {
        error.store()
    }
}

/// Writes the picture before over the one after.
async fn put_back(tx: &Tx, plan: PlanId, before: &Image, after: &Image) -> Result<(), Refusal> {
    let stood = |tasks: &[TaskImage], id: TaskId| tasks.iter().any(|task| task.id == id);
    // What the edit made goes first, from below, so that each position is still the one it had.
    for made in after.tasks.iter().rev().filter(|task| !stood(&before.tasks, task.id)) {
        written::remove_task(tx, plan, made).await?;
    }
    // What was changed gives back schedules that are another's before that one comes back.
    for changed in before.tasks.iter().filter(|task| stood(&after.tasks, task.id)) {
        written::change_task(tx, changed).await?;
    }
    for gone in before.tasks.iter().filter(|task| !stood(&after.tasks, task.id)) {
        written::insert_task(tx, plan, gone).await?;
    }
    for sub_index in &before.sub_indices {
        written::sub_index(tx, plan, sub_index).await?;
    }
    let numbered = |ordinal| before.sub_indices.iter().any(|known| known.ordinal == ordinal);
    for made in after.sub_indices.iter().filter(|made| !numbered(made.ordinal)) {
        written::remove_sub_index(tx, plan, made).await?;
    }
    if let Some(head) = &before.head {
        written::head(tx, plan, head).await?;
    }
    for finding in &before.findings {
        written::finding(tx, finding).await?;
    }
    for unread in &before.unread {
        written::unread(tx, plan, unread).await?;
    }
    Ok(())
}

//! Takes out of a draft what the reader took for a task and is none.

use super::{
    Refusal,
    desk::{Desk, Touched},
    owned, written,
};
use crate::{
    model::{EditKind, PlanId, TaskId},
    store::task,
};
use ddci_platform::{
    permit::{Actor, Verb},
    store::{Applied, StoreError, Transition, Tx},
};
use serde_json::json;

/// Takes a task out.
#[derive(Debug, Clone)]
pub struct RemoveTask {
    /// The plan.
    pub plan: PlanId,
    /// The task.
    pub task: TaskId,
}

impl Transition for RemoveTask {
    const VERB: &'static str = "task.remove";
    type Output = ();
    type Error = Refusal;

    async fn apply(&self, tx: &Tx, actor: &Actor) -> Result<Applied<()>, Refusal> {
        if !actor.may_everywhere(Verb::PreparePlan) {
            return Err(Refusal::NotYourPart);
        }
        owned::draft(tx, actor, self.plan).await?;
        let tasks = task::of_plan(tx, self.plan).await?;
        if tasks.iter().any(|task| task.merged_into == Some(self.task)) {
            return Err(Refusal::PrintedAgain);
        }
        let desk = Desk::open(tx, self.plan, Touched::task(self.task)).await?;
        let task = desk.task()?.clone();
        written::remove_task(tx, self.plan, &task).await?;
        desk.close(tx, actor, EditKind::RemoveTask, &task.reference).await?;
        let detail = json!({"plan": self.plan, "reference": task.reference, "text": task.text});
        Ok(Applied::to(format!("task:{}", self.task), detail, ()))
    }

    fn store_error(error: &Refusal) -> Option<&StoreError> {
        error.store()
    }
}

//! Takes out of a draft what the reader took for a task and is none.

use super::{
    Refusal, Seen,
    desk::{Desk, Touched},
    owned, written,
};
use crate::{
    model::{EditKind, PlanId, TaskId},
    store::task,
};
use ddci_platform::{
    permit::Actor,
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
    /// What whoever does it has seen.
    pub seen: Option<Seen>,
}

impl Transition for RemoveTask {
    const VERB: &'static str = "task.remove";
    type Output = ();
    type Error = Refusal;

    async fn apply(&self, tx: &Tx, actor: &Actor) -> Result<Applied<()>, Refusal> {
        owned::to_mend(tx, actor, self.plan).await?;
        let tasks = task::of_plan(tx, self.plan).await?;
        if tasks.iter().any(|task| task.merged_into == Some(self.task)) {
            return Err(Refusal::PrintedAgain);
        }
        let desk = Desk::open_as_seen(tx, self.plan, Touched::task(self.task), self.seen).await?;
        let task = desk.task()?.clone();
        written::remove_task(tx, self.plan, &task).await?;
        let edit = desk.close(tx, actor, EditKind::RemoveTask, &task.reference).await?;
        let detail = json!({"edit": edit, "task": self.task, "reference": task.reference,
                            "text": task.text});
        Ok(Applied::to(format!("plan:{}", self.plan), detail, ()))
    }

    fn store_error(error: &Refusal) -> Option<&StoreError> {
        error.store()
    }
}

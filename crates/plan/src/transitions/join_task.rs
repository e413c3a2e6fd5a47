//! Joins a task of a draft to the one above it: one paragraph that the reader took for two.

use super::{
    Refusal, Seen,
    desk::{Desk, Touched},
    owned, written,
};
use crate::{
    model::{EditKind, PlanId, TaskId, TaskImage},
    store::task,
};
use ddci_platform::{
    permit::Actor,
    store::{Applied, StoreError, Transition, Tx},
};
use serde_json::json;

/// Joins a task to the one above it.
#[derive(Debug, Clone)]
pub struct JoinTask {
    /// The plan.
    pub plan: PlanId,
    /// The lower of the two.
    pub task: TaskId,
    /// The upper one, where somebody saw which it is: another may have come between.
    pub above: Option<TaskId>,
    /// What whoever does it has seen.
    pub seen: Option<Seen>,
}

impl Transition for JoinTask {
    const VERB: &'static str = "task.join";
    type Output = TaskId;
    type Error = Refusal;

    async fn apply(&self, tx: &Tx, actor: &Actor) -> Result<Applied<TaskId>, Refusal> {
        owned::to_mend(tx, actor, self.plan).await?;
        let tasks = task::of_plan(tx, self.plan).await?;
        let place = tasks.iter().position(|task| task.id == self.task).ok_or(Refusal::NotFound)?;
        let above = place.checked_sub(1).and_then(|above| tasks.get(above));
        let above = above.ok_or(Refusal::NothingAbove)?.id;
        if self.above.is_some_and(|seen| seen != above) {
            return Err(Refusal::ChangedSince);
        }
        // Paragraphs printed again point at the first one; a knot of both would say nothing.
        let merged = |id| {
            tasks.iter().any(|task| {
                (task.id == id && task.merged_into.is_some()) || task.merged_into == Some(id)
            })
        };
        if merged(above) || merged(self.task) {
            return Err(Refusal::PrintedAgain);
        }
        let touched = Touched { tasks: vec![above, self.task], ..Touched::default() };
        let desk = Desk::open_as_seen(tx, self.plan, touched, self.seen).await?;
        let [first, second] = desk.tasks() else { return Err(Refusal::NotFound) };
        let joined = joined(first, second);
        // Out first: the schedules of both are then of one task under the keys they had.
        written::remove_task(tx, self.plan, second).await?;
        written::change_task(tx, &joined).await?;
        let subject = format!("{} + {}", first.reference, second.reference);
        let edit = desk.close(tx, actor, EditKind::JoinTask, &subject).await?;
        let detail = json!({"edit": edit, "task": above, "joined": self.task,
                            "reference": subject});
        Ok(Applied::to(format!("plan:{}", self.plan), detail, above))
    }

    fn store_error(error: &Refusal) -> Option<&StoreError> {
        error.store()
    }
}

/// Both as one: the words one after the other, the lines of both, everybody and every time once.
fn joined(first: &TaskImage, second: &TaskImage) -> TaskImage {
    let mut joined = first.clone();
    joined.text = format!("{} {}", first.text.trim_end(), second.text.trim_start());
    if first.sheet == second.sheet {
        joined.first_line = first.first_line.min(second.first_line);
        joined.last_line = first.last_line.max(second.last_line);
    }
    for body in &second.bodies {
        if !joined.bodies.iter().any(|known| known.name == body.name) {
            joined.bodies.push(body.clone());
        }
    }
    for schedule in &second.schedules {
        let known = joined
            .schedules
            .iter()
            .any(|known| known.rule == schedule.rule && known.quota_unit == schedule.quota_unit);
        if !known {
            joined.schedules.push(schedule.clone());
        }
    }
    joined
}

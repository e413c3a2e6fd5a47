//! Says which task of last year each task of a draft goes on with, so that its page can tell how that
//! one went.

use super::{
    Refusal, Seen,
    desk::{Desk, Touched},
    owned, written,
};
use crate::{
    model::{EditKind, PlanId},
    store::against,
};
use ddci_platform::{
    permit::Actor,
    store::{Applied, StoreError, Transition, Tx},
    values,
};
use serde_json::json;

/// Pairs the tasks of a draft with those of the plan it follows.
#[derive(Debug, Clone)]
pub struct FollowTasks {
    /// The draft.
    pub plan: PlanId,
    /// The plan of the year before.
    pub old: PlanId,
    /// What whoever does it has seen.
    pub seen: Option<Seen>,
}

impl Transition for FollowTasks {
    const VERB: &'static str = "plan.follow_tasks";
    /// How many pairs there are.
    type Output = usize;
    type Error = Refusal;

    async fn apply(&self, tx: &Tx, actor: &Actor) -> Result<Applied<usize>, Refusal> {
        let plan = owned::to_mend(tx, actor, self.plan).await?;
        let old = owned::plan(tx, actor, self.old).await?;
        if !old.state.is_published() || plan.amends.is_some() {
            return Err(Refusal::NotIssued);
        }
        let pairs = against::of(tx, &plan, &old).await?.pairs;
        let tasks = pairs.iter().map(|pair| pair.new).collect();
        let touched = Touched { tasks, ..Touched::default() };
        let desk = Desk::open_as_seen(tx, self.plan, touched, self.seen).await?;
        for task in desk.tasks().to_vec() {
            let pair = pairs.iter().find(|pair| pair.new == task.id);
            let follows = pair.map(|pair| pair.old);
            if follows != task.follows {
                written::change_task(tx, &crate::model::TaskImage { follows, ..task }).await?;
            }
        }
        let sql = "UPDATE plan SET follows = $1 WHERE id = $2";
        tx.write(sql, values![self.old.0, self.plan.0]).await?;
        let edit = desk.close(tx, actor, EditKind::Follow, old.name()).await?;
        let detail = json!({"edit": edit, "old": self.old, "pairs": pairs.len()});
        Ok(Applied::to(format!("plan:{}", self.plan), detail, pairs.len()))
    }

    fn store_error(error: &Refusal) -> Option<&StoreError> {
        error.store()
    }
}

//! Decides about lines that the reader did not understand: they give nobody anything to do. That
//! they are a task is decided by adding it.

use super::{
    Refusal,
    desk::{Desk, Touched},
    owned, written,
};
use crate::model::{EditKind, PlanId, UnreadDecision};
use ddci_platform::{
    permit::{Actor, Verb},
    store::{Applied, StoreError, Transition, Tx},
};
use serde_json::json;

/// Decides about unread lines.
#[derive(Debug, Clone)]
pub struct DecideUnread {
    /// The plan.
    pub plan: PlanId,
    /// Their place in the list.
    pub position: i32,
}

impl Transition for DecideUnread {
    const VERB: &'static str = "plan.decide_unread";
    type Output = ();
    type Error = Refusal;

    async fn apply(&self, tx: &Tx, actor: &Actor) -> Result<Applied<()>, Refusal> {
        if !actor.may_everywhere(Verb::PreparePlan) {
            return Err(Refusal::NotYourPart);
        }
        owned::draft(tx, actor, self.plan).await?;
        let touched = Touched { unread: vec![self.position], ..Touched::default() };
        let desk = Desk::open(tx, self.plan, touched).await?;
        let mut unread = desk.unread().first().cloned().ok_or(Refusal::NotFound)?;
        unread.decision = Some(UnreadDecision::NoTask);
        written::unread(tx, self.plan, &unread).await?;
        desk.close(tx, actor, EditKind::DecideUnread, &format!("{}", self.position + 1)).await?;
        let detail = json!({"position": self.position, "decision": "no_task"});
        Ok(Applied::to(format!("plan:{}", self.plan), detail, ()))
    }

    fn store_error(error: &Refusal) -> Option<&StoreError> {
        error.store()
    }
}

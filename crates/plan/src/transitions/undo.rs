//! Undoes the last edit of a draft, one after another back to the reading.

use super::{Refusal, owned, restore::restore};
use crate::{model::PlanId, store::edit};
use ddci_platform::{
    permit::Actor,
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
        owned::to_mend(tx, actor, self.plan).await?;
        let last = edit::last(tx, self.plan).await?.ok_or(Refusal::NothingToUndo)?;
        if last.number != self.number {
            return Err(Refusal::ChangedSince);
        }
        restore(tx, actor, self.plan, &last.before, &last.after).await?;
        let sql = "UPDATE plan_edit SET undone_at = $1 WHERE plan = $2 AND number = $3";
        tx.write(sql, values![tx.now(), self.plan.0, self.number]).await?;
        let detail = json!({"edit": self.number, "kind": last.kind.word(), "of": last.subject});
        Ok(Applied::to(format!("plan:{}", self.plan), detail, ()))
    }

    fn store_error(error: &Refusal) -> Option<&StoreError> {
        error.store()
    }
}

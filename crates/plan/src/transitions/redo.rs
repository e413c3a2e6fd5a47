//! Makes again what was undone last, one edit after another, until something else is edited.

use super::{Refusal, owned, restore::restore};
use crate::{model::PlanId, store::edit};
use ddci_platform::{
    permit::Actor,
    store::{Applied, StoreError, Transition, Tx},
    values,
};
use serde_json::json;

/// Makes the edit again that was undone last.
#[derive(Debug, Clone)]
pub struct RedoEdit {
    /// The plan.
    pub plan: PlanId,
    /// The number of the edit that was seen as the next one: pressed twice, or by two people at
    /// once, one edit is made again.
    pub number: i32,
}

impl Transition for RedoEdit {
    const VERB: &'static str = "plan.redo";
    type Output = ();
    type Error = Refusal;

    async fn apply(&self, tx: &Tx, actor: &Actor) -> Result<Applied<()>, Refusal> {
        owned::to_mend(tx, actor, self.plan).await?;
        let next = edit::next(tx, self.plan).await?.ok_or(Refusal::NothingToRedo)?;
        if next.number != self.number {
            return Err(Refusal::ChangedSince);
        }
        restore(tx, actor, self.plan, &next.after, &next.before).await?;
        let sql =
            "UPDATE plan_edit SET undone_at = NULL, redone_at = $1 WHERE plan = $2 AND number = $3";
        tx.write(sql, values![tx.now(), self.plan.0, self.number]).await?;
        let detail = json!({"edit": self.number, "kind": next.kind.word(), "of": next.subject});
        Ok(Applied::to(format!("plan:{}", self.plan), detail, ()))
    }

    fn store_error(error: &Refusal) -> Option<&StoreError> {
        error.store()
    }
}

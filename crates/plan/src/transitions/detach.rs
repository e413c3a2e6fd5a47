//! Takes a file from a draft again.

use super::{Refusal, owned};
use crate::{
    model::{AttachmentId, PlanId},
    store::attachment,
};
use ddci_platform::{
    permit::{Actor, Verb},
    store::{Applied, StoreError, Transition, Tx},
    values,
};
use serde_json::json;

/// Takes a file from a draft. What belongs to an issued plan stays: people may have relied on it.
#[derive(Debug, Clone)]
pub struct Detach {
    /// The draft.
    pub plan: PlanId,
    /// The attachment.
    pub attachment: AttachmentId,
}

impl Transition for Detach {
    const VERB: &'static str = "plan.detach";
    type Output = ();
    type Error = Refusal;

    async fn apply(&self, tx: &Tx, actor: &Actor) -> Result<Applied<()>, Refusal> {
        if !actor.may_everywhere(Verb::PreparePlan) {
            return Err(Refusal::NotYourPart);
        }
        let plan = owned::draft(tx, actor, self.plan).await?;
        let attached = attachment::of_plan(tx, plan.id).await?;
        let attached = attached.into_iter().find(|attached| attached.id == self.attachment);
        let attached = attached.ok_or(Refusal::NotFound)?;
        let sql = "DELETE FROM plan_attachment WHERE id = $1 AND plan = $2";
        tx.write(sql, values![attached.id.0, plan.id.0]).await?;
        let detail = json!({"title": attached.title, "file": attached.file});
        Ok(Applied::to(format!("plan:{}", plan.id), detail, ()))
    }

    fn store_error(error: &Refusal) -> Option<&StoreError> {
        error.store()
    }
}

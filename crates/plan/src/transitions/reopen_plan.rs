//! Opens a plan again that was closed.

use super::{Refusal, owned, stepped};
use crate::model::{PlanId, PlanState, Step};
use ddci_platform::{
    permit::{Actor, Verb},
    store::{Applied, StoreError, Transition, Tx},
};
use serde_json::json;

/// Opens a plan again, with a reason: something was closed too early.
#[derive(Debug, Clone)]
pub struct ReopenPlan {
    /// The plan.
    pub plan: PlanId,
    /// Why.
    pub reason: String,
}

impl Transition for ReopenPlan {
    const VERB: &'static str = "plan.reopen";
    type Output = ();
    type Error = Refusal;

    async fn apply(&self, tx: &Tx, actor: &Actor) -> Result<Applied<()>, Refusal> {
        if !actor.may_everywhere(Verb::IssuePlan) {
            return Err(Refusal::NotYourPart);
        }
        let plan = owned::plan(tx, actor, self.plan).await?;
        if plan.state != PlanState::Closed {
            return Err(Refusal::NotClosed);
        }
        let reason = stepped::reason(&self.reason)?;
        stepped::move_on(tx, &plan, PlanState::Issued).await?;
        stepped::keep(tx, actor, plan.id, Step::Reopened, reason).await?;
        Ok(Applied::to(format!("plan:{}", plan.id), json!({"reason": reason}), ()))
    }

    fn store_error(error: &Refusal) -> Option<&StoreError> {
        error.store()
    }
}

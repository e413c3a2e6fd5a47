//! Makes a draft of what lies before the leaders again.

use super::{Refusal, owned, stepped};
use crate::model::{PlanId, PlanState, Step};
use ddci_platform::{
    permit::{Actor, Verb},
    store::{Applied, StoreError, Transition, Tx},
};
use serde_json::json;

/// A leader returns what was laid before them, with a reason: it is a draft again.
#[derive(Debug, Clone)]
pub struct ReturnPlan {
    /// The draft that lies before the leaders.
    pub plan: PlanId,
    /// What has to change.
    pub reason: String,
}

impl Transition for ReturnPlan {
    const VERB: &'static str = "plan.return";
    type Output = ();
    type Error = Refusal;

    async fn apply(&self, tx: &Tx, actor: &Actor) -> Result<Applied<()>, Refusal> {
        open_again(tx, actor, Verb::ReviewPlan, self.plan, Step::Returned, &self.reason).await
    }

    fn store_error(error: &Refusal) -> Option<&StoreError> {
        error.store()
    }
}

/// The coordinator takes back what was laid before the leaders, to go on mending it. The reason
/// stays beside it, so that a review is not gone round unseen.
#[derive(Debug, Clone)]
pub struct TakeBackPlan {
    /// The draft that lies before the leaders.
    pub plan: PlanId,
    /// Why.
    pub reason: String,
}

impl Transition for TakeBackPlan {
    const VERB: &'static str = "plan.take_back";
    type Output = ();
    type Error = Refusal;

    async fn apply(&self, tx: &Tx, actor: &Actor) -> Result<Applied<()>, Refusal> {
        open_again(tx, actor, Verb::PreparePlan, self.plan, Step::TakenBack, &self.reason).await
    }

    fn store_error(error: &Refusal) -> Option<&StoreError> {
        error.store()
    }
}

async fn open_again(
    tx: &Tx,
    actor: &Actor,
    verb: Verb,
    plan: PlanId,
    step: Step,
    reason: &str,
) -> Result<Applied<()>, Refusal> {
    if !actor.may_everywhere(verb) {
        return Err(Refusal::NotYourPart);
    }
    let plan = owned::in_review(tx, actor, plan).await?;
    let reason = stepped::reason(reason)?;
    stepped::move_on(tx, &plan, PlanState::Draft).await?;
    stepped::keep(tx, actor, plan.id, step, reason).await?;
    Ok(Applied::to(format!("plan:{}", plan.id), json!({"reason": reason}), ()))
}

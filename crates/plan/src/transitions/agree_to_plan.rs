//! A leader agrees to the draft of a plan.

use super::{Refusal, owned, stepped};
use crate::{
    model::{PlanId, Step},
    store::step,
};
use ddci_platform::{
    permit::{Actor, Verb},
    store::{Applied, StoreError, Transition, Tx},
};
use serde_json::json;

/// A leader agrees: it may be issued.
#[derive(Debug, Clone)]
pub struct AgreeToPlan {
    /// The draft that lies before the leaders.
    pub plan: PlanId,
    /// An opinion; may be empty.
    pub words: String,
}

impl Transition for AgreeToPlan {
    const VERB: &'static str = "plan.agree";
    type Output = ();
    type Error = Refusal;

    async fn apply(&self, tx: &Tx, actor: &Actor) -> Result<Applied<()>, Refusal> {
        if !actor.may_everywhere(Verb::ReviewPlan) {
            return Err(Refusal::NotYourPart);
        }
        let plan = owned::in_review(tx, actor, self.plan).await?;
        let words = stepped::opinion(&self.words)?;
        if !step::waits(tx, plan.id).await? {
            return Err(Refusal::AgreedAlready);
        }
        stepped::keep(tx, actor, plan.id, Step::Agreed, words).await?;
        Ok(Applied::to(format!("plan:{}", plan.id), json!({"words": words}), ()))
    }

    fn store_error(error: &Refusal) -> Option<&StoreError> {
        error.store()
    }
}

//! Lays a draft before the leaders.

use super::{Refusal, owned, readiness, stepped};
use crate::model::{PlanId, PlanState, Step};
use ddci_platform::{
    permit::{Actor, Verb},
    store::{Applied, StoreError, Transition, Tx},
};
use serde_json::json;

/// Lays a draft before the leaders: until they agree or return it, nobody mends it, so that what
/// they agree to is what they read.
#[derive(Debug, Clone)]
pub struct SendForReview {
    /// The draft, of a plan or of an amendment.
    pub plan: PlanId,
    /// What the leaders should look at; may be empty.
    pub words: String,
}

impl Transition for SendForReview {
    const VERB: &'static str = "plan.send_for_review";
    type Output = ();
    type Error = Refusal;

    async fn apply(&self, tx: &Tx, actor: &Actor) -> Result<Applied<()>, Refusal> {
        if !actor.may_everywhere(Verb::PreparePlan) {
            return Err(Refusal::NotYourPart);
        }
        let plan = owned::draft(tx, actor, self.plan).await?;
        let words = stepped::opinion(&self.words)?;
        readiness(tx, plan.id).await?.check()?;
        stepped::move_on(tx, &plan, PlanState::InReview).await?;
        stepped::keep(tx, actor, plan.id, Step::Sent, words).await?;
        Ok(Applied::to(format!("plan:{}", plan.id), json!({"words": words}), ()))
    }

    fn store_error(error: &Refusal) -> Option<&StoreError> {
        error.store()
    }
}

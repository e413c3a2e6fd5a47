//! Closes a plan whose days are over.

use super::{Refusal, draft_amendment::is_being_amended, owned, stepped};
use crate::{
    model::{PlanId, PlanState, Step},
    store::{plan::Plan, work},
};
use ddci_platform::{
    permit::{Actor, Verb},
    store::{Applied, Read, StoreError, Transition, Tx},
    values,
};
use jiff::civil::Date;
use serde_json::json;

/// Closes a plan: nothing is recorded any more, and what was not done stays undone.
#[derive(Debug, Clone)]
pub struct ClosePlan {
    /// The plan.
    pub plan: PlanId,
    /// A word at the end; may be empty.
    pub words: String,
}

/// What a plan leaves behind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Leftover {
    /// Obligations that are still to be done.
    pub open: i64,
    /// Submissions on which nobody has decided.
    pub waiting: i64,
    /// Whether an amendment is being drafted.
    pub amended: bool,
}

impl Leftover {
    /// What stands in the way of closing on `today`.
    ///
    /// # Errors
    /// The [`Refusal`].
    pub fn check(self, plan: &Plan, today: Date) -> Result<(), Refusal> {
        match plan.state {
            PlanState::Issued => {}
            PlanState::Closed => return Err(Refusal::PlanClosed),
            PlanState::Draft | PlanState::InReview | PlanState::Merged => {
                return Err(Refusal::NotIssued);
            }
        }
        if today <= plan.ends_on {
            return Err(Refusal::NotOverYet(plan.ends_on));
        }
        if self.amended {
            return Err(Refusal::BeingAmended);
        }
        if self.waiting > 0 {
            return Err(Refusal::StillWaiting(self.waiting));
        }
        Ok(())
    }
}

/// What a plan would leave behind if it were closed now.
///
/// # Errors
/// [`StoreError`].
pub async fn leftover(db: &impl Read, plan: PlanId) -> Result<Leftover, StoreError> {
    let sql = format!(
        "SELECT (SELECT COUNT(*) FROM obligation o WHERE o.plan = $1 AND {}) AS open,
                (SELECT COUNT(*) FROM obligation o WHERE o.plan = $1 AND o.state = 'submitted')
                  AS waiting",
        work::OPEN
    );
    let row = db.first(&sql, values![plan.0]).await?;
    let count = |name: &str| row.as_ref().map_or(Ok(0), |row| row.get::<i64>(name));
    Ok(Leftover {
        open: count("open")?,
        waiting: count("waiting")?,
        amended: is_being_amended(db, plan).await?,
    })
}

impl Transition for ClosePlan {
    const VERB: &'static str = "plan.close";
    type Output = ();
    type Error = Refusal;

    async fn apply(&self, tx: &Tx, actor: &Actor) -> Result<Applied<()>, Refusal> {
        if !actor.may_everywhere(Verb::IssuePlan) {
            return Err(Refusal::NotYourPart);
        }
        let plan = owned::plan(tx, actor, self.plan).await?;
        let leftover = leftover(tx, plan.id).await?;
        leftover.check(&plan, tx.today())?;
        let words = stepped::opinion(&self.words)?;
        stepped::move_on(tx, &plan, PlanState::Closed).await?;
        stepped::keep(tx, actor, plan.id, Step::Closed, words).await?;
        let detail = json!({"words": words, "not_done": leftover.open});
        Ok(Applied::to(format!("plan:{}", plan.id), detail, ()))
    }

    fn store_error(error: &Refusal) -> Option<&StoreError> {
        error.store()
    }
}

//! Returns what was submitted, with a reason: the work is open again.

use super::{Refusal, accept, owned};
use crate::{
    model::{ObligationId, WorkState},
    store::obligation::Sheet,
};
use ddci_platform::{
    permit::Actor,
    store::{Applied, StoreError, Transition, Tx},
    values,
};
use serde_json::json;

/// The longest reason, in characters.
const MAX_REASON: usize = 2_000;

/// Returns an obligation.
#[derive(Debug, Clone)]
pub struct SendBack {
    /// The obligation.
    pub obligation: ObligationId,
    /// Why, in words that say what is missing.
    pub reason: String,
}

/// Whoever may accept may return instead.
///
/// # Errors
/// The [`Refusal`].
pub fn check(sheet: &Sheet, actor: &Actor) -> Result<(), Refusal> {
    accept::check(sheet, actor)
}

impl Transition for SendBack {
    const VERB: &'static str = "obligation.return";
    type Output = ();
    type Error = Refusal;

    async fn apply(&self, tx: &Tx, actor: &Actor) -> Result<Applied<()>, Refusal> {
        let sheet = owned::sheet(tx, actor, self.obligation).await?;
        check(&sheet, actor)?;
        let reason = self.reason.trim();
        if reason.is_empty() {
            return Err(Refusal::NoReason);
        }
        if reason.chars().count() > MAX_REASON {
            return Err(Refusal::TooLong(MAX_REASON));
        }
        owned::move_state(tx, &sheet, WorkState::Returned).await?;
        let sql = "UPDATE obligation SET done_on = NULL, done_against = NULL WHERE id = $1";
        tx.write(sql, values![self.obligation.0]).await?;
        accept::decide(tx, actor, self.obligation, "returned", Some(reason)).await?;
        let subject = format!("obligation:{}", self.obligation);
        Ok(Applied::to(subject, json!({"reason": reason}), ()))
    }

    fn store_error(error: &Refusal) -> Option<&StoreError> {
        error.store()
    }
}

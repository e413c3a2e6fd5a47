//! Takes a published round back, with a reason.

use super::{Refusal, owned};
use crate::{
    model::{RoundId, RoundState, Step},
    store::step,
};
use ddci_platform::{
    permit::Actor,
    store::{Applied, StoreError, Transition, Tx},
    values,
};
use serde_json::json;

/// The longest reason, in characters.
const LONGEST: usize = 2_000;

/// Withdraws a published round: only those who run it and leaders see it until it is published anew.
#[derive(Debug, Clone)]
pub struct WithdrawRound {
    /// The round.
    pub round: RoundId,
    /// Why.
    pub reason: String,
}

impl Transition for WithdrawRound {
    const VERB: &'static str = "survey_round.withdraw";
    type Output = ();
    type Error = Refusal;

    async fn apply(&self, tx: &Tx, actor: &Actor) -> Result<Applied<()>, Refusal> {
        let round = owned::to_publish(tx, actor, self.round).await?;
        if round.state != RoundState::Published {
            return Err(Refusal::WrongState(round.state));
        }
        let reason = self.reason.trim();
        if reason.is_empty() {
            return Err(Refusal::NoReason);
        }
        if reason.chars().count() > LONGEST {
            return Err(Refusal::TooLong(LONGEST));
        }
        owned::move_on(tx, &round, RoundState::Computed).await?;
        let sql = "UPDATE survey_round SET published_at = NULL WHERE id = $1";
        tx.write(sql, values![round.id.0]).await?;
        step::keep(tx, actor, round.id, Step::Withdrawn, reason).await?;
        let detail = json!({"reason": reason});
        Ok(Applied::to(format!("survey_round:{}", round.id), detail, ()))
    }

    fn store_error(error: &Refusal) -> Option<&StoreError> {
        error.store()
    }
}

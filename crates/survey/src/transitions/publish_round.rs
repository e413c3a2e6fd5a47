//! Publishes a round: from now on everybody may read it.

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

/// Publishes a computed round.
#[derive(Debug, Clone)]
pub struct PublishRound {
    /// The round.
    pub round: RoundId,
}

impl Transition for PublishRound {
    const VERB: &'static str = "survey_round.publish";
    type Output = ();
    type Error = Refusal;

    async fn apply(&self, tx: &Tx, actor: &Actor) -> Result<Applied<()>, Refusal> {
        let round = owned::to_publish(tx, actor, self.round).await?;
        if round.state != RoundState::Computed {
            return Err(Refusal::WrongState(round.state));
        }
        owned::move_on(tx, &round, RoundState::Published).await?;
        let sql = "UPDATE survey_round SET published_at = $1 WHERE id = $2";
        tx.write(sql, values![tx.now(), round.id.0]).await?;
        step::keep(tx, actor, round.id, Step::Published, "").await?;
        let detail = json!({"address": round.address, "input_hash": round.input_hash});
        Ok(Applied::to(format!("survey_round:{}", round.id), detail, ()))
    }

    fn store_error(error: &Refusal) -> Option<&StoreError> {
        error.store()
    }
}

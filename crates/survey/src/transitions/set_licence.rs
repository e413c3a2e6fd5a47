//! States under which terms the data of a round may be used.

use super::{Refusal, owned};
use crate::{model::RoundId, store::licence};
use ddci_platform::{
    permit::Actor,
    store::{Applied, StoreError, Transition, Tx},
};
use serde_json::json;

/// The longest terms, in characters.
const LONGEST: usize = 5_000;

/// States the terms; of a published round too, for no figure rests on them.
#[derive(Debug, Clone)]
pub struct SetLicence {
    /// The round.
    pub round: RoundId,
    /// The terms; empty takes them back.
    pub words: String,
}

impl Transition for SetLicence {
    const VERB: &'static str = "survey_round.licence";
    type Output = ();
    type Error = Refusal;

    async fn apply(&self, tx: &Tx, actor: &Actor) -> Result<Applied<()>, Refusal> {
        let round = owned::to_publish(tx, actor, self.round).await?;
        let words = self.words.trim();
        if words.chars().count() > LONGEST {
            return Err(Refusal::TooLong(LONGEST));
        }
        licence::write(tx, round.id, words).await?;
        let detail = json!({"words": words});
        Ok(Applied::to(format!("survey_round:{}", round.id), detail, ()))
    }

    fn store_error(error: &Refusal) -> Option<&StoreError> {
        error.store()
    }
}

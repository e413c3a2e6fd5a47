//! Opens a round.

use super::{About, Refusal, about::block_word};
use crate::{
    model::{RoundId, RoundState, Step},
    store::step,
};
use ddci_index::{hash, model::Block};
use ddci_platform::{
    permit::{Actor, Verb},
    store::{Applied, StoreError, Transition, Tx},
    values,
};
use serde_json::json;

/// Opens a round. The seed of its bootstrap is its year, so that nobody can draw until a place pleases.
#[derive(Debug, Clone)]
pub struct OpenRound {
    /// What it is about.
    pub about: About,
}

impl Transition for OpenRound {
    const VERB: &'static str = "survey_round.open";
    type Output = RoundId;
    type Error = Refusal;

    async fn apply(&self, tx: &Tx, actor: &Actor) -> Result<Applied<RoundId>, Refusal> {
        if !actor.may_everywhere(Verb::RunSurvey) {
            return Err(Refusal::NotYourPart);
        }
        let about = &self.about;
        let set = about.check(tx, None).await?;
        let (id, index_hash) = self.write(tx, actor, set.block).await?;
        step::keep(tx, actor, id, Step::Opened, "").await?;
        let detail = json!({
            "address": about.address,
            "year": about.year,
            "index_set": set.code,
            "index_hash": index_hash,
            "illustrative": about.illustrative,
        });
        Ok(Applied::to(format!("survey_round:{id}"), detail, id))
    }

    fn store_error(error: &Refusal) -> Option<&StoreError> {
        error.store()
    }
}

impl OpenRound {
    /// Writes the round, and tells its key and the hash of its index set.
    async fn write(
        &self,
        tx: &Tx,
        actor: &Actor,
        block: Block,
    ) -> Result<(RoundId, String), StoreError> {
        let about = &self.about;
        let id: RoundId = tx.key()?;
        let index_hash = hash::of_text(&about.index_text).0;
        let sql = "INSERT INTO survey_round (id, authority, address, year, title, block, index_text,
                     index_hash, method, from_on, to_on, illustrative, seed, state, source_name,
                     source_hash, evaluations, left_out, input_hash, created_at)
                   VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, '', '', 0, 0,
                     '', $15)";
        let row = values![
            id.0,
            actor.authority().0,
            about.address.as_str(),
            about.year,
            about.title.trim(),
            block_word(block),
            about.index_text.as_str(),
            index_hash.as_str(),
            about.method.trim(),
            about.from,
            about.to,
            about.illustrative,
            i64::from(about.year),
            RoundState::Draft.word(),
            tx.now(),
        ];
        tx.write(sql, row).await?;
        Ok((id, index_hash))
    }
}

//! Changes what a round is about, while it is not published.

use super::{About, Refusal, about::block_word, owned};
use crate::{
    model::{RoundId, RoundState, Step},
    store::{answers, score, stated, step},
};
use ddci_index::hash;
use ddci_platform::{
    permit::Actor,
    store::{Applied, StoreError, Transition, Tx},
    values,
};
use serde_json::json;

/// Changes a round. Computed scores go, for they may rest on what was changed; under another index set
/// what was imported goes too, for it answers other questions.
#[derive(Debug, Clone)]
pub struct ChangeRound {
    /// The round.
    pub round: RoundId,
    /// What it is about from now on.
    pub about: About,
}

impl Transition for ChangeRound {
    const VERB: &'static str = "survey_round.change";
    type Output = ();
    type Error = Refusal;

    async fn apply(&self, tx: &Tx, actor: &Actor) -> Result<Applied<()>, Refusal> {
        let round = owned::to_run(tx, actor, self.round).await?;
        owned::not_published(&round)?;
        let about = &self.about;
        let set = about.check(tx, Some(round.id)).await?;
        let index_hash = hash::of_text(&about.index_text).0;
        let sql = "UPDATE survey_round SET address = $1, year = $2, title = $3, block = $4,
                     index_text = $5, index_hash = $6, method = $7, from_on = $8, to_on = $9,
                     illustrative = $10, seed = $11, input_hash = '', computed_at = NULL
                   WHERE id = $12";
        let row = values![
            about.address.as_str(),
            about.year,
            about.title.trim(),
            block_word(set.block),
            about.index_text.as_str(),
            index_hash.as_str(),
            about.method.trim(),
            about.from,
            about.to,
            about.illustrative,
            i64::from(about.year),
            round.id.0,
        ];
        tx.write(sql, row).await?;
        score::clear(tx, round.id).await?;
        if index_hash != round.index_hash {
            forget_imported(tx, round.id).await?;
        }
        owned::move_on(tx, &round, RoundState::Draft).await?;
        step::keep(tx, actor, round.id, Step::Changed, "").await?;
        let detail = json!({"year": about.year, "index_set": set.code, "index_hash": index_hash});
        Ok(Applied::to(format!("survey_round:{}", round.id), detail, ()))
    }

    fn store_error(error: &Refusal) -> Option<&StoreError> {
        error.store()
    }
}

async fn forget_imported(tx: &Tx, round: RoundId) -> Result<(), StoreError> {
    answers::write(tx, round, &[]).await?;
    stated::write(tx, round, &[]).await?;
    crate::store::rated::write(tx, round, &[]).await?;
    let sql = "UPDATE survey_round SET kind = NULL, source_name = '', source_hash = '',
                 evaluations = 0, left_out = 0, left_out_by = '' WHERE id = $1";
    tx.write(sql, values![round.0]).await?;
    Ok(())
}

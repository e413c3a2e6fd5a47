//! Takes computed scores into a round.

use super::{Refusal, owned};
use crate::{
    model::{
        Computed, Inputs, ResultKind, RoundId, RoundState, Step, compute, read_set, score_stated,
    },
    store::{answers, rated, round::Round, score, stated, step},
};
use ddci_platform::{
    permit::Actor,
    store::{Applied, Db, StoreError, Transition, Tx},
    values,
};
use serde_json::json;

/// Takes scores that [`computed`] made into their round.
#[derive(Debug, Clone)]
pub struct ComputeScores {
    /// The round as it was when they were computed: other inputs since, and they are refused.
    pub round: Round,
    /// The scores.
    pub computed: Computed,
}

/// Computes the scores of a round, away from the threads that answer requests. Nothing is written.
///
/// # Errors
/// Nothing was imported, or the library cannot compute from it.
pub async fn computed(db: &Db, round: &Round) -> Result<Computed, Refusal> {
    let set = read_set(&round.index_text).map_err(Refusal::BadSet)?;
    let units = rated::of_round(db, round.id).await?;
    match round.kind {
        None => Err(Refusal::NothingImported),
        Some(ResultKind::Stated) => {
            let stated = stated::of_round(db, round.id).await?;
            Ok(score_stated(&set, &units, &stated))
        }
        Some(ResultKind::Answers) => {
            let seed = round.seed.unsigned_abs();
            let evaluations = answers::of_round(db, round.id).await?;
            let inputs = Inputs { set, rated: units, evaluations, seed };
            let done = tokio::task::spawn_blocking(move || compute(&inputs)).await;
            let lost = |error: tokio::task::JoinError| {
                tracing::error!(%error, "survey.compute");
                Refusal::ChangedSince
            };
            Ok(done.map_err(lost)??)
        }
    }
}

impl Transition for ComputeScores {
    const VERB: &'static str = "survey_round.compute";
    type Output = ();
    type Error = Refusal;

    async fn apply(&self, tx: &Tx, actor: &Actor) -> Result<Applied<()>, Refusal> {
        let id: RoundId = self.round.id;
        let round = owned::to_run(tx, actor, id).await?;
        owned::not_published(&round)?;
        let inputs = |round: &Round| {
            (round.index_hash.clone(), round.source_hash.clone(), round.kind, round.seed)
        };
        if inputs(&round) != inputs(&self.round) {
            return Err(Refusal::ChangedSince);
        }
        if self.computed.scores.iter().all(|score| score.value.is_none()) {
            return Err(Refusal::NoScores);
        }
        score::write(tx, id, &self.computed.scores).await?;
        let sql = "UPDATE survey_round SET input_hash = $1, computed_at = $2 WHERE id = $3";
        tx.write(sql, values![self.computed.input_hash.as_str(), tx.now(), id.0]).await?;
        owned::move_on(tx, &round, RoundState::Computed).await?;
        step::keep(tx, actor, id, Step::Computed, "").await?;
        let detail = json!({
            "input_hash": self.computed.input_hash,
            "index_hash": round.index_hash,
            "source_hash": round.source_hash,
            "seed": round.seed,
            "figures": self.computed.scores.len(),
        });
        Ok(Applied::to(format!("survey_round:{id}"), detail, ()))
    }

    fn store_error(error: &Refusal) -> Option<&StoreError> {
        error.store()
    }
}

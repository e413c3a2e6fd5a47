//! What the scores of a round rest on, worked out anew from its answers.

use crate::{
    model::{Basis, Inputs, ResultKind, read_set},
    store::{answers, rated, round::Round},
};
use ddci_platform::{store::Db, web::Error};
use std::sync::Arc;

/// Raw values and goalposts of a round; none of a published table, which says nothing of them. Worked
/// out once for what was computed from, away from the threads that answer requests.
pub(super) async fn of(db: &Db, round: &Round) -> Result<Option<Arc<Basis>>, Error> {
    if round.kind != Some(ResultKind::Answers) {
        return Ok(None);
    }
    let key = format!("survey.basis:{}:{}", round.id, round.input_hash);
    db.worked_out(&key, measured(db, round)).await.map(Some)
}

async fn measured(db: &Db, round: &Round) -> Result<Basis, Error> {
    let inputs = Inputs {
        set: read_set(&round.index_text).map_err(|_| Error::Internal)?,
        rated: rated::of_round(db, round.id).await?,
        evaluations: answers::of_round(db, round.id).await?,
        seed: round.seed.unsigned_abs(),
    };
    match tokio::task::spawn_blocking(move || Basis::of(&inputs)).await {
        Ok(Ok(basis)) => Ok(basis),
        Ok(Err(fault)) => {
            tracing::error!(%fault, round = round.address, "survey.basis");
            Err(Error::Internal)
        }
        Err(error) => {
            tracing::error!(%error, round = round.address, "survey.basis");
            Err(Error::Internal)
        }
    }
}

//! What the scores of a round rest on, worked out anew from its answers.

use crate::{
    model::{Basis, Inputs, ResultKind, read_set},
    store::{answers, rated, round::Round},
};
use ddci_platform::{store::Db, web::Error};

/// Raw values and goalposts of a round; none of a published table, which says nothing of them. Away
/// from the threads that answer requests.
pub(super) async fn of(db: &Db, round: &Round) -> Result<Option<Basis>, Error> {
    if round.kind != Some(ResultKind::Answers) {
        return Ok(None);
    }
    let inputs = Inputs {
        set: read_set(&round.index_text).map_err(|_| Error::Internal)?,
        rated: rated::of_round(db, round.id).await?,
        evaluations: answers::of_round(db, round.id).await?,
        seed: round.seed.unsigned_abs(),
    };
    let address = round.address.clone();
    let done = tokio::task::spawn_blocking(move || Basis::of(&inputs)).await;
    match done {
        Ok(Ok(basis)) => Ok(Some(basis)),
        Ok(Err(fault)) => {
            tracing::error!(%fault, round = address, "survey.basis");
            Err(Error::Internal)
        }
        Err(error) => {
            tracing::error!(%error, round = address, "survey.basis");
            Err(Error::Internal)
        }
    }
}

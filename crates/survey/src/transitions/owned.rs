//! Loads the round that a transition acts on, and moves it on.

use super::Refusal;
use crate::{
    model::{RoundId, RoundState},
    store::round::{self, Round},
};
use ddci_platform::{
    permit::{Actor, Verb},
    store::Tx,
    values,
};

/// A round of the actor's authority that they may run.
pub(super) async fn to_run(tx: &Tx, actor: &Actor, id: RoundId) -> Result<Round, Refusal> {
    with(tx, actor, Verb::RunSurvey, id).await
}

/// A round of the actor's authority that they may publish or withdraw.
pub(super) async fn to_publish(tx: &Tx, actor: &Actor, id: RoundId) -> Result<Round, Refusal> {
    with(tx, actor, Verb::PublishSurvey, id).await
}

async fn with(tx: &Tx, actor: &Actor, verb: Verb, id: RoundId) -> Result<Round, Refusal> {
    if !actor.may_everywhere(verb) {
        return Err(Refusal::NotYourPart);
    }
    round::of_authority(tx, actor.authority(), id).await?.ok_or(Refusal::NotFound)
}

/// What is published is changed by nobody before it is withdrawn.
pub(super) fn not_published(round: &Round) -> Result<(), Refusal> {
    match round.state {
        RoundState::Draft | RoundState::Computed => Ok(()),
        RoundState::Published => Err(Refusal::WrongState(round.state)),
    }
}

/// Moves a round from the state it was seen in: of two who press at once, one is told.
pub(super) async fn move_on(tx: &Tx, round: &Round, to: RoundState) -> Result<(), Refusal> {
    let sql = "UPDATE survey_round SET state = $1 WHERE id = $2 AND state = $3";
    let moved = tx.write(sql, values![to.word(), round.id.0, round.state.word()]).await?;
    if moved == 1 { Ok(()) } else { Err(Refusal::ChangedSince) }
}

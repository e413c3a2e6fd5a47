//! One step of a plan as a document: from a state to another, with who and why.

use super::Refusal;
use crate::{
    model::{PlanId, PlanState, Step},
    store::plan::Plan,
};
use ddci_platform::{permit::Actor, store::Tx, values};

/// The longest reason or opinion, in characters.
const LONGEST: usize = 2_000;

/// Moves a plan on from the state it was seen in: of two who press at once, one is told.
pub(super) async fn move_on(tx: &Tx, plan: &Plan, to: PlanState) -> Result<(), Refusal> {
    let sql = "UPDATE plan SET state = $1 WHERE id = $2 AND state = $3";
    let moved = tx.write(sql, values![to.word(), plan.id.0, plan.state.word()]).await?;
    if moved == 1 { Ok(()) } else { Err(Refusal::ChangedSince) }
}

/// Keeps the step.
pub(super) async fn keep(
    tx: &Tx,
    actor: &Actor,
    plan: PlanId,
    step: Step,
    words: &str,
) -> Result<(), Refusal> {
    let sql = "INSERT INTO plan_step (plan, position, at, account, step, words)
               SELECT $1, COUNT(*), $2, $3, $4, $5 FROM plan_step WHERE plan = $1";
    let account = actor.viewer().map(|viewer| viewer.account.0);
    let row = values![plan.0, tx.now(), account, step.word(), words];
    tx.write(sql, row).await?;
    Ok(())
}

/// Words that have to be there.
pub(super) fn reason(words: &str) -> Result<&str, Refusal> {
    let words = opinion(words)?;
    if words.is_empty() { Err(Refusal::NoReason) } else { Ok(words) }
}

/// Words that may be there.
pub(super) fn opinion(words: &str) -> Result<&str, Refusal> {
    let words = words.trim();
    if words.chars().count() > LONGEST { Err(Refusal::TooLong(LONGEST)) } else { Ok(words) }
}

//! Loads what a transition acts on, within the actor's authority.

use super::Refusal;
use crate::{
    model::{ObligationId, PlanId, PlanState, SubIndexId, WorkState},
    store::{
        self,
        obligation::{self, Sheet},
        plan::{self, Plan},
    },
};
use ddci_platform::{
    permit::{Actor, Verb},
    store::Tx,
    values,
};

/// The obligation.
pub(super) async fn sheet(tx: &Tx, actor: &Actor, id: ObligationId) -> Result<Sheet, Refusal> {
    obligation::of_authority(tx, actor.authority(), id).await?.ok_or(Refusal::NotFound)
}

/// The plan, still a draft.
pub(super) async fn draft(tx: &Tx, actor: &Actor, id: PlanId) -> Result<Plan, Refusal> {
    let plan = plan::of_authority(tx, actor.authority(), id).await?.ok_or(Refusal::NotFound)?;
    match plan.state {
        PlanState::Draft => Ok(plan),
        PlanState::Issued | PlanState::Merged => Err(Refusal::AlreadyIssued),
    }
}

/// The plan, still a draft, for somebody who prepares plans.
pub(super) async fn to_mend(tx: &Tx, actor: &Actor, id: PlanId) -> Result<Plan, Refusal> {
    if !actor.may_everywhere(Verb::PreparePlan) {
        return Err(Refusal::NotYourPart);
    }
    draft(tx, actor, id).await
}

/// A sub-index of that plan, where one was named.
pub(super) async fn sub_index(
    tx: &Tx,
    plan: PlanId,
    id: Option<SubIndexId>,
) -> Result<Option<SubIndexId>, Refusal> {
    let Some(id) = id else { return Ok(None) };
    let known = store::sub_index::of_plan(tx, plan).await?;
    match known.iter().any(|sub_index| sub_index.id == id) {
        true => Ok(Some(id)),
        false => Err(Refusal::NotFound),
    }
}

/// Moves an obligation from the state it was seen in; two officers who act at once do not both
/// succeed.
pub(super) async fn move_state(tx: &Tx, sheet: &Sheet, to: WorkState) -> Result<(), Refusal> {
    let from = sheet.obligation.standing.state;
    let sql = "UPDATE obligation SET state = $1 WHERE id = $2 AND state = $3";
    let moved = tx.write(sql, values![to.word(), sheet.obligation.id.0, from.word()]).await?;
    if moved == 1 { Ok(()) } else { Err(Refusal::WrongState(from)) }
}

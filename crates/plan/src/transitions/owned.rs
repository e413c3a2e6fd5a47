//! Loads what a transition acts on, within the actor's authority.

use super::Refusal;
use crate::{
    model::{ObligationId, PieceId, PieceState, PlanId, PlanState, SubIndexId, WorkState},
    store::{
        self,
        obligation::{self, Sheet},
        piece::{self, Piece},
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

/// Nothing is recorded, submitted or decided on any more once the plan is closed.
pub(super) fn still_runs(sheet: &Sheet) -> Result<(), Refusal> {
    if sheet.plan_state == PlanState::Closed { Err(Refusal::PlanClosed) } else { Ok(()) }
}

/// The plan, whatever its state.
pub(super) async fn plan(tx: &Tx, actor: &Actor, id: PlanId) -> Result<Plan, Refusal> {
    plan::of_authority(tx, actor.authority(), id).await?.ok_or(Refusal::NotFound)
}

/// The plan that is in force: obligations are made and amended of no other.
pub(super) async fn in_force(tx: &Tx, actor: &Actor, id: PlanId) -> Result<Plan, Refusal> {
    let plan = plan(tx, actor, id).await?;
    match plan.state {
        PlanState::Issued => Ok(plan),
        PlanState::Closed => Err(Refusal::PlanClosed),
        PlanState::Draft | PlanState::InReview | PlanState::Merged => Err(Refusal::NotIssued),
    }
}

/// The plan, still a draft.
pub(super) async fn draft(tx: &Tx, actor: &Actor, id: PlanId) -> Result<Plan, Refusal> {
    let plan = plan(tx, actor, id).await?;
    match plan.state {
        PlanState::Draft => Ok(plan),
        PlanState::InReview => Err(Refusal::InReview),
        PlanState::Issued | PlanState::Closed | PlanState::Merged => Err(Refusal::AlreadyIssued),
    }
}

/// The plan that lies before the leaders.
pub(super) async fn in_review(tx: &Tx, actor: &Actor, id: PlanId) -> Result<Plan, Refusal> {
    let plan = plan(tx, actor, id).await?;
    match plan.state {
        PlanState::InReview => Ok(plan),
        PlanState::Draft => Err(Refusal::NotInReview),
        PlanState::Issued | PlanState::Closed | PlanState::Merged => Err(Refusal::AlreadyIssued),
    }
}

/// The plan that is to be issued. A draft that was signed on paper before it came here may be issued
/// as it is; of one that lies before the leaders, `readiness` asks whether one of them agreed.
pub(super) async fn to_issue(tx: &Tx, actor: &Actor, id: PlanId) -> Result<Plan, Refusal> {
    let plan = plan(tx, actor, id).await?;
    match plan.state {
        PlanState::Draft | PlanState::InReview => Ok(plan),
        PlanState::Issued | PlanState::Closed | PlanState::Merged => Err(Refusal::AlreadyIssued),
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

/// The piece, and the obligation it was asked for.
pub(super) async fn piece(tx: &Tx, actor: &Actor, id: PieceId) -> Result<(Piece, Sheet), Refusal> {
    let found = piece::of_authority(tx, actor.authority(), id).await?.ok_or(Refusal::NotFound)?;
    let sheet = sheet(tx, actor, found.obligation).await?;
    Ok((found, sheet))
}

/// A piece is in that state.
pub(super) fn in_state(piece: &Piece, state: PieceState) -> Result<(), Refusal> {
    if piece.state == state { Ok(()) } else { Err(Refusal::WrongPieceState(piece.state)) }
}

/// Moves a piece from the state it was seen in.
pub(super) async fn move_piece(tx: &Tx, piece: &Piece, to: PieceState) -> Result<(), Refusal> {
    let sql = "UPDATE piece SET state = $1 WHERE id = $2 AND state = $3";
    let moved = tx.write(sql, values![to.word(), piece.id.0, piece.state.word()]).await?;
    if moved == 1 { Ok(()) } else { Err(Refusal::WrongPieceState(piece.state)) }
}

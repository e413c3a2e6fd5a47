//! Accepts what was submitted.

use super::{Refusal, owned};
use crate::{
    model::{ObligationId, WorkState},
    store::obligation::Sheet,
};
use ddci_platform::{
    permit::{Actor, Role, Verb},
    store::{Applied, StoreError, Transition, Tx},
    values,
};
use serde_json::json;

/// Accepts an obligation.
#[derive(Debug, Clone)]
pub struct Accept {
    /// The obligation.
    pub obligation: ObligationId,
}

/// The plan coordinator accepts; what that office itself owes is accepted by a leader. Nobody
/// accepts their own unit's work.
///
/// # Errors
/// The [`Refusal`].
pub fn check(sheet: &Sheet, actor: &Actor) -> Result<(), Refusal> {
    decides(sheet, actor)?;
    match sheet.obligation.standing.state {
        WorkState::Submitted => Ok(()),
        state => Err(Refusal::WrongState(state)),
    }
}

/// Whether the actor decides on what this unit has submitted.
pub(super) fn decides(sheet: &Sheet, actor: &Actor) -> Result<(), Refusal> {
    let Some(viewer) = actor.viewer() else { return Err(Refusal::NotYourPart) };
    if !viewer.may(Verb::Accept) {
        return Err(Refusal::NotYourPart);
    }
    if viewer.is_of(sheet.obligation.unit) {
        return Err(Refusal::OwnWork);
    }
    owned::still_runs(sheet)?;
    let of_coordinator = sheet.coordinator == Some(sheet.obligation.unit);
    match (of_coordinator, viewer.has(Role::Leader), sheet.coordinator == Some(viewer.unit)) {
        (true, true, _) | (false, _, true) => Ok(()),
        _ => Err(Refusal::NotCoordinator),
    }
}

impl Transition for Accept {
    const VERB: &'static str = "obligation.accept";
    type Output = ();
    type Error = Refusal;

    async fn apply(&self, tx: &Tx, actor: &Actor) -> Result<Applied<()>, Refusal> {
        let sheet = owned::sheet(tx, actor, self.obligation).await?;
        check(&sheet, actor)?;
        owned::move_state(tx, &sheet, WorkState::Accepted).await?;
        decide(tx, actor, self.obligation, "accepted", None).await?;
        let done = sheet.obligation.standing.done_on.map(|on| on.to_string());
        let subject = format!("obligation:{}", self.obligation);
        Ok(Applied::to(subject, json!({"done_on": done}), ()))
    }

    fn store_error(error: &Refusal) -> Option<&StoreError> {
        error.store()
    }
}

/// Writes what became of the waiting submission.
pub(super) async fn decide(
    tx: &Tx,
    actor: &Actor,
    obligation: ObligationId,
    outcome: &str,
    reason: Option<&str>,
) -> Result<(), Refusal> {
    let sql = "UPDATE submission SET outcome = $1, decided_at = $2, decided_on = $3,
                 decided_by = $4, reason = $5
               WHERE obligation = $6 AND outcome IS NULL";
    let account = actor.viewer().map(|viewer| viewer.account.0);
    let row = values![outcome, tx.now(), tx.today(), account, reason, obligation.0];
    tx.write(sql, row).await?;
    Ok(())
}

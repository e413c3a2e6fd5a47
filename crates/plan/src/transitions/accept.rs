//! Accepts what was submitted.

use super::{Refusal, owned, stepped};
use crate::{
    model::{ObligationId, Quality, WorkState},
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
    /// How good it is.
    pub quality: Quality,
    /// What is to be said about it: needed where it is met in part only.
    pub note: String,
}

impl Accept {
    /// As met, without a word.
    pub fn of(obligation: ObligationId) -> Self {
        Self { obligation, quality: Quality::Met, note: String::new() }
    }
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
        let note = match self.quality {
            Quality::Met => stepped::opinion(&self.note)?,
            Quality::Partly => stepped::reason(&self.note)?,
        };
        owned::move_state(tx, &sheet, WorkState::Accepted).await?;
        decide(tx, actor, self.obligation, "accepted", Some(note)).await?;
        self.mark(tx).await?;
        let done = sheet.obligation.standing.done_on.map(|on| on.to_string());
        let subject = format!("obligation:{}", self.obligation);
        let detail = json!({"done_on": done, "quality": self.quality.word(), "note": note});
        Ok(Applied::to(subject, detail, ()))
    }

    fn store_error(error: &Refusal) -> Option<&StoreError> {
        error.store()
    }
}

impl Accept {
    /// Writes the mark on the obligation, and on the submission that was accepted.
    async fn mark(&self, tx: &Tx) -> Result<(), Refusal> {
        let quality = self.quality.word();
        let sql = "UPDATE obligation SET quality = $1 WHERE id = $2";
        tx.write(sql, values![quality, self.obligation.0]).await?;
        let sql =
            "UPDATE submission SET quality = $1 WHERE obligation = $2 AND outcome = 'accepted'";
        tx.write(sql, values![quality, self.obligation.0]).await?;
        Ok(())
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

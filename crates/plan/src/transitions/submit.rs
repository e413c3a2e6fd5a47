//! Submits an obligation for acceptance.

use super::{Refusal, owned, record::owns};
use crate::{
    model::{ObligationId, SubmissionId, WorkState},
    store::{
        evidence,
        obligation::Sheet,
        quota::{self, Fill},
    },
};
use ddci_platform::{
    permit::{Actor, Verb},
    seam::Measures,
    store::{Applied, StoreError, Transition, Tx},
    values,
};
use serde_json::{Value as Json, json};

/// Submits an obligation.
#[derive(Clone)]
pub struct Submit {
    /// The obligation.
    pub obligation: ObligationId,
    /// What other rooms count towards its quota.
    pub measures: Measures,
}

/// The unit that owes it submits it, and evidence comes before the claim; a thing that the system
/// itself has measured in full needs no other.
///
/// # Errors
/// The [`Refusal`].
pub fn check(
    sheet: &Sheet,
    actor: &Actor,
    evidence: i64,
    fill: Option<&Fill>,
) -> Result<(), Refusal> {
    owns(sheet, actor, Verb::Submit)?;
    let state = sheet.obligation.standing.state;
    let measured = fill.is_some_and(|fill| fill.measured >= fill.need);
    if !state.is_open() {
        return Err(Refusal::WrongState(state));
    }
    if evidence == 0 && !measured {
        return Err(Refusal::NoEvidence);
    }
    match fill {
        Some(fill) if fill.have < fill.need => {
            Err(Refusal::QuotaShort { have: fill.have, need: fill.need })
        }
        _ => Ok(()),
    }
}

impl Transition for Submit {
    const VERB: &'static str = "obligation.submit";
    type Output = SubmissionId;
    type Error = Refusal;

    async fn apply(&self, tx: &Tx, actor: &Actor) -> Result<Applied<SubmissionId>, Refusal> {
        let sheet = owned::sheet(tx, actor, self.obligation).await?;
        let (id, detail) = write(tx, actor, &sheet, &self.measures).await?;
        Ok(Applied::to(format!("obligation:{}", self.obligation), detail, id))
    }

    fn store_error(error: &Refusal) -> Option<&StoreError> {
        error.store()
    }
}

/// Checks and writes the submission, and says what the audit log keeps of it. Nothing is written
/// where it is refused.
pub(super) async fn write(
    tx: &Tx,
    actor: &Actor,
    sheet: &Sheet,
    measures: &Measures,
) -> Result<(SubmissionId, Json), Refusal> {
    let obligation = sheet.obligation.id;
    let fill = quota::fill(tx, measures, sheet).await?;
    let evidence = evidence::count(tx, obligation).await?;
    check(sheet, actor, evidence, fill.as_ref())?;
    owned::move_state(tx, sheet, WorkState::Submitted).await?;
    let today = tx.today();
    let against = sheet.obligation.standing.effective_on;
    let sql = "UPDATE obligation SET done_on = $1, done_against = $2 WHERE id = $3";
    tx.write(sql, values![today, against, obligation.0]).await?;
    let id: SubmissionId = tx.key()?;
    let sql = "INSERT INTO submission (id, obligation, at, submitted_on, effective_then, account)
               VALUES ($1, $2, $3, $4, $5, $6)";
    let account = actor.viewer().map(|viewer| viewer.account.0);
    tx.write(sql, values![id.0, obligation.0, tx.now(), today, against, account]).await?;
    let detail = json!({
        "submission": id,
        "on": today.to_string(),
        "against": against.to_string(),
    });
    Ok((id, detail))
}

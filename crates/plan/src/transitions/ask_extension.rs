//! Asks whoever gave a date to move it.

use super::{Refusal, give_date, owned, record, stepped};
use crate::{
    model::{ExtensionId, ObligationId},
    store::{extension, obligation::Sheet},
};
use ddci_platform::{
    law,
    permit::{Actor, Verb},
    store::{Applied, StoreError, Transition, Tx},
    values,
};
use jiff::civil::Date;
use serde_json::json;

/// Asks for a later date. It may be asked for after the day has passed too, as long as the work is
/// open: the request keeps which date was in force then.
#[derive(Debug, Clone)]
pub struct AskExtension {
    /// The obligation.
    pub obligation: ObligationId,
    /// The date that is asked for.
    pub proposed_on: Date,
    /// Why.
    pub reason: String,
}

/// The unit that owes it asks, as long as it is open. Units that help never do.
///
/// # Errors
/// The [`Refusal`].
pub fn check(sheet: &Sheet, actor: &Actor) -> Result<(), Refusal> {
    record::owns(sheet, actor, Verb::Submit)?;
    let state = sheet.obligation.standing.state;
    if state.is_open() { Ok(()) } else { Err(Refusal::WrongState(state)) }
}

impl Transition for AskExtension {
    const VERB: &'static str = "extension.ask";
    type Output = ExtensionId;
    type Error = Refusal;

    async fn apply(&self, tx: &Tx, actor: &Actor) -> Result<Applied<ExtensionId>, Refusal> {
        let sheet = owned::sheet(tx, actor, self.obligation).await?;
        check(&sheet, actor)?;
        let before = extension::of(tx, self.obligation).await?;
        if before.iter().any(|extension| extension.decided.is_none()) {
            return Err(Refusal::RequestWaits);
        }
        let reason = stepped::reason(&self.reason)?;
        let plan = owned::plan(tx, actor, sheet.obligation.plan).await?;
        let calendar = law::calendar(tx, actor.authority()).await?;
        give_date::effective(&sheet, &plan, self.proposed_on, tx.today(), &calendar)?;
        let id: ExtensionId = tx.key()?;
        let due = sheet.obligation.standing.effective_on;
        let account = actor.viewer().map(|viewer| viewer.account.0);
        let sql = "INSERT INTO extension (id, obligation, unit, at, asked_on, account, due_then,
                     proposed_on, reason)
                   VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
        let row = values![
            id.0,
            self.obligation.0,
            sheet.obligation.unit.0,
            tx.now(),
            tx.today(),
            account,
            due,
            self.proposed_on,
            reason,
        ];
        tx.write(sql, row).await?;
        let detail = json!({
            "extension": id, "due": due.to_string(), "proposed": self.proposed_on.to_string(),
            "reason": reason,
        });
        Ok(Applied::to(format!("obligation:{}", self.obligation), detail, id))
    }

    fn store_error(error: &Refusal) -> Option<&StoreError> {
        error.store()
    }
}

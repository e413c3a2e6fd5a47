//! Decides about a request to move a date: the date asked for, another one, or none.

use super::{Refusal, accept, give_date, owned, stepped};
use crate::{
    model::ExtensionId,
    store::{
        extension::{self, Extension},
        obligation::Sheet,
    },
};
use ddci_platform::{
    law,
    permit::Actor,
    store::{Applied, StoreError, Transition, Tx},
    values,
};
use jiff::civil::Date;
use serde_json::json;

/// Decides.
#[derive(Debug, Clone)]
pub struct DecideExtension {
    /// The request.
    pub extension: ExtensionId,
    /// The date from now on; nothing where it is refused.
    pub grant: Option<Date>,
    /// Why: needed for a refusal, and for another date than was asked for.
    pub words: String,
}

/// The giver decides: the office that coordinates the plan, and about what that office itself owes a
/// leader. Nobody else moves a date; units that help never do.
///
/// # Errors
/// The [`Refusal`].
pub fn check(extension: &Extension, sheet: &Sheet, actor: &Actor) -> Result<(), Refusal> {
    accept::decides(sheet, actor)?;
    if extension.decided.is_some() {
        return Err(Refusal::DecidedAlready);
    }
    let state = sheet.obligation.standing.state;
    if state.is_open() { Ok(()) } else { Err(Refusal::WrongState(state)) }
}

impl Transition for DecideExtension {
    const VERB: &'static str = "extension.decide";
    type Output = Option<Date>;
    type Error = Refusal;

    async fn apply(&self, tx: &Tx, actor: &Actor) -> Result<Applied<Option<Date>>, Refusal> {
        let found = extension::of_authority(tx, actor.authority(), self.extension).await?;
        let extension = found.ok_or(Refusal::NotFound)?;
        let sheet = owned::sheet(tx, actor, extension.obligation).await?;
        check(&extension, &sheet, actor)?;
        let words = match self.grant {
            Some(day) if day == extension.proposed_on => stepped::opinion(&self.words)?,
            _ => stepped::reason(&self.words)?,
        };
        let effective = self.effective(tx, actor, &extension, &sheet).await?;
        self.write(tx, actor, effective, words).await?;
        let detail = json!({
            "extension": extension.id,
            "from": sheet.obligation.standing.effective_on.to_string(),
            "to": effective.map(|on| on.to_string()),
            "words": words,
        });
        Ok(Applied::to(format!("obligation:{}", extension.obligation), detail, effective))
    }

    fn store_error(error: &Refusal) -> Option<&StoreError> {
        error.store()
    }
}

impl DecideExtension {
    /// Moves the date, where one is granted.
    async fn effective(
        &self,
        tx: &Tx,
        actor: &Actor,
        extension: &Extension,
        sheet: &Sheet,
    ) -> Result<Option<Date>, Refusal> {
        let Some(day) = self.grant else { return Ok(None) };
        let plan = owned::plan(tx, actor, sheet.obligation.plan).await?;
        let calendar = law::calendar(tx, actor.authority()).await?;
        let effective = give_date::effective(sheet, &plan, day, tx.today(), &calendar)?;
        let why = ("extension", extension.reason.as_str());
        give_date::give(tx, actor, sheet, (day, effective), why).await?;
        Ok(Some(effective))
    }

    async fn write(
        &self,
        tx: &Tx,
        actor: &Actor,
        effective: Option<Date>,
        words: &str,
    ) -> Result<(), Refusal> {
        let outcome = if effective.is_some() { "granted" } else { "refused" };
        let account = actor.viewer().map(|viewer| viewer.account.0);
        let sql = "UPDATE extension SET outcome = $1, granted_on = $2, effective_on = $3,
                     decided_at = $4, decided_on = $5, decided_by = $6, words = $7
                   WHERE id = $8 AND outcome IS NULL";
        let row = values![
            outcome,
            self.grant,
            effective,
            tx.now(),
            tx.today(),
            account,
            words,
            self.extension.0,
        ];
        match tx.write(sql, row).await? {
            1 => Ok(()),
            _ => Err(Refusal::DecidedAlready),
        }
    }
}

//! Names the person who does it, or nobody again.

use super::{Refusal, owned, record::owns};
use crate::{
    model::ObligationId,
    store::{
        executor::{self, Executor},
        obligation::Sheet,
    },
};
use ddci_platform::{
    org::PersonId,
    permit::{Actor, Role, Verb},
    store::{Applied, StoreError, Transition, Tx},
    values,
};
use serde_json::json;

/// Names who does an obligation.
#[derive(Debug, Clone)]
pub struct Assign {
    /// The obligation.
    pub obligation: ObligationId,
    /// The person; nobody, where it is left to the unit again.
    pub to: Option<PersonId>,
}

/// The head of the unit that owes it names anybody of the unit; whoever else works there takes what
/// nobody does, and hands back what is theirs.
///
/// # Errors
/// The [`Refusal`].
pub fn check(
    sheet: &Sheet,
    actor: &Actor,
    now: Option<&Executor>,
    to: Option<PersonId>,
) -> Result<(), Refusal> {
    owns(sheet, actor, Verb::RecordProgress)?;
    let state = sheet.obligation.standing.state;
    if !state.is_open() {
        return Err(Refusal::WrongState(state));
    }
    let Some(viewer) = actor.viewer() else { return Err(Refusal::NotYourPart) };
    if viewer.has(Role::UnitHead) {
        return Ok(());
    }
    match now.filter(|now| now.person != viewer.person) {
        Some(other) => Err(Refusal::DoneBy(other.name.clone())),
        None if to.is_some_and(|to| to != viewer.person) => Err(Refusal::HeadAssigns),
        None => Ok(()),
    }
}

impl Transition for Assign {
    const VERB: &'static str = "obligation.assign";
    type Output = ();
    type Error = Refusal;

    async fn apply(&self, tx: &Tx, actor: &Actor) -> Result<Applied<()>, Refusal> {
        let sheet = owned::sheet(tx, actor, self.obligation).await?;
        let now = executor::of(tx, self.obligation, tx.today()).await?;
        check(&sheet, actor, now.as_ref(), self.to)?;
        let name = match self.to {
            Some(to) => Some(named(tx, &sheet, to).await?.name),
            None => None,
        };
        let sql = "UPDATE obligation SET executor = $1, assigned = assigned + 1 WHERE id = $2";
        tx.write(sql, values![self.to.map(|to| to.0), self.obligation.0]).await?;
        let words = |name: Option<String>| name.unwrap_or_else(|| "–".to_owned());
        let detail = json!({
            "before": words(now.map(|now| now.name)),
            "after": words(name),
            "person": self.to,
        });
        Ok(Applied::to(format!("obligation:{}", self.obligation), detail, ()))
    }

    fn store_error(error: &Refusal) -> Option<&StoreError> {
        error.store()
    }
}

/// The person, where they work in the unit today.
async fn named(tx: &Tx, sheet: &Sheet, to: PersonId) -> Result<Executor, Refusal> {
    let of_unit = executor::of_unit(tx, sheet.obligation.unit, tx.today()).await?;
    of_unit.into_iter().find(|person| person.person == to).ok_or(Refusal::NotOfUnit)
}

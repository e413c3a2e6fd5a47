//! A person hears less: nothing of what is due soon. What is overdue or due today is always said.

use super::DigestRefusal;
use crate::{
    org::{PersonId, UnitId},
    permit::Actor,
    store::{Applied, Read, StoreError, Transition, Tx},
    values,
};
use serde_json::json;
use std::collections::BTreeSet;

/// The people of an authority who do not want to hear of what is due soon.
///
/// # Errors
/// [`StoreError`].
pub async fn without_soon(
    db: &impl Read,
    authority: UnitId,
) -> Result<BTreeSet<PersonId>, StoreError> {
    let sql = "SELECT c.person FROM digest_choice c JOIN person p ON p.id = c.person
               WHERE p.authority = $1 AND c.without_soon";
    db.all(sql, values![authority.0]).await?.iter().map(|row| row.get("person")).collect()
}

/// Chooses for oneself.
#[derive(Debug, Clone, Copy)]
pub struct ChooseReminders {
    /// Whether to leave out what is due soon.
    pub without_soon: bool,
}

impl Transition for ChooseReminders {
    const VERB: &'static str = "reminders.choose";
    type Output = ();
    type Error = DigestRefusal;

    async fn apply(&self, tx: &Tx, actor: &Actor) -> Result<Applied<()>, DigestRefusal> {
        let viewer = actor.viewer().ok_or(DigestRefusal::NotYours)?;
        let sql = "INSERT INTO digest_choice (person, without_soon, at) VALUES ($1, $2, $3)
                   ON CONFLICT (person) DO UPDATE SET without_soon = $2, at = $3";
        tx.write(sql, values![viewer.person.0, self.without_soon, tx.now()]).await?;
        let detail = json!({"without_soon": self.without_soon});
        Ok(Applied::to(format!("person:{}", viewer.person), detail, ()))
    }

    fn store_error(error: &DigestRefusal) -> Option<&StoreError> {
        error.store()
    }
}

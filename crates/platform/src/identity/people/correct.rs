//! Corrects somebody's name and the title of their principal position.

use super::{Owned, owned};
use crate::{
    identity::AccountRefusal,
    org::PersonId,
    permit::Actor,
    store::{Applied, StoreError, Transition, Tx},
    values,
};
use serde_json::json;

/// Corrects what somebody is called. For another position there is [`super::Appoint`].
#[derive(Debug, Clone)]
pub struct CorrectPerson {
    /// Whom.
    pub person: PersonId,
    /// Their name.
    pub name: String,
    /// The title of their principal position.
    pub title: String,
}

/// Writes it in the person and in the position that it is the title of.
pub(super) async fn write(
    tx: &Tx,
    id: PersonId,
    person: &Owned,
    name: &str,
    title: &str,
) -> Result<(), StoreError> {
    let sql = "UPDATE person SET name = $1, title = $2, folded = $3 WHERE id = $4";
    tx.write(sql, values![name, title, ddci_vntext::fold(name), id.0]).await?;
    let sql = "UPDATE person_position SET title = $1
               WHERE person = $2 AND unit = $3 AND title = $4 AND valid_to IS NULL";
    tx.write(sql, values![title, id.0, person.unit.0, person.title.as_str()]).await?;
    Ok(())
}

impl Transition for CorrectPerson {
    const VERB: &'static str = "person.correct";
    type Output = ();
    type Error = AccountRefusal;

    async fn apply(&self, tx: &Tx, actor: &Actor) -> Result<Applied<()>, AccountRefusal> {
        let person = owned(tx, actor, self.person).await?;
        if self.name.trim().is_empty() {
            return Err(AccountRefusal::NoName);
        }
        write(tx, self.person, &person, self.name.trim(), self.title.trim()).await?;
        let detail = json!({
            "login": person.login,
            "before": {"name": person.name, "title": person.title},
            "after": {"name": self.name.trim(), "title": self.title.trim()},
        });
        Ok(Applied::to(format!("person:{}", self.person), detail, ()))
    }

    fn store_error(error: &AccountRefusal) -> Option<&StoreError> {
        error.store()
    }
}

//! Corrects somebody's name, the title of their principal position, and where messages reach them.

use super::{Owned, owned};
use crate::{
    identity::AccountRefusal,
    org::{Email, PersonId},
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
    /// Where messages reach them, where known.
    pub email: Option<Email>,
}

/// Writes it in the person and in the position that it is the title of.
pub(super) async fn write(
    tx: &Tx,
    id: PersonId,
    person: &Owned,
    name: &str,
    title: &str,
    email: Option<&Email>,
) -> Result<(), StoreError> {
    let sql = "UPDATE person SET name = $1, title = $2, folded = $3, email = $4 WHERE id = $5";
    let email = email.map(Email::as_str);
    tx.write(sql, values![name, title, ddci_vntext::fold(name), email, id.0]).await?;
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
        let (name, title) = (self.name.trim(), self.title.trim());
        write(tx, self.person, &person, name, title, self.email.as_ref()).await?;
        let detail = json!({
            "login": person.login,
            "before": {"name": person.name, "title": person.title},
            "after": {"name": name, "title": title},
            // That it changed is kept; the address itself is nobody's business in the log.
            "email_changed": self.email != person.email,
        });
        Ok(Applied::to(format!("person:{}", self.person), detail, ()))
    }

    fn store_error(error: &AccountRefusal) -> Option<&StoreError> {
        error.store()
    }
}

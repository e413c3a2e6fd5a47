//! Posts a message, in the transaction of whoever has something to say.

use super::{MessageId, MessageState};
use crate::{
    org::{Email, PersonId},
    store::{Read, StoreError, Tx},
    values,
};

/// To whom a message goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum To {
    /// A person, at the address they have when it is posted.
    Person(PersonId),
    /// An address, such as the one somebody had before it was changed.
    Address(Email),
}

/// A message that is posted.
#[derive(Clone, PartialEq, Eq)]
pub struct Message {
    /// What makes it one within the authority: posted twice under one key, it is sent once.
    pub key: String,
    /// To whom.
    pub to: To,
    /// What it is about, a short word for lists and figures: `digest`, `security`.
    pub kind: &'static str,
    /// Its subject, in the person's language.
    pub subject: String,
    /// Its text, in the person's language.
    pub text: String,
    /// Whether it leaves at any hour: what is about somebody's account, and nothing else.
    pub urgent: bool,
    /// Whether only whom it is for may read its text, such as a sign-in link: no page shows it, and
    /// it is taken away once it was sent.
    pub secret: bool,
}

/// Neither subject nor text: they are nobody's business in a log.
impl std::fmt::Debug for Message {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Message")
            .field("key", &self.key)
            .field("kind", &self.kind)
            .finish_non_exhaustive()
    }
}

impl Tx {
    /// Posts a message: it leaves after the transaction has committed, and only then. Whether it is
    /// new: under a key that there is already, nothing changes. A person without an address keeps
    /// it as [`MessageState::NoAddress`], where it can be seen.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn post(&self, message: &Message) -> Result<bool, StoreError> {
        let (person, address) = match &message.to {
            To::Person(person) => (Some(person.0), address_of(self, *person).await?),
            To::Address(address) => (None, Some(address.to_string())),
        };
        let state = if address.is_some() { MessageState::Waiting } else { MessageState::NoAddress };
        let sql = "INSERT INTO outbox (id, authority, key, kind, person, address, subject, text,
                     urgent, secret, state, posted_at, send_after, attempts, unsure)
                   VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $12, 0, 0)
                   ON CONFLICT (authority, key) DO NOTHING";
        let id: MessageId = self.key()?;
        let row = values![
            id.0,
            self.authority().0,
            message.key.as_str(),
            message.kind,
            person,
            address,
            message.subject.as_str(),
            message.text.as_str(),
            message.urgent,
            message.secret,
            state.word(),
            self.now(),
        ];
        Ok(self.write(sql, row).await? == 1)
    }
}

/// The address of a person of this authority.
pub(super) async fn address_of(tx: &Tx, person: PersonId) -> Result<Option<String>, StoreError> {
    let sql = "SELECT email FROM person WHERE id = $1 AND authority = $2";
    let row = tx.first(sql, values![person.0, tx.authority().0]).await?;
    row.map_or(Ok(None), |row| row.get("email"))
}

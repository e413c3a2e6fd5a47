//! Sends a message that was given up, or had no address to go to; at once what waits.

use super::{MessageId, MessageState, OutboxRefusal, post::address_of, refusal::refuse_others};
use crate::{
    org::PersonId,
    permit::Actor,
    store::{Applied, Read, StoreError, Transition, Tx},
    values,
};
use serde_json::json;

/// Tries a message again: to the address that the person has now, with all its attempts before it.
#[derive(Debug, Clone, Copy)]
pub struct RetryMessage {
    /// Which.
    pub message: MessageId,
}

impl Transition for RetryMessage {
    const VERB: &'static str = "message.retry";
    type Output = ();
    type Error = OutboxRefusal;

    async fn apply(&self, tx: &Tx, actor: &Actor) -> Result<Applied<()>, OutboxRefusal> {
        refuse_others(actor)?;
        let kept = Kept::of(tx, self.message).await?;
        match kept.state {
            MessageState::Sending | MessageState::Sent => return Err(OutboxRefusal::Gone),
            MessageState::Cancelled => return Err(OutboxRefusal::Cancelled),
            MessageState::Waiting | MessageState::NoAddress | MessageState::GivenUp => {}
        }
        let address = match kept.person {
            Some(person) => address_of(tx, person).await?,
            None => kept.address,
        };
        let address = address.ok_or(OutboxRefusal::NoAddress)?;
        let sql =
            "UPDATE outbox SET state = 'waiting', address = $1, send_after = $2, attempts = 0,
                     unsure = 0
                   WHERE id = $3 AND state = $4";
        let row = values![address, tx.now(), self.message.0, kept.state.word()];
        if tx.write(sql, row).await? == 0 {
            return Err(OutboxRefusal::Gone);
        }
        let detail = json!({"key": kept.key, "before": kept.state.word()});
        Ok(Applied::to(format!("message:{}", self.message), detail, ()))
    }

    fn store_error(error: &OutboxRefusal) -> Option<&StoreError> {
        error.store()
    }
}

/// A message as transitions need it.
pub(super) struct Kept {
    pub(super) key: String,
    pub(super) state: MessageState,
    person: Option<PersonId>,
    address: Option<String>,
}

impl Kept {
    /// The message, where it is of the transaction's authority.
    pub(super) async fn of(tx: &Tx, message: MessageId) -> Result<Self, OutboxRefusal> {
        let sql = "SELECT key, state, person, address FROM outbox
                   WHERE id = $1 AND authority = $2";
        let row = tx.first(sql, values![message.0, tx.authority().0]).await?;
        let row = row.ok_or(OutboxRefusal::Unknown)?;
        Ok(Self {
            key: row.get("key")?,
            state: row.get("state")?,
            person: row.get::<Option<uuid::Uuid>>("person")?.map(PersonId::from),
            address: row.get("address")?,
        })
    }
}

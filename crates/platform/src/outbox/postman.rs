//! Delivers what is due.

use super::{
    Letter, MessageState, Transport, hours,
    lease::{self, Taken},
};
use crate::{
    law,
    org::{self, UnitId},
    store::{Db, StoreError},
};
use std::sync::Arc;

/// What one round did.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Delivered {
    /// Messages that were sent.
    pub sent: u64,
    /// Attempts that failed, or of which nobody knows.
    pub failed: u64,
}

/// A node's postman.
#[derive(Clone)]
pub struct Postman {
    db: Db,
    transport: Arc<dyn Transport>,
    holder: String,
}

impl Postman {
    /// A postman under that name, which no other node has.
    pub fn new(db: Db, transport: Arc<dyn Transport>, holder: String) -> Self {
        Self { db, transport, holder }
    }

    /// Sends everything that is due now, and returns.
    ///
    /// # Errors
    /// [`StoreError`] where messages cannot be read or taken; why one was not sent is kept with it.
    pub async fn deliver_due(&self) -> Result<Delivered, StoreError> {
        let mut delivered = Delivered::default();
        if !self.transport.is_open() {
            return Ok(delivered);
        }
        for authority in lease::authorities(&self.db).await? {
            self.deliver_of(authority, &mut delivered).await?;
        }
        Ok(delivered)
    }

    async fn deliver_of(
        &self,
        authority: UnitId,
        delivered: &mut Delivered,
    ) -> Result<(), StoreError> {
        let calendar = law::calendar(&self.db, authority).await?;
        let hours = hours::hours(&self.db, authority).await?;
        let from_name =
            org::unit(&self.db, authority).await?.map_or_else(String::new, |unit| unit.name);
        loop {
            // Asked before each round: hours end while a long list is sent.
            let open = hours.is_open(&calendar, self.db.clock());
            let due = lease::due(&self.db, authority, open).await?;
            if due.is_empty() {
                return Ok(());
            }
            for due in due {
                let domain = self.transport.domain();
                let Some(taken) = due.take(&self.db, &self.holder, domain).await? else { continue };
                match self.send(&from_name, &taken).await? {
                    MessageState::Sent => delivered.sent += 1,
                    _ => delivered.failed += 1,
                }
            }
        }
    }

    async fn send(&self, from_name: &str, taken: &Taken) -> Result<MessageState, StoreError> {
        let letter = Letter {
            message_id: taken.message_id.clone(),
            from_name: from_name.to_owned(),
            to: taken.address.clone(),
            subject: taken.subject.clone(),
            text: taken.text.clone(),
            at: self.db.clock().now(),
        };
        let outcome = self.transport.send(&letter).await;
        let state = taken.end(&self.db, &outcome).await?;
        if state == MessageState::Sent {
            tracing::info!(message = %taken.id, "message.sent");
        } else {
            tracing::warn!(message = %taken.id, state = state.word(), "message.failed");
        }
        Ok(state)
    }
}

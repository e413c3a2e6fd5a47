//! Keeps a message from leaving.

use super::{MessageId, MessageState, OutboxRefusal, refusal::refuse_others, retry::Kept};
use crate::{
    permit::Actor,
    store::{Applied, StoreError, Transition, Tx},
    values,
};
use serde_json::json;

/// The longest reason that is kept.
const LONGEST: usize = 500;

/// Cancels a message that has not left.
#[derive(Debug, Clone)]
pub struct CancelMessage {
    /// Which.
    pub message: MessageId,
    /// Why.
    pub reason: String,
}

impl Transition for CancelMessage {
    const VERB: &'static str = "message.cancel";
    type Output = ();
    type Error = OutboxRefusal;

    async fn apply(&self, tx: &Tx, actor: &Actor) -> Result<Applied<()>, OutboxRefusal> {
        refuse_others(actor)?;
        let reason: String = self.reason.trim().chars().take(LONGEST).collect();
        if reason.is_empty() {
            return Err(OutboxRefusal::NoReason);
        }
        let kept = Kept::of(tx, self.message).await?;
        match kept.state {
            MessageState::Sending | MessageState::Sent => return Err(OutboxRefusal::Gone),
            MessageState::Cancelled => return Err(OutboxRefusal::Cancelled),
            MessageState::Waiting | MessageState::NoAddress | MessageState::GivenUp => {}
        }
        // A node may have taken it since it was looked at. What one reader only may read is not kept.
        let sql = "UPDATE outbox SET state = 'cancelled', cancelled_for = $1,
                     text = CASE WHEN secret THEN '' ELSE text END
                   WHERE id = $2 AND state = $3";
        let row = values![reason.as_str(), self.message.0, kept.state.word()];
        if tx.write(sql, row).await? == 0 {
            return Err(OutboxRefusal::Gone);
        }
        let detail = json!({"key": kept.key, "before": kept.state.word(), "reason": reason});
        Ok(Applied::to(format!("message:{}", self.message), detail, ()))
    }

    fn store_error(error: &OutboxRefusal) -> Option<&StoreError> {
        error.store()
    }
}

//! Keeps back, after a restore, what waited when the backup was taken.

use super::MessageState;
use crate::{
    org::UnitId,
    store::{StoreError, Tx},
    values,
};

/// Cancels all messages of an authority that wait or are being sent, and tells how many.
///
/// # Errors
/// [`StoreError`].
pub async fn cancel_waiting(tx: &Tx, authority: UnitId, why: &str) -> Result<u64, StoreError> {
    let sql = "UPDATE outbox SET state = $1, cancelled_for = $2, holder = NULL, lease_until = NULL,
                 text = CASE WHEN secret THEN '' ELSE text END
               WHERE authority = $3 AND state IN ($4, $5)";
    let (waiting, sending) = (MessageState::Waiting.word(), MessageState::Sending.word());
    tx.write(sql, values![MessageState::Cancelled.word(), why, authority.0, waiting, sending]).await
}

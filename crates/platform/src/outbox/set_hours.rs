//! Sets the working hours within which messages leave.

use super::{
    OutboxRefusal,
    hours::{Spans, hours},
    refusal::refuse_others,
};
use crate::{
    permit::Actor,
    store::{Applied, StoreError, Transition, Tx},
    values,
};
use serde_json::json;

/// Sets the working hours of the authority.
#[derive(Debug, Clone)]
pub struct SetWorkingHours {
    /// `07:30-11:30, 13:30-17:00`
    pub spans: String,
    /// Where they are known from.
    pub source: String,
}

impl Transition for SetWorkingHours {
    const VERB: &'static str = "outbox.set_hours";
    type Output = ();
    type Error = OutboxRefusal;

    async fn apply(&self, tx: &Tx, actor: &Actor) -> Result<Applied<()>, OutboxRefusal> {
        refuse_others(actor)?;
        let spans: Spans = self.spans.parse().map_err(|_| OutboxRefusal::BadHours)?;
        let source = self.source.trim();
        if source.is_empty() {
            return Err(OutboxRefusal::NoSource);
        }
        let before = hours(tx, tx.authority()).await?;
        let sql = "INSERT INTO working_hours (authority, spans, source, verified)
                   VALUES ($1, $2, $3, $4)
                   ON CONFLICT (authority) DO UPDATE SET spans = excluded.spans,
                     source = excluded.source, verified = excluded.verified";
        tx.write(sql, values![tx.authority().0, spans.to_string(), source, true]).await?;
        let detail = json!({
            "before": {"spans": before.spans.to_string(), "source": before.source},
            "after": {"spans": spans.to_string(), "source": source},
        });
        Ok(Applied::to(format!("outbox:{}", tx.authority()), detail, ()))
    }

    fn store_error(error: &OutboxRefusal) -> Option<&StoreError> {
        error.store()
    }
}

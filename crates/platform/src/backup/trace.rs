//! That a backup was taken or restored stands in the audit log, where it is looked up as well.

use super::Manifest;
use crate::{
    outbox,
    permit::Actor,
    store::{Applied, Read, StoreError, Transition, Tx},
    values,
};
use jiff::Timestamp;
use serde_json::{Value as Json, json};

/// What both happen to.
const SUBJECT: &str = "installation";

/// What is kept beside a message that is not sent after a restore, as a person would write it.
const BECAUSE: &str = "Khôi phục từ bản sao lưu; có thể đã gửi trước đó";

/// A backup was taken: everything that anybody wrote has left the database once more.
#[derive(Debug)]
pub struct BackedUp<'m>(pub &'m Manifest);

/// A backup was restored; what came after it is gone, and what waited to be sent is not sent.
#[derive(Debug)]
pub struct Restored<'m>(pub &'m Manifest);

impl Transition for BackedUp<'_> {
    const VERB: &'static str = "installation.backup";
    type Output = ();
    type Error = StoreError;

    async fn apply(&self, _: &Tx, actor: &Actor) -> Result<Applied<()>, StoreError> {
        Ok(Applied::to(SUBJECT, detail(self.0, actor), ()))
    }

    fn store_error(error: &StoreError) -> Option<&StoreError> {
        Some(error)
    }
}

impl Transition for Restored<'_> {
    const VERB: &'static str = "installation.restore";
    type Output = ();
    type Error = StoreError;

    async fn apply(&self, tx: &Tx, actor: &Actor) -> Result<Applied<()>, StoreError> {
        let mut detail = detail(self.0, actor);
        // Whether it left after the backup was taken is not known here: nobody is written to twice.
        let cancelled = outbox::cancel_waiting(tx, actor.authority(), BECAUSE).await?;
        if let Json::Object(parts) = &mut detail {
            parts.insert("messages_cancelled".to_owned(), cancelled.into());
        }
        Ok(Applied::to(SUBJECT, detail, ()))
    }

    fn store_error(error: &StoreError) -> Option<&StoreError> {
        Some(error)
    }
}

fn detail(manifest: &Manifest, actor: &Actor) -> Json {
    let own = manifest.audit.iter().find(|head| head.authority == actor.authority().0);
    json!({
        "made_at": manifest.made_at.to_string(),
        "program": manifest.program,
        "rows": manifest.rows(),
        "entries": own.map(|head| head.sequence),
        "head": own.map(|head| head.hash.as_str()),
    })
}

/// When a backup was last taken, of the whole installation. Asked by jobs and by the operator.
///
/// # Errors
/// The database's.
pub async fn last(db: &impl Read) -> Result<Option<Timestamp>, StoreError> {
    let sql = "SELECT MAX(at) AS at FROM audit_entry WHERE subject = $1 AND verb = $2";
    let row = db.first(sql, values![SUBJECT, BackedUp::VERB]).await?;
    row.map_or(Ok(None), |row| row.get("at"))
}

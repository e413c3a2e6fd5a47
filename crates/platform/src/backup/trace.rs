//! That a backup was taken or restored stands in the audit log, where it is looked up as well.

use super::Manifest;
use crate::{
    permit::Actor,
    store::{Applied, Read, StoreError, Transition, Tx},
    values,
};
use jiff::Timestamp;
use serde_json::{Value as Json, json};

/// What both happen to.
const SUBJECT: &str = "installation";

/// A backup was taken: everything that anybody wrote has left the database once more.
#[derive(Debug)]
pub struct BackedUp<'m>(pub &'m Manifest);

/// A backup was restored; what came after it is gone.
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

    async fn apply(&self, _: &Tx, actor: &Actor) -> Result<Applied<()>, StoreError> {
        Ok(Applied::to(SUBJECT, detail(self.0, actor), ()))
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

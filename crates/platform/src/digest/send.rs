//! Posts the digests of a day, and keeps the day.

use super::DigestRefusal;
use crate::{
    org::UnitId,
    outbox::Message,
    permit::Actor,
    store::{Applied, Read, StoreError, Transition, Tx},
    values,
};
use jiff::{Timestamp, civil::Date};
use serde_json::json;

/// A day on which an authority spoke of what is due.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Spoken {
    /// The day.
    pub day: Date,
    /// When.
    pub at: Timestamp,
}

/// The last such day before a day.
pub(super) async fn last_before(
    db: &impl Read,
    authority: UnitId,
    day: Date,
) -> Result<Option<Spoken>, StoreError> {
    let sql = "SELECT day, at FROM digest_day WHERE authority = $1 AND day < $2
               ORDER BY day DESC LIMIT 1";
    let row = db.first(sql, values![authority.0, day]).await?;
    row.map(|row| Ok(Spoken { day: row.get("day")?, at: row.get("at")? })).transpose()
}

/// The last day on which an authority spoke of what is due.
///
/// # Errors
/// [`StoreError`].
pub async fn last_day(db: &impl Read, authority: UnitId) -> Result<Option<Date>, StoreError> {
    Ok(last_before(db, authority, Date::MAX).await?.map(|spoken| spoken.day))
}

/// Posts them: one message for each person, and the day is kept even where nobody had anything to
/// hear. On a day that is kept already nothing happens.
#[derive(Debug, Clone)]
pub struct SendDigests {
    /// The day.
    pub day: Date,
    /// The messages.
    pub messages: Vec<Message>,
}

impl Transition for SendDigests {
    const VERB: &'static str = "digest.send";
    type Output = usize;
    type Error = DigestRefusal;

    async fn apply(&self, tx: &Tx, actor: &Actor) -> Result<Applied<usize>, DigestRefusal> {
        if actor.viewer().is_some() {
            return Err(DigestRefusal::NotYours);
        }
        let authority = actor.authority();
        let known = last_before(tx, authority, Date::MAX).await?;
        let mut posted = 0;
        if known.is_none_or(|last| last.day < self.day) {
            for message in &self.messages {
                posted += usize::from(tx.post(message).await?);
            }
            let sql = "INSERT INTO digest_day (authority, day, at, messages)
                       VALUES ($1, $2, $3, $4)";
            let messages = i32::try_from(posted).unwrap_or(i32::MAX);
            tx.write(sql, values![authority.0, self.day, tx.now(), messages]).await?;
        }
        let detail = json!({"day": self.day.to_string(), "messages": posted});
        Ok(Applied::to(format!("authority:{authority}"), detail, posted))
    }

    fn store_error(error: &DigestRefusal) -> Option<&StoreError> {
        error.store()
    }
}

//! Takes a message for a while, and says how sending it ended.

use super::{MessageId, MessageState, Outcome};
use crate::{
    jobs::pause,
    org::UnitId,
    store::{Db, Read, Row, StoreError},
    values,
};
use jiff::{SignedDuration, Timestamp};

/// How long a message is kept while it is sent: longer than an attempt can take.
const LASTS: SignedDuration = SignedDuration::from_mins(6);

/// How often sending is begun before it is given up: about a day.
const ATTEMPTS: i32 = 18;

/// The longest error that is kept.
const LONGEST_ERROR: usize = 2_000;

/// What is said of a message of which nobody knows whether it arrived.
const UNKNOWN: &str = "nobody knows whether it arrived: it was sent twice at most";

/// A message that this node has taken.
pub(super) struct Taken {
    pub(super) id: MessageId,
    pub(super) message_id: String,
    pub(super) address: String,
    pub(super) subject: String,
    pub(super) text: String,
    attempt: i32,
    unsure: i32,
    holder: String,
}

/// A message that could be taken.
pub(super) struct Due {
    id: MessageId,
    attempts: i32,
    unsure: i32,
    /// A node has died while it sent it.
    left_behind: bool,
}

/// The authorities of which something is due.
pub(super) async fn authorities(db: &Db) -> Result<Vec<UnitId>, StoreError> {
    let sql = "SELECT DISTINCT authority FROM outbox
               WHERE state = 'waiting' AND send_after <= $1
                  OR state = 'sending' AND lease_until < $1";
    let rows = db.all(sql, values![db.clock().now()]).await?;
    rows.iter().map(|row| row.get("authority")).collect()
}

/// What of an authority's can be taken: outside of working hours only what is urgent.
pub(super) async fn due(db: &Db, authority: UnitId, open: bool) -> Result<Vec<Due>, StoreError> {
    let sql = "SELECT id, attempts, unsure, state FROM outbox
               WHERE authority = $1 AND (urgent OR $2)
                 AND (state = 'waiting' AND send_after <= $3
                      OR state = 'sending' AND lease_until < $3)
               ORDER BY send_after, id LIMIT 50";
    let read = |row: &Row| {
        Ok(Due {
            id: row.get("id")?,
            attempts: row.get("attempts")?,
            unsure: row.get("unsure")?,
            left_behind: row.get::<MessageState>("state")? == MessageState::Sending,
        })
    };
    db.all(sql, values![authority.0, open, db.clock().now()]).await?.iter().map(read).collect()
}

impl Due {
    /// One conditional UPDATE: the number of attempts says that nobody has taken it since it was
    /// seen. What was left behind may have arrived; it is sent once more, and never a third time.
    pub(super) async fn take(
        &self,
        db: &Db,
        holder: &str,
        domain: &str,
    ) -> Result<Option<Taken>, StoreError> {
        let now = db.clock().now();
        let unsure = self.unsure + i32::from(self.left_behind);
        if unsure > 1 {
            self.give_up(db, now).await?;
            return Ok(None);
        }
        let sql = "UPDATE outbox SET state = 'sending', holder = $1, lease_until = $2,
                     attempts = attempts + 1, unsure = $3,
                     message_id = COALESCE(message_id, $4)
                   WHERE id = $5 AND attempts = $6
                     AND (state = 'waiting' AND send_after <= $7
                          OR state = 'sending' AND lease_until < $7)";
        let message_id = format!("<{}@{domain}>", self.id);
        let row = values![holder, now + LASTS, unsure, message_id, self.id.0, self.attempts, now];
        if db.bookkeep(sql, row).await? == 0 {
            return Ok(None);
        }
        self.taken(db, holder, unsure).await
    }

    async fn taken(&self, db: &Db, holder: &str, unsure: i32) -> Result<Option<Taken>, StoreError> {
        let sql = "SELECT message_id, address, subject, text, attempts FROM outbox WHERE id = $1";
        let row = db.first(sql, values![self.id.0]).await?;
        row.map(|row| {
            Ok(Taken {
                id: self.id,
                message_id: row.get("message_id")?,
                address: row.get("address")?,
                subject: row.get("subject")?,
                text: row.get("text")?,
                attempt: row.get("attempts")?,
                unsure,
                holder: holder.to_owned(),
            })
        })
        .transpose()
    }

    async fn give_up(&self, db: &Db, now: Timestamp) -> Result<(), StoreError> {
        let sql = "UPDATE outbox SET state = 'given_up', last_error = $1, holder = NULL,
                     lease_until = NULL
                   WHERE id = $2 AND attempts = $3 AND state = 'sending' AND lease_until < $4";
        db.bookkeep(sql, values![UNKNOWN, self.id.0, self.attempts, now]).await?;
        Ok(())
    }
}

impl Taken {
    /// Keeps how the attempt ended, where the message is still this node's.
    pub(super) async fn end(&self, db: &Db, outcome: &Outcome) -> Result<MessageState, StoreError> {
        let now = db.clock().now();
        let unsure = self.unsure + i32::from(matches!(outcome, Outcome::Unsure(_)));
        let (state, error) = match outcome {
            Outcome::Sent => (MessageState::Sent, None),
            Outcome::Never(words) => (MessageState::GivenUp, Some(words.as_str())),
            Outcome::Unsure(words) if unsure > 1 => (MessageState::GivenUp, Some(words.as_str())),
            Outcome::Later(words) | Outcome::Unsure(words) if self.attempt < ATTEMPTS => {
                (MessageState::Waiting, Some(words.as_str()))
            }
            Outcome::Later(words) | Outcome::Unsure(words) => {
                (MessageState::GivenUp, Some(words.as_str()))
            }
        };
        let sent_at = (state == MessageState::Sent).then_some(now);
        let error: Option<String> = error.map(|words| words.chars().take(LONGEST_ERROR).collect());
        // What only one reader may read is not kept once it has left.
        let sql = "UPDATE outbox SET state = $1, send_after = $2, sent_at = $3, unsure = $4,
                     last_error = COALESCE($5, last_error), holder = NULL, lease_until = NULL,
                     text = CASE WHEN secret AND $6 THEN '' ELSE text END
                   WHERE id = $7 AND holder = $8 AND attempts = $9 AND state = 'sending'";
        let row = values![
            state.word(),
            now + pause(self.attempt),
            sent_at,
            unsure,
            error,
            state == MessageState::Sent,
            self.id.0,
            self.holder.as_str(),
            self.attempt
        ];
        db.bookkeep(sql, row).await?;
        Ok(state)
    }
}

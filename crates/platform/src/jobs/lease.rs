//! Takes a job for a while, keeps it while it is worked on, and says how it ended. A node that does
//! not renew has died, and its job is there for others.

use super::{JobId, JobState, pause};
use crate::{
    org::UnitId,
    store::{Db, Read, Row, StoreError, Value},
    values,
};
use jiff::{SignedDuration, Timestamp};

/// How long a job is kept without being renewed.
pub(super) const LASTS: SignedDuration = SignedDuration::from_secs(60);

/// How often a job is begun before it is given up.
pub(super) const ATTEMPTS: i32 = 10;

/// The longest error that is kept.
const LONGEST_ERROR: usize = 2_000;

/// A job that this node has taken.
#[derive(Debug, Clone)]
pub(super) struct Taken {
    pub(super) id: JobId,
    pub(super) authority: UnitId,
    pub(super) kind: String,
    pub(super) payload: String,
    /// This attempt's number, from 1.
    pub(super) attempt: i32,
    holder: String,
}

/// A job that could be taken.
struct Due {
    id: JobId,
    attempts: i32,
}

/// Takes the job that has been due longest, of the kinds that are known here; one at most.
pub(super) async fn take(
    db: &Db,
    holder: &str,
    kinds: &[&'static str],
) -> Result<Option<Taken>, StoreError> {
    // Several nodes may want the same one; whoever comes second takes the next.
    for due in due(db, kinds).await? {
        if let Some(taken) = take_one(db, holder, &due).await? {
            return Ok(Some(taken));
        }
    }
    Ok(None)
}

/// What can be taken: due, or left behind by a node that has died.
async fn due(db: &Db, kinds: &[&'static str]) -> Result<Vec<Due>, StoreError> {
    let now = db.clock().now().as_millisecond();
    let mut values: Vec<Value> = values![now];
    values.extend(kinds.iter().map(|kind| Value::from(*kind)));
    let places: Vec<String> = (2..values.len() + 1).map(|place| format!("${place}")).collect();
    let sql = format!(
        "SELECT id, attempts FROM job
         WHERE (state = 'waiting' AND run_at <= $1 OR state = 'running' AND lease_until < $1)
           AND kind IN ({})
         ORDER BY run_at, id LIMIT 20",
        places.join(", ")
    );
    let read = |row: &Row| Ok(Due { id: row.get("id")?, attempts: row.get("attempts")? });
    db.all(&sql, values).await?.iter().map(read).collect()
}

/// One conditional UPDATE: the number of attempts says that nobody has taken it since it was seen.
async fn take_one(db: &Db, holder: &str, due: &Due) -> Result<Option<Taken>, StoreError> {
    let now = db.clock().now();
    let sql = "UPDATE job SET state = 'running', holder = $1, lease_until = $2,
                 attempts = attempts + 1
               WHERE id = $3 AND attempts = $4
                 AND (state = 'waiting' AND run_at <= $5
                      OR state = 'running' AND lease_until < $5)";
    let row = values![holder, now + LASTS, due.id.0, due.attempts, now];
    if db.bookkeep(sql, row).await? == 0 {
        return Ok(None);
    }
    let sql = "SELECT authority, kind, payload, attempts FROM job WHERE id = $1";
    let row = db.first(sql, values![due.id.0]).await?;
    row.map(|row| {
        Ok(Taken {
            id: due.id,
            authority: row.get("authority")?,
            kind: row.get("kind")?,
            payload: row.get("payload")?,
            attempt: row.get("attempts")?,
            holder: holder.to_owned(),
        })
    })
    .transpose()
}

impl Taken {
    /// Keeps it for longer; whether it is still this node's.
    pub(super) async fn renew(&self, db: &Db) -> Result<bool, StoreError> {
        let sql = "UPDATE job SET lease_until = $1
                   WHERE id = $2 AND holder = $3 AND attempts = $4 AND state = 'running'";
        let until = db.clock().now() + LASTS;
        let row = values![until, self.id.0, self.holder.as_str(), self.attempt];
        Ok(db.bookkeep(sql, row).await? == 1)
    }

    /// It is done.
    pub(super) async fn done(&self, db: &Db) -> Result<(), StoreError> {
        let now = db.clock().now();
        self.end(db, JobState::Done, (now, Some(now)), None).await
    }

    /// It failed: it is tried again after a pause, or given up.
    pub(super) async fn failed(&self, db: &Db, error: &str) -> Result<(), StoreError> {
        let state = if self.attempt < ATTEMPTS { JobState::Waiting } else { JobState::GivenUp };
        let error: String = error.chars().take(LONGEST_ERROR).collect();
        let again = db.clock().now() + pause(self.attempt);
        self.end(db, state, (again, None), Some(error)).await
    }

    async fn end(
        &self,
        db: &Db,
        state: JobState,
        (run_at, done_at): (Timestamp, Option<Timestamp>),
        error: Option<String>,
    ) -> Result<(), StoreError> {
        let sql = "UPDATE job SET state = $1, run_at = $2, done_at = $3,
                     last_error = COALESCE($4, last_error), holder = NULL, lease_until = NULL
                   WHERE id = $5 AND holder = $6 AND attempts = $7 AND state = 'running'";
        let row = values![
            state.word(),
            run_at,
            done_at,
            error,
            self.id.0,
            self.holder.as_str(),
            self.attempt
        ];
        db.bookkeep(sql, row).await?;
        Ok(())
    }
}

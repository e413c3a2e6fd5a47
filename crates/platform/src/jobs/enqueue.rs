//! Asks for a job, in the transaction of whoever needs it.

use super::{JobId, JobState};
use crate::{
    store::{StoreError, Tx},
    values,
};
use jiff::Timestamp;

/// A job that is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Job {
    /// What makes it one within the authority: asked for twice under one key, it is done once. A key is
    /// remembered for thirty days after the job was done.
    pub key: String,
    /// What is to be done; a [`super::Work`] of that kind does it.
    pub kind: &'static str,
    /// What the work needs to know, as its kind writes it.
    pub payload: String,
    /// Not before; none means at once.
    pub run_at: Option<Timestamp>,
}

pub(super) const INSERT: &str =
    "INSERT INTO job (id, authority, key, kind, payload, state, enqueued_at, run_at, attempts)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 0)
     ON CONFLICT (authority, key) DO NOTHING";

impl Tx {
    /// Asks for a job: it is there when the transaction commits, and only then. Whether it is new:
    /// under a key that there is already, nothing changes.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn enqueue(&self, job: &Job) -> Result<bool, StoreError> {
        let id: JobId = self.key()?;
        let row = values![
            id.0,
            self.authority().0,
            job.key.as_str(),
            job.kind,
            job.payload.as_str(),
            JobState::Waiting.word(),
            self.now(),
            job.run_at.unwrap_or_else(|| self.now()),
        ];
        Ok(self.write(INSERT, row).await? == 1)
    }
}

//! Tries a job again that was given up, or at once what waits for another attempt.

use super::JobId;
use crate::{
    permit::{Actor, Verb},
    store::{Applied, Read, StoreError, Transition, Tx},
    values,
};
use serde_json::json;

/// Tries a job again at once, with all its attempts before it.
#[derive(Debug, Clone, Copy)]
pub struct RetryJob {
    /// Which.
    pub job: JobId,
}

/// Why a job is not tried again.
#[derive(Debug, thiserror::Error)]
pub enum JobRefusal {
    /// Only administrators look after jobs.
    #[error("looking after jobs is the administrator's part")]
    NotYours,
    /// No such job, or another authority's.
    #[error("no such job")]
    Unknown,
    /// It is done, or somebody is at it.
    #[error("the job is done, or under way")]
    NotWaiting,
    /// The database.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl Transition for RetryJob {
    const VERB: &'static str = "job.retry";
    type Output = ();
    type Error = JobRefusal;

    async fn apply(&self, tx: &Tx, actor: &Actor) -> Result<Applied<()>, JobRefusal> {
        if !actor.may_everywhere(Verb::ManageJobs) {
            return Err(JobRefusal::NotYours);
        }
        let sql = "SELECT key, attempts FROM job WHERE id = $1 AND authority = $2";
        let row = tx.first(sql, values![self.job.0, tx.authority().0]).await?;
        let row = row.ok_or(JobRefusal::Unknown)?;
        let (key, attempts): (String, i32) = (row.get("key")?, row.get("attempts")?);
        let sql = "UPDATE job SET state = 'waiting', run_at = $1, attempts = 0
                   WHERE id = $2 AND state IN ('waiting', 'given_up')";
        if tx.write(sql, values![tx.now(), self.job.0]).await? == 0 {
            return Err(JobRefusal::NotWaiting);
        }
        let detail = json!({"key": key, "attempts": attempts});
        Ok(Applied::to(format!("job:{}", self.job), detail, ()))
    }

    fn store_error(error: &JobRefusal) -> Option<&StoreError> {
        match error {
            JobRefusal::Store(error) => Some(error),
            _ => None,
        }
    }
}

//! The worker of a node: takes what is due, and does it.

use super::{ChoreCx, Duties, Fault, lease, schedule};
use crate::{
    id::Ids,
    store::{Db, StoreError},
    web::Settings,
};
use futures_util::FutureExt;
use std::{future::Future, panic::AssertUnwindSafe, time::Duration};

/// How often a node looks for what is due.
const LOOKS: Duration = Duration::from_secs(2);
/// How often it says that it still works on a job.
const RENEWS: Duration = Duration::from_secs(20);

/// What one round of a worker did.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Done {
    /// Jobs that were done.
    pub jobs: u64,
    /// Attempts that failed.
    pub failed: u64,
}

/// A node's worker.
#[derive(Clone)]
pub struct Worker {
    db: Db,
    duties: Duties,
    settings: Settings,
    holder: String,
}

impl Worker {
    /// A worker under a name of its own.
    ///
    /// # Errors
    /// [`StoreError::NoRandomness`].
    pub fn new(db: Db, duties: Duties, settings: Settings) -> Result<Self, StoreError> {
        let ids: Ids = db.ids();
        let name: uuid::Uuid = ids.next()?;
        Ok(Self { db, duties, settings, holder: name.to_string() })
    }

    /// Works until `stop` resolves; a job under way is finished first.
    pub async fn run(&self, stop: impl Future<Output = ()>) {
        let mut stop = std::pin::pin!(stop.fuse());
        loop {
            if let Err(error) = self.run_due().await {
                tracing::warn!(%error, "jobs.failed");
            }
            tokio::select! {
                () = &mut stop => return,
                () = tokio::time::sleep(LOOKS) => {}
            }
        }
    }

    /// Does everything that is due now, and returns.
    ///
    /// # Errors
    /// [`StoreError`] where jobs cannot be read or taken; what a job itself fails at is kept with it.
    pub async fn run_due(&self) -> Result<Done, StoreError> {
        schedule::enqueue_due(&self.db, &self.duties.chores).await?;
        let kinds = self.duties.kinds();
        let mut done = Done::default();
        while let Some(taken) = lease::take(&self.db, &self.holder, &kinds).await? {
            match self.work(&taken).await {
                Ok(()) => {
                    taken.done(&self.db).await?;
                    done.jobs += 1;
                }
                Err(fault) => {
                    tracing::warn!(job = %taken.id, kind = taken.kind, attempt = taken.attempt, "job.failed");
                    taken.failed(&self.db, &fault.to_string()).await?;
                    done.failed += 1;
                }
            }
        }
        Ok(done)
    }

    /// Works on a job while it is this node's.
    async fn work(&self, taken: &lease::Taken) -> Result<(), Fault> {
        let name = self.duties.kind(&taken.kind).ok_or_else(|| Fault::new("unknown kind"))?;
        let cx = ChoreCx {
            db: self.db.clone(),
            authority: taken.authority,
            name,
            day: taken.payload.parse().unwrap_or_else(|_| self.db.clock().today()),
            deadlines: self.duties.deadlines.clone(),
            settings: self.settings.clone(),
        };
        let work = AssertUnwindSafe(self.duties.run(&cx, &taken.payload)).catch_unwind();
        let mut work = std::pin::pin!(work);
        loop {
            tokio::select! {
                outcome = &mut work => {
                    return outcome.unwrap_or_else(|_| Err(Fault::new("the job broke off")));
                }
                () = tokio::time::sleep(RENEWS) => {
                    if !taken.renew(&self.db).await? {
                        return Err(Fault::new("another node has taken the job over"));
                    }
                }
            }
        }
    }
}

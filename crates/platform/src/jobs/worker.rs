//! The worker of a node: takes what is due, and does it.

use super::{ChoreCx, Duties, Fault, lease, schedule};
use crate::{
    outbox::{Delivered, Postman, Transport},
    store::{Db, StoreError},
    web::Settings,
};
use futures_util::FutureExt;
use std::{future::Future, panic::AssertUnwindSafe, sync::Arc, time::Duration};

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
    /// Messages that were sent, and attempts that failed.
    pub mail: Delivered,
}

/// A node's worker.
#[derive(Clone)]
pub struct Worker {
    db: Db,
    duties: Duties,
    settings: Settings,
    holder: String,
    postman: Postman,
}

impl Worker {
    /// A worker under a name of its own, with a way out for messages.
    ///
    /// # Errors
    /// [`StoreError::NoRandomness`].
    pub fn new(
        db: Db,
        duties: Duties,
        settings: Settings,
        transport: Arc<dyn Transport>,
    ) -> Result<Self, StoreError> {
        let name: uuid::Uuid = db.ids().next()?;
        let holder = name.to_string();
        let postman = Postman::new(db.clone(), transport, holder.clone());
        Ok(Self { db, duties, settings, holder, postman })
    }

    /// Works until `stop` resolves; what is under way is finished first. Jobs and messages do not
    /// wait for each other.
    pub async fn run(&self, stop: impl Future<Output = ()>) {
        let stop = stop.shared();
        let jobs = repeat(stop.clone(), || async { self.run_jobs().await.map(drop) });
        let mail = repeat(stop, || async { self.postman.deliver_due().await.map(drop) });
        tokio::join!(jobs, mail);
    }

    /// Does everything that is due now, sends what is due then, and returns.
    ///
    /// # Errors
    /// [`StoreError`] where jobs or messages cannot be read or taken; what one of them fails at is
    /// kept with it.
    pub async fn run_due(&self) -> Result<Done, StoreError> {
        let done = self.run_jobs().await?;
        Ok(Done { mail: self.postman.deliver_due().await?, ..done })
    }

    async fn run_jobs(&self) -> Result<Done, StoreError> {
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

/// Looks for what is due again and again, until it shall stop.
async fn repeat<Round: Future<Output = Result<(), StoreError>>>(
    stop: impl Future<Output = ()>,
    round: impl Fn() -> Round,
) {
    let mut stop = std::pin::pin!(stop.fuse());
    loop {
        if let Err(error) = round().await {
            tracing::warn!(%error, "worker.round");
        }
        tokio::select! {
            () = &mut stop => return,
            () = tokio::time::sleep(LOOKS) => {}
        }
    }
}

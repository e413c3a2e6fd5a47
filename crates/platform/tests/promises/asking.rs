//! Transitions that ask for jobs, and jobs that count how often they were done.

use ddci_platform::{
    jobs::{Chore, ChoreCx, Doing, Fault, Job, Work},
    permit::Actor,
    store::{Applied, StoreError, Transition, Tx},
};
use jiff::civil::{Time, time};
use serde_json::json;
use std::sync::{
    Arc, Mutex,
    atomic::{AtomicU32, Ordering},
};

/// Asks for jobs, as a transition of a room would.
pub struct Ask(pub Vec<Job>);

impl Transition for Ask {
    const VERB: &'static str = "note.ask";
    type Output = Vec<bool>;
    type Error = StoreError;

    async fn apply(&self, tx: &Tx, _: &Actor) -> Result<Applied<Vec<bool>>, StoreError> {
        let mut asked = Vec::new();
        for job in &self.0 {
            asked.push(tx.enqueue(job).await?);
        }
        Ok(Applied::to("note", json!({}), asked))
    }

    fn store_error(error: &StoreError) -> Option<&StoreError> {
        Some(error)
    }
}

/// Asks, and is refused after that.
pub struct AskInVain(pub Job);

impl Transition for AskInVain {
    const VERB: &'static str = "note.ask";
    type Output = ();
    type Error = StoreError;

    async fn apply(&self, tx: &Tx, _: &Actor) -> Result<Applied<()>, StoreError> {
        tx.enqueue(&self.0).await?;
        Err(StoreError::Taken)
    }

    fn store_error(_: &StoreError) -> Option<&StoreError> {
        None
    }
}

/// Counts how often it was done, and fails for the first times.
#[derive(Default)]
pub struct Counting {
    pub done: AtomicU32,
    pub fails: AtomicU32,
    pub days: Mutex<Vec<String>>,
}

impl Counting {
    fn one(&self, cx: &ChoreCx) -> Result<(), Fault> {
        let left = self.fails.load(Ordering::SeqCst);
        if left > 0 {
            self.fails.store(left - 1, Ordering::SeqCst);
            return Err(Fault::new("the other side is away"));
        }
        self.days.lock().unwrap().push(cx.day.to_string());
        self.done.fetch_add(1, Ordering::SeqCst);
        Ok(())
    }
}

pub struct Counted(pub Arc<Counting>);

impl Work for Counted {
    fn kind(&self) -> &'static str {
        "count"
    }

    fn run<'a>(&'a self, cx: &'a ChoreCx, _: &'a str) -> Doing<'a> {
        Box::pin(async move { self.0.one(cx) })
    }
}

impl Chore for Counted {
    fn name(&self) -> &'static str {
        "morning"
    }

    fn at(&self) -> Time {
        time(7, 30, 0, 0)
    }

    fn run<'a>(&'a self, cx: &'a ChoreCx) -> Doing<'a> {
        Box::pin(async move { self.0.one(cx) })
    }
}

/// A job that breaks off.
pub struct Broken;

impl Work for Broken {
    fn kind(&self) -> &'static str {
        "break"
    }

    fn run<'a>(&'a self, _: &'a ChoreCx, _: &'a str) -> Doing<'a> {
        Box::pin(async { panic!("a job of a test breaks off") })
    }
}

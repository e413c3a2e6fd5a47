//! What this room does by itself.

use crate::transitions::{Escalate, Refusal, escalate};
use ddci_platform::jobs::{Chore, ChoreCx, Doing};
use jiff::civil::{Time, time};

/// Reports what is late for too long, before the digests of the day are written.
#[derive(Debug, Clone, Copy)]
pub struct Escalations;

impl Chore for Escalations {
    fn name(&self) -> &'static str {
        "escalation"
    }

    fn at(&self) -> Time {
        time(6, 0, 0, 0)
    }

    fn run<'a>(&'a self, cx: &'a ChoreCx) -> Doing<'a> {
        Box::pin(async move {
            // A day that was missed is over: today reports what it would have reported.
            let today = cx.clock().today();
            if cx.day != today || escalate::due(&cx.db, cx.authority, today).await?.is_empty() {
                return Ok(());
            }
            cx.db.run::<Escalate>(&cx.actor(), &Escalate).await.map_err(fault)?;
            Ok(())
        })
    }
}

/// A refusal by its kind alone: no words about people belong in a job's fault.
fn fault(refusal: Refusal) -> ddci_platform::jobs::Fault {
    ddci_platform::jobs::Fault::new(refusal.to_string())
}

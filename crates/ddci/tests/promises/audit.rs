//! The audit chain can be verified while others write.

use crate::installation::{Copy, Installation};
use ddci_plan::{model::ObligationId, transitions::Record};
use ddci_platform::{audit, permit::Actor, store::Db};
use std::sync::{
    Arc,
    atomic::{AtomicBool, Ordering},
};

/// A chain that grows is whole at every moment, so nobody is told of a break that is none.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_chain_that_grows_is_not_broken() {
    let installation = Installation::new().await;
    let copy = installation.copy().await;
    let stop = Arc::new(AtomicBool::new(false));
    let writers = (0..3).map(|_| {
        let actor = installation.actors.officer();
        tokio::spawn(write(copy.db.clone(), actor, installation.things.own, stop.clone()))
    });
    let writers: Vec<_> = writers.collect();

    let lengths = verify_often(&copy, &installation).await;
    stop.store(true, Ordering::Relaxed);
    let mut written = 0;
    for writer in writers {
        written += writer.await.unwrap();
    }

    assert!(lengths.is_sorted() && lengths.first() < lengths.last(), "{lengths:?}");
    let whole = audit::verify(&copy.db, installation.actors.authority).await.unwrap().unwrap();
    assert!(whole.entries > written, "each transition left one");
}

async fn verify_often(copy: &Copy, installation: &Installation) -> Vec<i64> {
    let mut lengths = Vec::new();
    for _ in 0..200 {
        let chain = audit::verify(&copy.db, installation.actors.authority).await.unwrap();
        lengths.push(chain.unwrap_or_else(|broken| panic!("{broken}")).entries);
    }
    lengths
}

async fn write(db: Db, actor: Actor, obligation: ObligationId, stop: Arc<AtomicBool>) -> i64 {
    let mut written = 0;
    while !stop.load(Ordering::Relaxed) {
        let record = Record {
            obligation,
            text: "Đã làm.".to_owned(),
            happened_on: None,
            quantity: None,
            difficulties: String::new(),
            proposals: String::new(),
            evidence: Vec::new(),
        };
        db.run(&actor, &record).await.unwrap();
        written += 1;
    }
    written
}

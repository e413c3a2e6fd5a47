//! The audit chain: whole while others write, and broken once somebody tampers with it.

use crate::{
    authority::installed,
    command::Desk,
    installation::{Copy, Installation},
};
use ddci_plan::{model::ObligationId, transitions::Record};
use ddci_platform::{
    audit,
    clock::Clock,
    permit::Actor,
    random::Random,
    store::{Db, Value},
    values,
};
use rstest::rstest;
use tokio::task::JoinHandle;

/// What each writer writes.
const ENTRIES: i64 = 60;

/// A chain that grows is whole at every moment, so nobody is told of a break that is none.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_chain_that_grows_is_not_broken() {
    let installation = Installation::new().await;
    let copy = installation.copy().await;
    let before = entries(&copy, &installation).await;
    let writers = [0, 1, 2].map(|_| {
        let (db, actor) = (copy.db.clone(), installation.actors.officer());
        tokio::spawn(write(db, actor, installation.things.own))
    });

    let mut last = before;
    while !writers.iter().all(JoinHandle::is_finished) {
        let now = entries(&copy, &installation).await;
        assert!(last <= now, "{last} entries, then {now}");
        last = now;
    }

    assert_eq!(entries(&copy, &installation).await, before + 3 * ENTRIES);
}

/// How many entries the chain has; it must hold.
async fn entries(copy: &Copy, installation: &Installation) -> i64 {
    let chain = audit::verify(&copy.db, installation.actors.authority).await.unwrap();
    chain.unwrap_or_else(|broken| panic!("{broken}")).entries
}

async fn write(db: Db, actor: Actor, obligation: ObligationId) {
    for _ in 0..ENTRIES {
        let record = Record {
            obligation,
            text: "Đã làm.".to_owned(),
            happened_on: None,
            quantity: None,
            step: None,
            difficulties: String::new(),
            proposals: String::new(),
            evidence: Vec::new(),
        };
        db.run(&actor, &record).await.unwrap();
    }
}

/// Whoever changes the database behind the program's back is found out.
#[rstest]
#[case::changed("UPDATE audit_entry SET detail = '{}' WHERE sequence = 3", "entry 3 was changed")]
#[case::removed("DELETE FROM audit_entry WHERE sequence = 3", "entry 3 is missing")]
#[case::cut_off(
    "DELETE FROM audit_entry WHERE sequence = (SELECT MAX(sequence) FROM audit_entry)",
    "the chain ends at entry"
)]
#[case::cut_off_with_its_head(
    "UPDATE audit_head SET sequence = sequence - 1",
    "the chain ends at entry"
)]
fn tampering_is_found(#[case] sql: &str, #[case] words: &str) {
    let desk = installed();
    let whole = desk.done(&["audit", "verify"]);
    assert!(whole.starts_with("UBND huyện Mẫu: ") && whole.contains("the chain holds"), "{whole}");

    tamper(&desk, sql);

    let ended = desk.run(&["audit", "verify"]);
    assert_eq!(ended.code, 1, "{ended:?}");
    assert!(ended.out.contains("BROKEN") && ended.out.contains(words), "{ended:?}");
}

#[tokio::main(flavor = "current_thread")]
async fn tamper(desk: &Desk, sql: &str) {
    let db = Db::connect(&desk.url(), Clock::system(), Random::system()).await.unwrap();
    let none: Vec<Value> = values![];
    assert!(db.bookkeep(sql, none).await.unwrap() > 0, "something was tampered with");
    db.close().await.unwrap();
}

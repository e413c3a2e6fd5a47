//! Several nodes on one database: transitions of one authority queue, of two they do not.

use crate::notes::{Keep, Refusal, count, keep_all, room};
use ddci_platform::{
    audit,
    org::{FoundAuthority, OrgRefusal, UnitKind},
    permit::Actor,
    random::Random,
    store::{Applied, Db, StoreError, Transition, Tx},
    values,
};
use ddci_testkit::{Actors, Engine, TestDb};
use rstest::rstest;
use serde_json::json;
use std::{
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};
use tokio::{
    sync::{Barrier, Notify},
    task::JoinSet,
    time::timeout,
};

async fn node(test: &TestDb, seed: u64) -> Db {
    Db::connect(test.url(), test.clock().clone(), Random::seeded(seed)).await.unwrap()
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn transitions_of_one_authority_make_one_chain(#[case] engine: Engine) {
    let (test, actors) = room(engine).await;
    let before = count(&test, "audit_entry").await;
    let mut work = JoinSet::new();
    for number in 0..6 {
        let (node, officer) = (node(&test, number).await, actors.officer());
        work.spawn(async move {
            for note in 0..5 {
                node.run(&officer, &Keep(format!("{number}.{note}"))).await.unwrap();
            }
        });
    }
    work.join_all().await;

    let chain = audit::verify(&test, actors.authority).await.unwrap().unwrap();
    assert_eq!(chain.entries, before + 30);
    assert_eq!(count(&test, "note").await, 30);
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn one_thing_is_taken_once(#[case] engine: Engine) {
    let (test, actors) = room(engine).await;
    let mut work = JoinSet::new();
    for number in 0..6 {
        let (node, officer) = (node(&test, number).await, actors.officer());
        work.spawn(async move { node.run(&officer, &Keep("same".to_owned())).await.is_ok() });
    }

    let won = work.join_all().await.into_iter().filter(|won| *won).count();

    assert_eq!(won, 1);
    assert!(audit::verify(&test, actors.authority).await.unwrap().is_ok());
}

/// Stays open until it is told to go on.
#[derive(Default)]
struct Slow {
    began: Notify,
    go_on: Notify,
}

impl Transition for Slow {
    const VERB: &'static str = "note.think";
    type Output = ();
    type Error = StoreError;

    async fn apply(&self, _: &Tx, _: &Actor) -> Result<Applied<()>, StoreError> {
        self.began.notify_one();
        self.go_on.notified().await;
        Ok(Applied::to("note", json!({}), ()))
    }

    fn store_error(error: &StoreError) -> Option<&StoreError> {
        Some(error)
    }
}

/// SQLite has one writer, so this is PostgreSQL's promise.
#[tokio::test(flavor = "multi_thread")]
async fn authorities_do_not_wait_for_each_other_on_postgres() {
    let (test, actors) = room(Engine::Postgres).await;
    if !test.is_postgres() {
        return; // DDCI_TEST_DATABASES=sqlite was asked for
    }
    let others = Actors::found_as(&test, "other", "UBND huyện Khác").await;
    let slow = Arc::new(Slow::default());
    let (db, officer, thinking) = (test.db().clone(), actors.officer(), slow.clone());
    let open = tokio::spawn(async move { db.run(&officer, thinking.as_ref()).await });
    slow.began.notified().await;

    keep_all(&test, &others.officer(), &["at once"]).await;
    let (db, officer) = (test.db().clone(), actors.officer());
    let mut queued =
        tokio::spawn(async move { db.run(&officer, &Keep("queued".to_owned())).await });
    assert!(timeout(Duration::from_millis(300), &mut queued).await.is_err(), "it must wait");
    slow.go_on.notify_one();

    open.await.unwrap().unwrap();
    queued.await.unwrap().unwrap();
}

/// Touches two notes one after another, the first time at the same moment as another does.
struct TouchBoth {
    first: &'static str,
    second: &'static str,
    meet: Arc<Barrier>,
    met: AtomicBool,
}

impl Transition for TouchBoth {
    const VERB: &'static str = "note.touch";
    type Output = ();
    type Error = Refusal;

    async fn apply(&self, tx: &Tx, _: &Actor) -> Result<Applied<()>, Refusal> {
        let sql = "UPDATE note SET text = text WHERE text = $1";
        tx.write(sql, values![self.first]).await?;
        if !self.met.swap(true, Ordering::SeqCst) {
            self.meet.wait().await;
        }
        tx.write(sql, values![self.second]).await?;
        Ok(Applied::to("note", json!({}), ()))
    }

    fn store_error(error: &Refusal) -> Option<&StoreError> {
        Keep::store_error(error)
    }
}

/// A deadlock between two authorities ends with both transitions done, not with an error.
#[tokio::test(flavor = "multi_thread")]
async fn a_deadlock_is_tried_again_on_postgres() {
    let (test, actors) = room(Engine::Postgres).await;
    if !test.is_postgres() {
        return; // DDCI_TEST_DATABASES=sqlite was asked for
    }
    let others = Actors::found_as(&test, "other", "UBND huyện Khác").await;
    keep_all(&test, &actors.officer(), &["left", "right"]).await;
    let meet = Arc::new(Barrier::new(2));
    let touch = |first, second| TouchBoth {
        first,
        second,
        meet: meet.clone(),
        met: AtomicBool::new(false),
    };
    let (one, other) = (touch("left", "right"), touch("right", "left"));
    let (officer, stranger) = (actors.officer(), others.officer());

    let (done, done_too) = tokio::join!(test.run(&officer, &one), test.run(&stranger, &other));

    done.unwrap();
    done_too.unwrap();
    for authority in [actors.authority, others.authority] {
        assert!(audit::verify(&test, authority).await.unwrap().is_ok());
    }
}

/// Two nodes that found the same authority at the same moment: one does.
#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn an_authority_is_founded_once(#[case] engine: Engine) {
    let test = TestDb::new(engine, ddci_platform::MIGRATIONS).await;
    let mut work = JoinSet::new();
    for number in 0..6 {
        let node = node(&test, number).await;
        work.spawn(async move {
            let founding = FoundAuthority {
                code: "same".to_owned(),
                name: "UBND huyện Mẫu".to_owned(),
                name_en: None,
                kind: UnitKind::PeoplesCommittee,
                valid_to: None,
                source: "test".to_owned(),
                verified: true,
                aliases: Vec::new(),
            };
            founding.run(&node).await
        });
    }
    let outcomes = work.join_all().await;

    assert_eq!(outcomes.iter().filter(|outcome| outcome.is_ok()).count(), 1);
    for refusal in outcomes.into_iter().filter_map(Result::err) {
        assert!(matches!(refusal, OrgRefusal::CodeTaken(_)), "{refusal}");
    }
    assert_eq!(count(&test, "unit").await, 1);
    assert_eq!(count(&test, "audit_head").await, 1, "no chain without an authority");
}

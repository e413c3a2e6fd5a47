//! The only way to write: whole with one audit entry, or not at all; again where it must be.

use crate::notes::{Keep, Refusal, count, keep_all, room, verbs};
use ddci_platform::{
    audit,
    permit::Actor,
    store::{Applied, StoreError, Transition, Tx},
    values,
};
use ddci_testkit::Engine;
use rstest::rstest;
use serde_json::json;
use std::sync::atomic::{AtomicU32, Ordering};

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn each_leaves_one_entry(#[case] engine: Engine) {
    let (test, actors) = room(engine).await;
    let before = verbs(&test, &actors).await.len();

    keep_all(&test, &actors.officer(), &["one", "two"]).await;

    assert_eq!(verbs(&test, &actors).await.get(before..).unwrap(), ["note.keep", "note.keep"]);
    assert_eq!(count(&test, "note").await, 2);
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn a_refusal_leaves_nothing(#[case] engine: Engine) {
    let (test, actors) = room(engine).await;
    let before = verbs(&test, &actors).await;

    let refusal = test.run(&actors.officer(), &Keep(String::new())).await.unwrap_err();

    assert!(matches!(refusal, Refusal::Empty));
    assert_eq!(count(&test, "note").await, 0);
    assert_eq!(verbs(&test, &actors).await, before);
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn a_refusal_leaves_no_gap(#[case] engine: Engine) {
    let (test, actors) = room(engine).await;

    keep_all(&test, &actors.officer(), &["one"]).await;
    test.run(&actors.officer(), &Keep(String::new())).await.unwrap_err();
    keep_all(&test, &actors.officer(), &["two"]).await;

    assert!(audit::verify(&test, actors.authority).await.unwrap().is_ok());
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn a_key_that_exists_is_told_apart(#[case] engine: Engine) {
    let (test, actors) = room(engine).await;
    keep_all(&test, &actors.officer(), &["one"]).await;

    let refusal = test.run(&actors.officer(), &Keep("one".to_owned())).await.unwrap_err();

    let Refusal::Store(error) = refusal else { panic!("{refusal}") };
    assert!(error.is_taken());
    assert!(!error.is_transient());
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn an_unknown_authority_can_do_nothing(#[case] engine: Engine) {
    let (test, actors) = room(engine).await;
    let nobody = Actor::Operator { authority: test.ids().next().unwrap(), command: "test" };

    let refusal = test.run(&nobody, &Keep("one".to_owned())).await.unwrap_err();

    assert!(matches!(refusal, Refusal::Store(StoreError::NoAuthority)));
    assert_eq!(count(&test, "note").await, 0);
    assert!(verbs(&test, &actors).await.iter().all(|verb| verb != "note.keep"));
}

/// Fails as a database does under contention, some times, then succeeds.
struct Contended {
    failures: u32,
    runs: AtomicU32,
}

impl Transition for Contended {
    const VERB: &'static str = "note.contend";
    type Output = u32;
    type Error = StoreError;

    async fn apply(&self, tx: &Tx, _: &Actor) -> Result<Applied<u32>, StoreError> {
        let run = self.runs.fetch_add(1, Ordering::SeqCst) + 1;
        tx.write("INSERT INTO note (text) VALUES ($1)", values![format!("run {run}")]).await?;
        if run <= self.failures {
            let words = "could not serialize access due to concurrent update".to_owned();
            return Err(StoreError::Database(sea_orm::DbErr::Custom(words)));
        }
        Ok(Applied::to("note", json!({}), run))
    }

    fn store_error(error: &StoreError) -> Option<&StoreError> {
        Some(error)
    }
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn contention_is_tried_again_and_leaves_the_last_run_only(#[case] engine: Engine) {
    let (test, actors) = room(engine).await;
    let contended = Contended { failures: 3, runs: AtomicU32::new(0) };

    assert_eq!(test.run(&actors.officer(), &contended).await.unwrap(), 4);

    assert_eq!(count(&test, "note").await, 1);
    let kept = verbs(&test, &actors).await;
    assert_eq!(kept.iter().filter(|verb| *verb == Contended::VERB).count(), 1);
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn contention_without_end_is_given_up_on(#[case] engine: Engine) {
    let (test, actors) = room(engine).await;
    let contended = Contended { failures: u32::MAX, runs: AtomicU32::new(0) };

    assert!(test.run(&actors.officer(), &contended).await.unwrap_err().is_transient());
    assert_eq!(count(&test, "note").await, 0);
}

//! The only way to write: whole with one audit entry, or not at all; again where it must be.

use crate::notes::{Keep, Refusal, count, keep_all, room, verbs};
use ddci_platform::{
    audit,
    permit::Actor,
    store::{Applied, Read, StoreError, Transition, Tx},
    values,
};
use ddci_testkit::Engine;
use rstest::rstest;
use sea_orm::{DbErr, RuntimeErr};
use serde_json::json;
use sqlx::error::{DatabaseError, ErrorKind};
use std::{
    borrow::Cow,
    error::Error,
    fmt,
    sync::atomic::{AtomicU32, Ordering},
};

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

/// What a driver says when a transaction has to be run again.
#[derive(Debug)]
struct Busy(&'static str);

impl fmt::Display for Busy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.message())
    }
}

impl Error for Busy {}

impl DatabaseError for Busy {
    fn message(&self) -> &'static str {
        "in whatever words"
    }

    fn code(&self) -> Option<Cow<'_, str>> {
        Some(self.0.into())
    }

    fn as_error(&self) -> &(dyn Error + Send + Sync + 'static) {
        self
    }

    fn as_error_mut(&mut self) -> &mut (dyn Error + Send + Sync + 'static) {
        self
    }

    fn into_error(self: Box<Self>) -> Box<dyn Error + Send + Sync + 'static> {
        self
    }

    fn kind(&self) -> ErrorKind {
        ErrorKind::Other
    }
}

/// Fails with a code of the driver's, some times, then succeeds.
struct Contended {
    code: &'static str,
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
            let cause = sqlx::Error::Database(Box::new(Busy(self.code)));
            return Err(DbErr::Exec(RuntimeErr::SqlxError(cause.into())).into());
        }
        Ok(Applied::to("note", json!({}), run))
    }

    fn store_error(error: &StoreError) -> Option<&StoreError> {
        Some(error)
    }
}

/// SQLSTATE of a serialization failure and of a deadlock; SQLite's busy answer and its snapshots'.
#[rstest]
#[tokio::test]
async fn contention_is_tried_again_and_leaves_the_last_run_only(
    #[values("40001", "40P01", "5", "517")] code: &'static str,
) {
    let (test, actors) = room(Engine::Sqlite).await;
    let contended = Contended { code, failures: 3, runs: AtomicU32::new(0) };

    assert_eq!(test.run(&actors.officer(), &contended).await.unwrap(), 4);

    assert_eq!(count(&test, "note").await, 1);
    let kept = verbs(&test, &actors).await;
    assert_eq!(kept.iter().filter(|verb| *verb == Contended::VERB).count(), 1);
}

#[rstest]
#[case::contention_without_end("40001", 12)]
#[case::a_failure_that_stays_one("42P01", 1)]
#[tokio::test]
async fn a_failure_is_given_up_on(#[case] code: &'static str, #[case] runs: u32) {
    let (test, actors) = room(Engine::Sqlite).await;
    let contended = Contended { code, failures: u32::MAX, runs: AtomicU32::new(0) };

    assert!(test.run(&actors.officer(), &contended).await.is_err());

    assert_eq!(contended.runs.into_inner(), runs);
    assert_eq!(count(&test, "note").await, 0);
}

/// What stands in the log of a refused value is the constraint, never the value.
#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn a_failure_of_the_database_quotes_no_value(#[case] engine: Engine) {
    let (test, _) = room(engine).await;
    let sql = "INSERT INTO note (text) VALUES ($1)";
    test.bookkeep(sql, values!["0987650123"]).await.unwrap();

    let twice = test.bookkeep(sql, values!["0987650123"]).await.unwrap_err();
    let no_number =
        test.first("SELECT CAST('0987650123x' AS bigint) AS n FROM note", values![]).await;

    assert!(twice.is_taken());
    assert!(!twice.to_string().contains("0987650123"), "{twice}");
    // SQLite takes it for the number it begins with.
    if let Err(error) = no_number {
        assert!(error.to_string().contains("22P02"), "{error}");
        assert!(!error.to_string().contains("0987650123"), "{error}");
    }
}

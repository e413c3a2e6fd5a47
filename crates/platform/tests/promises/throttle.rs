//! Limits on guessing: counted per subject, within a window, in the database.

use ddci_platform::{
    MIGRATIONS,
    identity::{Limit, Throttle},
    random::Random,
    store::{Db, Read},
    values,
};
use ddci_testkit::{Engine, TestDb};
use jiff::SignedDuration;
use rstest::rstest;

const LIMIT: Limit = Limit { name: "test", attempts: 3, seconds: 60 };
const MINUTE: SignedDuration = SignedDuration::from_mins(1);

async fn allowed(db: &Db, subject: &str) -> bool {
    Throttle(db).allow(LIMIT, subject).await.unwrap()
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn a_subject_is_stopped_and_others_are_not(#[case] engine: Engine) {
    let test = TestDb::new(engine, MIGRATIONS).await;

    for attempt in 1..=5 {
        assert_eq!(allowed(&test, "a").await, attempt <= 3, "attempt {attempt}");
    }
    assert!(allowed(&test, "b").await);
    let other = Limit { name: "other", ..LIMIT };
    assert!(Throttle(test.db()).allow(other, "a").await.unwrap());
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn time_gives_new_attempts(#[case] engine: Engine) {
    let test = TestDb::new(engine, MIGRATIONS).await;
    for _ in 0..4 {
        allowed(&test, "a").await;
    }

    assert!(!allowed(&test.after(MINUTE), "a").await, "the window's last moment");
    let later = test.after(MINUTE + SignedDuration::from_secs(1));
    for attempt in 1..=4 {
        assert_eq!(allowed(&later, "a").await, attempt <= 3, "attempt {attempt}");
    }
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn looking_counts_nothing(#[case] engine: Engine) {
    let test = TestDb::new(engine, MIGRATIONS).await;
    let is_open = async |db: &Db| Throttle(db).is_open(LIMIT, "a").await.unwrap();
    for _ in 0..9 {
        assert!(is_open(&test).await);
    }
    for attempt in 1..=3 {
        assert!(is_open(&test).await, "attempt {attempt}");
        allowed(&test, "a").await;
    }

    assert!(!is_open(&test).await);
    assert!(!is_open(&test.after(MINUTE)).await, "the window's last moment");
    assert!(is_open(&test.after(MINUTE + SignedDuration::from_secs(1))).await);
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn who_proves_themselves_begins_anew(#[case] engine: Engine) {
    let test = TestDb::new(engine, MIGRATIONS).await;
    for _ in 0..4 {
        allowed(&test, "a").await;
    }

    Throttle(test.db()).forget(LIMIT, "a").await.unwrap();

    assert!(allowed(&test, "a").await);
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn nodes_count_together(#[case] engine: Engine) {
    let test = TestDb::new(engine, MIGRATIONS).await;
    let mut attempts = tokio::task::JoinSet::new();
    for seed in 0..8 {
        let (url, clock) = (test.url().to_owned(), test.clock().clone());
        attempts.spawn(async move {
            let node = Db::connect(&url, clock, Random::seeded(seed)).await.unwrap();
            allowed(&node, "a").await
        });
    }

    let passed = attempts.join_all().await.into_iter().filter(|passed| *passed).count();

    // Raised first and read afterwards: a race may refuse too many, never let one too many through.
    assert!(passed <= 3, "{passed} passed");
    let row = test.first("SELECT attempts FROM throttle", values![]).await.unwrap().unwrap();
    assert_eq!(row.get::<i32>("attempts").unwrap(), 8, "no attempt is lost");
}

//! Migrations are applied once each, whole or not at all, and never changed afterwards.

use ddci_platform::{
    MIGRATIONS,
    store::{Migration, StoreError, migrate, pending},
    values,
};
use ddci_testkit::{Engine, TestDb};
use rstest::rstest;

const FIRST: Migration = Migration { name: "room/0001_a", sql: "CREATE TABLE a (x text)" };

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn each_is_applied_once(#[case] engine: Engine) {
    let test = TestDb::empty(engine).await;

    let first = migrate(test.url(), MIGRATIONS).await.unwrap();
    let second = migrate(test.url(), MIGRATIONS).await.unwrap();

    let all: Vec<&str> = MIGRATIONS.iter().map(|migration| migration.name).collect();
    assert_eq!(first, all);
    assert!(second.is_empty());
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn a_later_one_is_applied_alone(#[case] engine: Engine) {
    let test = TestDb::new(engine, &[FIRST]).await;
    let later = Migration { name: "room/0002_b", sql: "CREATE TABLE b (y text)" };

    assert_eq!(migrate(test.url(), &[FIRST, later]).await.unwrap(), [later.name]);
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn what_is_missing_is_named(#[case] engine: Engine) {
    let test = TestDb::new(engine, &[FIRST]).await;
    let later = Migration { name: "room/0002_b", sql: "CREATE TABLE b (y text)" };

    assert_eq!(pending(&test, &[FIRST, later]).await.unwrap(), [later.name]);
    migrate(test.url(), &[FIRST, later]).await.unwrap();
    assert!(pending(&test, &[FIRST, later]).await.unwrap().is_empty());
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn a_changed_text_is_refused(#[case] engine: Engine) {
    let test = TestDb::new(engine, &[FIRST]).await;
    let changed = Migration { sql: "CREATE TABLE a (x text, y text)", ..FIRST };

    let refusal = migrate(test.url(), &[changed]).await.unwrap_err();

    assert!(matches!(refusal, StoreError::MigrationChanged(name) if name == FIRST.name));
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn a_failing_one_leaves_nothing(#[case] engine: Engine) {
    let test = TestDb::empty(engine).await;
    let failing = Migration { sql: "CREATE TABLE a (x text); CREATE TABLE nonsense (", ..FIRST };

    assert!(migrate(test.url(), &[failing]).await.is_err());
    assert_eq!(migrate(test.url(), &[FIRST]).await.unwrap(), [FIRST.name]);
}

/// Nodes that start together: each finds everything done in the end, and each migration is applied
/// by one of them.
#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn several_nodes_may_migrate_at_once(#[case] engine: Engine) {
    let test = TestDb::empty(engine).await;
    let nodes = (0..4).map(|_| {
        let url = test.url().to_owned();
        tokio::spawn(async move { migrate(&url, MIGRATIONS).await.unwrap() })
    });
    let mut applied = Vec::new();
    for node in nodes.collect::<Vec<_>>() {
        applied.extend(node.await.unwrap());
    }

    let mut all: Vec<&str> = MIGRATIONS.iter().map(|migration| migration.name).collect();
    applied.sort_unstable();
    all.sort_unstable();
    assert_eq!(applied, all);
}

/// A node that died while it migrated is followed by another.
#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn a_lease_that_has_run_out_stops_nobody(#[case] engine: Engine) {
    let test = TestDb::empty(engine).await;
    // The table of leases comes before every migration.
    migrate(test.url(), &[]).await.unwrap();
    let sql = "INSERT INTO lease (name, holder, until) VALUES ('migrate', 'dead', $1)";
    test.bookkeep(sql, values![jiff::Timestamp::UNIX_EPOCH]).await.unwrap();

    assert_eq!(migrate(test.url(), &[FIRST]).await.unwrap(), [FIRST.name]);
}

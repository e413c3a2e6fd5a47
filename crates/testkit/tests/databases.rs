//! What the testkit promises: databases that nobody shares, gone afterwards.

#![cfg(test)]

use ddci_platform::{
    MIGRATIONS, org,
    permit::Role,
    store::{Migration, Read},
    values,
};
use ddci_testkit::{Actors, Engine, FINANCE, TestDb, moment};
use rstest::rstest;

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn each_test_has_its_own(#[case] engine: Engine) {
    let one = TestDb::new(engine, MIGRATIONS).await;
    let other = TestDb::new(engine, MIGRATIONS).await;

    let actors = Actors::found(&one).await;

    assert_eq!(org::list(one.db(), actors.authority).await.unwrap().len(), 8);
    assert_eq!(org::authorities(other.db()).await.unwrap(), []);
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn everybody_has_their_role(#[case] engine: Engine) {
    let test = TestDb::new(engine, MIGRATIONS).await;

    let actors = Actors::found(&test).await;

    for role in Role::ALL {
        assert!(actors.member(role).viewer.has(role), "{role:?}");
    }
    assert!(actors.officer_of(FINANCE).viewer.is_of(actors.unit(FINANCE).id));
    assert_eq!(test.clock().now(), moment("2024-09-18 09:00"));
}

/// The template of these migrations is built by whoever comes first, and the others wait for it.
#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn several_are_made_at_once(#[case] engine: Engine) {
    let sql = "CREATE TABLE made_once (x text)";
    let migrations = [Migration { name: "testkit/0001_made_once", sql }];
    let make = || TestDb::new(engine, &migrations);

    let (one, two, three) = tokio::join!(make(), make(), make());

    for test in [one, two, three] {
        assert!(test.first("SELECT x FROM made_once", values![]).await.unwrap().is_none());
    }
}

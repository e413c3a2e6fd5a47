//! Answers are kept for as long as the authority's chain stands, on every node, and no longer.

use crate::notes::{Keep, Refusal, room};
use ddci_platform::{
    random::Random,
    store::{Db, Read, StoreError},
    values,
};
use ddci_testkit::{Actors, Engine};
use rstest::rstest;

const NOTES: &str = "SELECT text FROM note ORDER BY text";

async fn notes(db: &impl Read) -> Vec<String> {
    let rows = db.all(NOTES, values![]).await.unwrap();
    rows.iter().map(|row| row.get("text").unwrap()).collect()
}

/// A write beside every transition, which no page would do: it shows whether the database was asked.
async fn slip_in(db: &Db, note: &str) {
    db.bookkeep("INSERT INTO note (text) VALUES ($1)", values![note]).await.unwrap();
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn an_answer_stands_until_a_transition_moves_the_chain(#[case] engine: Engine) {
    let (test, actors) = room(engine).await;
    let here = actors.authority;
    test.run(&actors.officer(), &Keep("a".into())).await.unwrap();
    assert_eq!(notes(&test.steady(here).await.unwrap()).await, ["a"]);

    slip_in(&test, "b").await;
    assert_eq!(notes(&test.steady(here).await.unwrap()).await, ["a"], "asked once");

    test.run(&actors.officer(), &Keep("c".into())).await.unwrap();
    assert_eq!(notes(&test.steady(here).await.unwrap()).await, ["a", "b", "c"]);
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn what_another_node_changed_is_seen(#[case] engine: Engine) {
    let (test, actors) = room(engine).await;
    let there = Db::connect(test.url(), test.clock().clone(), Random::seeded(2)).await.unwrap();
    assert_eq!(notes(&test.steady(actors.authority).await.unwrap()).await, [""; 0]);

    there.run(&actors.officer(), &Keep("from there".into())).await.unwrap();

    assert_eq!(notes(&test.steady(actors.authority).await.unwrap()).await, ["from there"]);
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn another_authority_moves_its_own_chain_only(#[case] engine: Engine) {
    let (test, actors) = room(engine).await;
    let other = Actors::found_as(&test, "other", "UBND huyện Khác").await;
    assert_eq!(notes(&test.steady(actors.authority).await.unwrap()).await, [""; 0]);

    test.run(&other.officer(), &Keep("theirs".into())).await.unwrap();

    assert_eq!(notes(&test.steady(actors.authority).await.unwrap()).await, [""; 0]);
    assert_eq!(notes(&test.steady(other.authority).await.unwrap()).await, ["theirs"]);
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn a_refused_transition_leaves_the_answers(#[case] engine: Engine) {
    let (test, actors) = room(engine).await;
    assert_eq!(notes(&test.steady(actors.authority).await.unwrap()).await, [""; 0]);
    slip_in(&test, "b").await;

    let refused = test.run(&actors.officer(), &Keep(String::new())).await;

    assert!(matches!(refused, Err(Refusal::Empty)));
    assert_eq!(notes(&test.steady(actors.authority).await.unwrap()).await, [""; 0]);
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn values_and_the_first_row_alone_are_questions_of_their_own(#[case] engine: Engine) {
    let (test, actors) = room(engine).await;
    for note in ["a", "b"] {
        test.run(&actors.officer(), &Keep(note.into())).await.unwrap();
    }
    let steady = test.steady(actors.authority).await.unwrap();
    let like = "SELECT text FROM note WHERE text = $1";
    for note in ["a", "b", "c"] {
        let found = steady.first(like, values![note]).await.unwrap();
        let found = found.map(|row| row.get::<String>("text").unwrap());
        assert_eq!(found.as_deref(), (note != "c").then_some(note));
    }
    assert_eq!(steady.first(NOTES, values![]).await.unwrap().iter().count(), 1);
    assert_eq!(notes(&steady).await.len(), 2);
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn a_failure_is_not_kept(#[case] engine: Engine) {
    let (test, actors) = room(engine).await;
    let steady = test.steady(actors.authority).await.unwrap();
    let missing = "SELECT text FROM later";
    assert!(matches!(steady.all(missing, values![]).await, Err(StoreError::Database(_))));

    test.bookkeep("CREATE TABLE later (text text)", values![]).await.unwrap();

    assert!(steady.all(missing, values![]).await.unwrap().is_empty());
}

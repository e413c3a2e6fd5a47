//! Two people who act at the same moment.

use crate::{
    hands::{accept, hand_in, record, send_back, submit},
    work::Work,
};
use ddci_plan::{
    model::WorkState,
    store::{progress, submission},
    transitions::Refusal,
};
use ddci_testkit::{Engine, FINANCE};
use rstest::rstest;

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_two_officers_who_submit_at_once_one_succeeds(#[case] engine: Engine) {
    let work = Work::new(engine).await;
    let colleague = work.scene.officer_of(FINANCE).actor();
    record(&work.db, &colleague, work.finance).await.unwrap();

    let both = [work.scene.officer(), colleague].map(|who| {
        let (db, id) = (work.db.clone(), work.finance);
        tokio::spawn(async move { submit(&db, &who, id).await })
    });
    let mut refused = Vec::new();
    for one in both {
        refused.extend(one.await.unwrap().err());
    }

    assert_eq!(refused.len(), 1, "{refused:?}");
    assert!(matches!(refused[0], Refusal::WrongState(WorkState::Submitted)), "{refused:?}");
    assert_eq!(submission::of(&work.db, work.finance).await.unwrap().len(), 1);
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_officers_who_write_at_once_are_both_kept(#[case] engine: Engine) {
    let work = Work::new(engine).await;
    let colleague = work.scene.officer_of(FINANCE).actor();

    let both = [work.scene.officer(), colleague].map(|who| {
        let (db, id) = (work.db.clone(), work.finance);
        tokio::spawn(async move { record(&db, &who, id).await })
    });
    for one in both {
        one.await.unwrap().unwrap();
    }

    assert_eq!(progress::of(&work.db, work.finance).await.unwrap().len(), 2);
    assert_eq!(work.state(work.finance).await, WorkState::InProgress);
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn accepted_and_returned_at_once_is_one_of_the_two(#[case] engine: Engine) {
    let work = Work::new(engine).await;
    hand_in(&work.db, &work.scene.officer(), work.finance).await;
    let (db, id, who) = (work.db.clone(), work.finance, work.scene.coordinator());

    let returning = {
        let (db, who) = (db.clone(), who.clone());
        tokio::spawn(async move { send_back(&db, &who, id, "Thiếu").await })
    };
    let accepting = tokio::spawn(async move { accept(&db, &who, id).await });
    let outcomes = (accepting.await.unwrap(), returning.await.unwrap());

    let expected = match outcomes {
        (Ok(()), Err(Refusal::WrongState(WorkState::Accepted))) => WorkState::Accepted,
        (Err(Refusal::WrongState(WorkState::Returned)), Ok(())) => WorkState::Returned,
        other => panic!("{other:?}"),
    };
    assert_eq!(work.state(work.finance).await, expected);
}

//! Steps of those whose work it is not: another unit's, another authority's, a command's.

use crate::{
    hands::{by_hand, entry, hand_in},
    work::{Step, Work, nowhere},
};
use ddci_plan::{
    store::obligation,
    transitions::{Accept, Refusal, SendBack, Submit},
};
use ddci_platform::permit::Role;
use ddci_testkit::{Actors, COMMUNE, Engine, INTERIOR};
use rstest::rstest;

/// A commune and an agency that helps know of the work; a unit that has no part in it does not.
#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn another_units_officer_neither_sees_nor_records(#[case] engine: Engine) {
    let work = Work::new(engine).await;
    let stranger = work.scene.officer_of(INTERIOR);
    let before = work.traces().await;

    let sight = obligation::visible(&work.db, &stranger.viewer, work.finance).await.unwrap();
    assert_eq!(sight, None);
    let helper = work.scene.officer_of("tax");
    assert!(obligation::visible(&work.db, &helper.viewer, work.finance).await.unwrap().is_some());

    for other in [stranger, helper, work.scene.officer_of(COMMUNE)] {
        for step in [Step::Record, Step::Submit] {
            let refused = step.take(&work.db, &other.actor(), work.finance).await;
            let Err(Refusal::NotYours { unit }) = refused else { panic!("{refused:?}") };
            assert_eq!(unit, "Phòng Tài chính");
        }
    }
    assert_eq!(work.traces().await, before);
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn another_authority_finds_nothing_to_act_on(#[case] engine: Engine) {
    let work = Work::new(engine).await;
    let others = Actors::found_as(work.scene.test.db(), "other", "UBND huyện Khác").await;
    hand_in(&work.db, &work.scene.officer(), work.finance).await;
    let before = work.traces().await;

    for role in Role::ALL {
        for step in [Step::Record, Step::Submit, Step::Accept, Step::Return] {
            let refused = step.take(&work.db, &others.member(role).actor(), work.finance).await;
            assert!(matches!(refused, Err(Refusal::NotFound)), "{role:?} {step:?} {refused:?}");
        }
    }
    assert_eq!(work.traces().await, before);
}

/// A command on the machine keeps installations; it does nobody's work.
#[tokio::test]
async fn an_operator_does_nobodys_work() {
    let work = Work::new(Engine::Sqlite).await;

    for step in [Step::Record, Step::Submit, Step::Accept, Step::Return] {
        let refused = step.take(&work.db, &work.scene.operator(), work.finance).await;
        assert!(matches!(refused, Err(Refusal::NotYourPart)), "{step:?} {refused:?}");
    }
}

/// A step on something that does not exist.
#[tokio::test]
async fn what_is_not_there_is_not_found() {
    let work = Work::new(Engine::Sqlite).await;
    let nowhere = nowhere();
    let (officer, coordinator) = (work.scene.officer(), work.scene.coordinator());

    let refusals = [
        work.db.run(&officer, &entry(nowhere)).await.map(drop),
        work.db.run(&officer, &Submit { obligation: nowhere, measures: by_hand() }).await.map(drop),
        work.db.run(&coordinator, &Accept::of(nowhere)).await,
        work.db.run(&coordinator, &SendBack { obligation: nowhere, reason: String::new() }).await,
    ];
    for refusal in refusals {
        assert!(matches!(refusal, Err(Refusal::NotFound)), "{refusal:?}");
    }
}

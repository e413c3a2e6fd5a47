//! Who does it: named by the head, taken by oneself, and by nobody once they have left.

use crate::{
    hands::{hand_in, record},
    work::Work,
};
use ddci_plan::{
    store::{
        executor,
        work::{self, Days, Owed},
    },
    transitions::{Assign, Refusal},
};
use ddci_platform::{
    identity::{Appoint, EndPosition},
    org::PersonId,
    permit::{Actor, Role},
};
use ddci_testkit::{COMMUNE, Engine, FINANCE, INTERIOR};
use jiff::civil::date;
use rstest::rstest;

async fn assign(work: &Work, who: &Actor, to: Option<PersonId>) -> Result<(), Refusal> {
    work.db.run(who, &Assign { obligation: work.finance, to }).await
}

async fn doing(work: &Work) -> Option<String> {
    let today = work.db.clock().today();
    executor::of(&work.db, work.finance, today).await.unwrap().map(|person| person.name)
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn a_head_names_and_others_take_or_hand_back(#[case] engine: Engine) {
    let work = Work::new(engine).await;
    let (head, officer) = (work.scene.unit_head(), work.scene.officer());
    let me = work.scene.member(Role::Officer).viewer.person;
    let other = work.scene.officer_of(FINANCE);
    assert_eq!(doing(&work).await, None);

    assign(&work, &officer, Some(me)).await.unwrap();
    assert_eq!(doing(&work).await.as_deref(), Some("Lê Cán Bộ"));
    let taken = assign(&work, &other.actor(), Some(other.viewer.person)).await;
    assert!(matches!(taken, Err(Refusal::DoneBy(name)) if name == "Lê Cán Bộ"));
    assign(&work, &officer, None).await.unwrap();
    let another = assign(&work, &officer, Some(other.viewer.person)).await;
    assert!(matches!(another, Err(Refusal::HeadAssigns)), "{another:?}");

    assign(&work, &head, Some(other.viewer.person)).await.unwrap();
    assign(&work, &head, Some(me)).await.unwrap();
    assert_eq!(doing(&work).await.as_deref(), Some("Lê Cán Bộ"));
    let kept = work.scene.audited("obligation.assign").await;
    assert_eq!((&kept["before"], &kept["after"]), (&"Ngô Phụ Trách".into(), &"Lê Cán Bộ".into()));
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn only_the_unit_names_people_of_its_own_while_it_is_open(#[case] engine: Engine) {
    let work = Work::new(engine).await;
    let (head, officer) = (work.scene.unit_head(), work.scene.officer());
    let me = work.scene.member(Role::Officer).viewer.person;

    let stranger = work.scene.officer_of(COMMUNE);
    let theirs = assign(&work, &stranger.actor(), Some(stranger.viewer.person)).await;
    assert!(matches!(theirs, Err(Refusal::NotYours { .. })), "{theirs:?}");
    let out = assign(&work, &head, Some(stranger.viewer.person)).await;
    assert!(matches!(out, Err(Refusal::NotOfUnit)), "{out:?}");
    let reader = assign(&work, &work.scene.reader(), Some(me)).await;
    assert!(matches!(reader, Err(Refusal::NotYourPart)), "{reader:?}");
    assert_eq!(doing(&work).await, None);

    hand_in(&work.db, &officer, work.finance).await;
    let late = assign(&work, &head, Some(me)).await;
    assert!(matches!(late, Err(Refusal::WrongState(_))), "{late:?}");
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn who_has_left_does_it_no_longer(#[case] engine: Engine) {
    let work = Work::new(engine).await;
    let me = work.scene.member(Role::Officer).viewer.person;
    assign(&work, &work.scene.unit_head(), Some(me)).await.unwrap();

    let keeper = work.scene.administrator();
    let end = EndPosition { person: me, number: 1, on: date(2024, 6, 11) };
    work.db.run(&keeper, &end).await.unwrap();
    let on = |day| executor::of(&work.db, work.finance, day);
    assert!(on(date(2024, 6, 11)).await.unwrap().is_some(), "their last day");
    assert!(on(date(2024, 6, 12)).await.unwrap().is_none(), "the day after");

    let elsewhere = Appoint {
        person: me,
        unit: work.scene.unit(INTERIOR).id,
        title: "Chuyên viên".to_owned(),
        valid_from: Some(date(2024, 6, 10)),
        valid_to: None,
        principal: true,
    };
    work.db.run(&keeper, &elsewhere).await.unwrap();
    assert_eq!(doing(&work).await, None);
}

async fn sum(work: &Work, owed: Owed) -> i64 {
    let days = Days { today: date(2024, 6, 10), soon_until: date(2024, 6, 17) };
    let viewer = &work.scene.member(Role::Officer).viewer;
    work::counts(&work.db, viewer, owed, days).await.unwrap().iter().sum()
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn ones_own_work_is_counted_and_listed_alike(#[case] engine: Engine) {
    let work = Work::new(engine).await;
    let member = work.scene.member(Role::Officer);
    let days = Days { today: date(2024, 6, 10), soon_until: date(2024, 6, 17) };
    assert_eq!((sum(&work, Owed::ByUnit).await, sum(&work, Owed::ByMe).await), (1, 0));
    assign(&work, &member.actor(), Some(member.viewer.person)).await.unwrap();
    record(&work.db, &member.actor(), work.finance).await.unwrap();
    assert_eq!((sum(&work, Owed::ByUnit).await, sum(&work, Owed::ByMe).await), (1, 1));
    let paging = ddci_platform::web::Paging::asked(None);
    let tab = work::Tab::DueSoon;
    let mine = work::list(&work.db, &member.viewer, Owed::ByMe, tab, days, paging).await.unwrap();
    assert_eq!(mine.len(), 1);
    assert_eq!(mine[0].executor.as_deref(), Some("Lê Cán Bộ"));
}

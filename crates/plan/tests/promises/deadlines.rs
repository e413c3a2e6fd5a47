//! What the platform hears about what is due: whose, when, and how often it has changed.

use crate::{
    hands::{accept, record, send_back, submit},
    work::Work,
};
use ddci_plan::{PlanDeadlines, transitions::Assign};
use ddci_platform::{
    permit::Role,
    seam::{Deadlines, DueState, DueThing, Whose},
};
use ddci_testkit::{COMMUNE, Engine, FINANCE};
use jiff::civil::date;
use rstest::rstest;

async fn due(work: &Work, whose: Whose) -> Vec<DueThing> {
    let (first, last) = (date(2024, 1, 1), date(2024, 12, 31));
    PlanDeadlines.due(&work.db, whose, first, last).await.unwrap()
}

async fn finance(work: &Work) -> DueThing {
    let due = due(work, Whose::Unit(work.scene.unit(FINANCE).id)).await;
    assert_eq!(due.len(), 1);
    due[0].clone()
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn a_thing_says_what_is_due_when_and_where(#[case] engine: Engine) {
    let work = Work::new(engine).await;
    let thing = finance(&work).await;

    assert_eq!(thing.key, work.finance.0);
    assert_eq!(thing.title, "Đối thoại với doanh nghiệp");
    assert_eq!(thing.href, format!("/obligations/{}", work.finance));
    assert_eq!((thing.due_on, thing.state), (date(2024, 6, 14), DueState::Open));
    assert_eq!((thing.unit_name.as_str(), thing.executor), ("Phòng Tài chính", None));
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn a_person_is_due_what_their_unit_owes(#[case] engine: Engine) {
    let work = Work::new(engine).await;
    let of = |person| Whose::Person(person);
    let commune = work.scene.officer_of(COMMUNE).viewer.person;
    let keys = |due: Vec<DueThing>| due.into_iter().map(|thing| thing.key).collect::<Vec<_>>();
    assert_eq!(keys(due(&work, of(commune)).await), [work.commune.0]);
    let all = due(&work, Whose::Authority(work.scene.authority)).await;
    assert_eq!(all.len(), 6, "three divisions and three communes");
    assert!(all.is_sorted_by_key(|thing| (thing.due_on, thing.key)));
    let days = (date(2024, 6, 15), date(2024, 12, 31));
    let whose = Whose::Authority(work.scene.authority);
    let later = PlanDeadlines.due(&work.db, whose, days.0, days.1).await.unwrap();
    assert_eq!(later, Vec::new(), "the last day counts, the day after does not");
}

/// Each step is heard: the state follows, and the sequence rises.
#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn the_sequence_rises_with_each_step(#[case] engine: Engine) {
    let work = Work::new(engine).await;
    let (officer, coordinator) = (work.scene.officer(), work.scene.coordinator());
    let me = work.scene.member(Role::Officer).viewer.person;
    let mut heard = vec![finance(&work).await];

    work.db.run(&officer, &Assign { obligation: work.finance, to: Some(me) }).await.unwrap();
    heard.push(finance(&work).await);
    record(&work.db, &officer, work.finance).await.unwrap();
    heard.push(finance(&work).await);
    submit(&work.db, &officer, work.finance).await.unwrap();
    heard.push(finance(&work).await);
    send_back(&work.db, &coordinator, work.finance, "Thiếu số liệu").await.unwrap();
    heard.push(finance(&work).await);
    submit(&work.db, &officer, work.finance).await.unwrap();
    heard.push(finance(&work).await);
    accept(&work.db, &coordinator, work.finance).await.unwrap();
    heard.push(finance(&work).await);

    let states: Vec<DueState> = heard.iter().map(|thing| thing.state).collect();
    let (open, waiting) = (DueState::Open, DueState::Waiting);
    let done = DueState::Done(date(2024, 6, 10));
    assert_eq!(states, [open, open, open, waiting, open, waiting, done]);
    let strictly = |pair: &[DueThing]| matches!(pair, [a, b] if a.sequence < b.sequence);
    assert!(heard.windows(2).all(strictly), "{heard:?}");
    assert_eq!(heard.last().and_then(|thing| thing.executor), Some(me));
}

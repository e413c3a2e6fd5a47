//! Work that was given to the wrong unit: sent back in time, decided once, and the second time by a
//! leader, finally.

use crate::{
    hands::{record, seen},
    visibility::ALL,
    work::{Step, Work},
};
use ddci_plan::{
    model::{BounceId, ObligationId, Rule},
    store::{bounce, extension, moved, obligation, progress},
    transitions::{AskExtension, Bounce, DecideBounce, Materialise, Refusal, SettleRules},
};
use ddci_platform::{
    org::UnitId,
    permit::{Actor, Role},
    store::Db,
};
use ddci_testkit::{Actors, COMMUNE, Engine, FINANCE, INTERIOR, SECOND_COMMUNE, TAX};
use jiff::civil::{Date, date};
use rstest::rstest;

/// A day after the plan was issued, on 27 March.
const NEXT_DAY: &str = "2024-03-28 09:00";

async fn send(db: &Db, who: &Actor, id: ObligationId) -> Result<BounceId, Refusal> {
    let reason = "Không thuộc chức năng".to_owned();
    db.run(who, &Bounce { obligation: id, reason, suggested: None }).await
}

async fn decide(
    db: &Db,
    who: &Actor,
    id: BounceId,
    to: Option<UnitId>,
    due_on: Option<Date>,
) -> Result<(), Refusal> {
    let words = "Theo Quyết định 12".to_owned();
    db.run(who, &DecideBounce { bounce: id, to, due_on, words }).await
}

async fn owner(work: &Work) -> UnitId {
    seen(&work.db, work.scene.member(Role::Auditor), work.finance).await.obligation.unit
}

fn unit(work: &Work, code: &str) -> UnitId {
    work.scene.unit(code).id
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn the_first_time_the_coordinator_gives_it_on_the_second_time_a_leader_decides_finally(
    #[case] engine: Engine,
) {
    let work = Work::new(engine).await;
    let db = work.scene.on(NEXT_DAY);
    let (coordinator, leader) = (work.scene.coordinator(), work.scene.leader());
    record(&db, &work.scene.officer(), work.finance).await.unwrap();
    let first = Bounce {
        obligation: work.finance,
        reason: "Không thuộc chức năng".to_owned(),
        suggested: Some(unit(&work, INTERIOR)),
    };
    let first = db.run(&work.scene.officer(), &first).await.unwrap();
    decide(&db, &coordinator, first, Some(unit(&work, INTERIOR)), None).await.unwrap();

    assert_eq!(owner(&work).await, unit(&work, INTERIOR));
    let old = Step::Record.take(&db, &work.scene.officer(), work.finance).await;
    assert!(matches!(old, Err(Refusal::NotYours { .. })), "{old:?}");
    let interior = work.scene.officer_of(INTERIOR);
    record(&db, &interior.actor(), work.finance).await.unwrap();
    assert_eq!(progress::of(&db, work.finance).await.unwrap().len(), 2, "history stays");

    // The new unit has its own days: three from 28 March.
    let monday = work.scene.on("2024-04-02 09:00");
    let second = send(&monday, &interior.actor(), work.finance).await.unwrap();
    let refused = decide(&monday, &coordinator, second, None, None).await;
    assert!(matches!(refused, Err(Refusal::LeadersTurn)), "{refused:?}");
    decide(&monday, &leader, second, None, None).await.unwrap();
    assert_eq!(owner(&work).await, unit(&work, INTERIOR));
    let third = send(&monday, &interior.actor(), work.finance).await;
    assert!(matches!(third, Err(Refusal::DecidedFinally)), "{third:?}");

    let kept = bounce::of(&db, work.finance).await.unwrap();
    let names: Vec<_> = kept.iter().map(|kept| (kept.number, kept.unit_name.as_str())).collect();
    assert_eq!(names, [(1, "Phòng Tài chính"), (2, "Phòng Nội vụ")]);
    assert_eq!(work.scene.audited("bounce.send").await["number"], 2);
    assert_eq!(work.scene.audited("bounce.decide").await["bounce"], second.to_string());
    assert!(moved::of(&db, work.finance).await.unwrap().is_empty(), "the date ran on");
}

/// Three working days from the day it was given: Thursday, Friday, Monday.
#[rstest]
#[case::the_last_day("2024-04-01 17:00", None)]
#[case::a_day_later("2024-04-02 08:00", Some(date(2024, 4, 1)))]
#[tokio::test]
async fn it_is_sent_back_in_time(
    #[case] now: &str,
    #[case] over: Option<Date>,
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let work = Work::new(engine).await;
    match (send(&work.scene.on(now), &work.scene.officer(), work.finance).await, over) {
        (Ok(_), None) => {}
        (Err(Refusal::TooLateToBounce { last, days: 3 }), Some(over)) => assert_eq!(last, over),
        (other, _) => panic!("{other:?}"),
    }
}

/// How many days there are is the authority's to settle, with its source.
#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn the_days_are_the_authoritys(#[case] engine: Engine) {
    let work = Work::new(engine).await;
    let settle = |value, source: &str| SettleRules {
        figures: vec![(Rule::BounceDays, value)],
        source: source.to_owned(),
    };
    let coordinator = work.scene.coordinator();
    for (who, settle, expected) in [
        (work.scene.officer(), settle(5, "QĐ 12"), "NotYourPart"),
        (work.scene.administrator(), settle(5, "QĐ 12"), "NotYourPart"),
        (coordinator.clone(), settle(5, " "), "Missing"),
        (coordinator.clone(), settle(0, "QĐ 12"), "BadRule"),
        (coordinator.clone(), settle(31, "QĐ 12"), "BadRule"),
        (coordinator.clone(), settle(3, "QĐ 12"), "NothingChanged"),
    ] {
        let refused = work.db.run(&who, &settle).await.unwrap_err();
        assert!(format!("{refused:?}").starts_with(expected), "{refused:?}");
    }
    work.db.run(&coordinator, &settle(4, "QĐ 12/QĐ-UBND")).await.unwrap();
    send(&work.scene.on("2024-04-02 08:00"), &work.scene.officer(), work.finance).await.unwrap();
    let rules = ddci_plan::store::rules::of(&work.db, work.scene.authority).await.unwrap();
    assert_eq!((rules.get(Rule::BounceDays), rules.source(Rule::BounceDays)), (4, "QĐ 12/QĐ-UBND"));
    let audited = work.scene.audited("plan_rule.settle").await;
    assert_eq!(audited["figures"]["bounce_days"], serde_json::json!([3, 4]));
}

/// Whose decision it is: of those who may not decide, nothing is left.
#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn nobody_but_the_giver_says_whose_it_is(#[case] engine: Engine) {
    let work = Work::new(engine).await;
    let db = work.scene.on(NEXT_DAY);
    for who in [work.scene.officer_of(TAX), work.scene.officer_of(COMMUNE)] {
        let refused = send(&db, &who.actor(), work.finance).await;
        assert!(matches!(refused, Err(Refusal::NotYours { .. })), "{refused:?}");
    }
    let id = send(&db, &work.scene.officer(), work.finance).await.unwrap();
    let twice = send(&db, &work.scene.officer(), work.finance).await;
    assert!(matches!(twice, Err(Refusal::BounceWaits)), "{twice:?}");

    let others = Actors::found_as(work.scene.test.db(), "other", "UBND huyện Khác").await;
    let to = Some(unit(&work, INTERIOR));
    for (who, expected) in [
        (work.scene.officer(), "NotYourPart"),
        (work.scene.officer_of(TAX).actor(), "NotYourPart"),
        (work.scene.leader(), "NotCoordinator"),
        (others.coordinator(), "NotFound"),
    ] {
        let refused = decide(&db, &who, id, to, None).await.unwrap_err();
        assert!(format!("{refused:?}").starts_with(expected), "{refused:?}");
    }
    assert_eq!(owner(&work).await, unit(&work, FINANCE));
    for (role, count) in [(Role::Coordinator, 1), (Role::Leader, 0), (Role::Officer, 0)] {
        let viewer = &work.scene.member(role).viewer;
        assert_eq!(bounce::count_waiting(&db, viewer).await.unwrap(), count, "{role:?}");
        let list = bounce::list_waiting(&db, viewer, ALL).await.unwrap();
        assert_eq!(i64::try_from(list.len()).unwrap(), count, "{role:?}");
    }
    let viewer = &others.member(Role::Auditor).viewer;
    assert_eq!(bounce::visible(&db, viewer, id).await.unwrap(), None);
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn what_stays_needs_a_reason_and_begins_its_days_anew(#[case] engine: Engine) {
    let work = Work::new(engine).await;
    let db = work.scene.on(NEXT_DAY);
    let (officer, coordinator) = (work.scene.officer(), work.scene.coordinator());
    let id = send(&db, &officer, work.finance).await.unwrap();
    let silent = DecideBounce { bounce: id, to: None, due_on: None, words: " ".to_owned() };
    let silent = db.run(&coordinator, &silent).await;
    assert!(matches!(silent, Err(Refusal::NoReason)), "{silent:?}");
    let late = work.scene.on("2024-04-10 09:00");
    decide(&late, &coordinator, id, None, None).await.unwrap();
    let twice = decide(&late, &coordinator, id, None, None).await;
    assert!(matches!(twice, Err(Refusal::DecidedAlready)), "{twice:?}");

    send(&work.scene.on("2024-04-15 09:00"), &officer, work.finance).await.unwrap();
    let leader = &work.scene.member(Role::Leader).viewer;
    assert_eq!(bounce::count_waiting(&late, leader).await.unwrap(), 1);
    let coordinators = &work.scene.member(Role::Coordinator).viewer;
    assert_eq!(bounce::count_waiting(&late, coordinators).await.unwrap(), 0);
}

/// A member of a group owes its own; it is not given to another one that owes the same.
#[rstest]
#[case::another_commune(SECOND_COMMUNE, "OwesAlready")]
#[case::the_same(COMMUNE, "SameUnit")]
#[tokio::test]
async fn a_commune_is_not_given_what_it_owes_already(
    #[case] to: &str,
    #[case] expected: &str,
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let work = Work::new(engine).await;
    let db = work.scene.on(NEXT_DAY);
    let id = send(&db, &work.scene.officer_of(COMMUNE).actor(), work.commune).await.unwrap();
    let coordinator = work.scene.coordinator();
    let refused = decide(&db, &coordinator, id, Some(unit(&work, to)), None).await.unwrap_err();
    assert!(format!("{refused:?}").starts_with(expected), "{refused:?}");
    decide(&db, &coordinator, id, Some(unit(&work, FINANCE)), None).await.unwrap();
}

/// The decision may give a new date; what the old unit had asked for lapses; and the plan, made once
/// more, gives nothing to the unit that no longer owes it.
#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn a_new_unit_may_get_a_new_date_and_no_twin(#[case] engine: Engine) {
    let work = Work::new(engine).await;
    let db = work.scene.on(NEXT_DAY);
    let (officer, coordinator) = (work.scene.officer(), work.scene.coordinator());
    let ask = AskExtension {
        obligation: work.finance,
        proposed_on: date(2024, 6, 20),
        reason: "Chậm".to_owned(),
    };
    db.run(&officer, &ask).await.unwrap();
    let id = send(&db, &officer, work.finance).await.unwrap();
    let to = Some(unit(&work, INTERIOR));
    decide(&db, &coordinator, id, to, Some(date(2024, 6, 28))).await.unwrap();

    let sheet = seen(&db, work.scene.member(Role::Auditor), work.finance).await;
    assert_eq!(sheet.obligation.standing.effective_on, date(2024, 6, 28));
    assert_eq!(sheet.obligation.standing.original_on, Some(date(2024, 6, 14)));
    assert_eq!(sheet.obligation.first_unit, Some(unit(&work, FINANCE)));
    assert_eq!(sheet.assigned_on, date(2024, 3, 28));
    let asked = extension::of(&db, work.finance).await.unwrap();
    assert!(asked[0].decided.as_ref().unwrap().lapsed);
    let again = Materialise { plan: sheet.obligation.plan };
    assert_eq!(db.run(&coordinator, &again).await.unwrap().new, 0);
    // Finance is named by the plan and still sees what became of it.
    let finance = &work.scene.member(Role::Officer).viewer;
    assert!(obligation::visible(&db, finance, work.finance).await.unwrap().is_some());
}

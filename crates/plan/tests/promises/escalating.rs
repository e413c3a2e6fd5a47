//! What is late is reported upward: each step once for each date, and to somebody who is there.

use crate::{
    hands::{hand_in, seen},
    paper::{Paper, by},
    scene::Scene,
};
use ddci_plan::{
    model::{Ear, ObligationId, PlanId, Rung},
    store::escalation,
    transitions::{Assign, Escalate, Refusal, SetLadder},
};
use ddci_platform::{
    identity::{GrantRole, SetDisabled},
    permit::{Actor, Role},
    store::Db,
    values,
};
use ddci_testkit::{Engine, FINANCE, INTERIOR};
use jiff::civil::date;
use rstest::rstest;

/// What happens by itself.
fn job(scene: &Scene) -> Actor {
    Actor::Job { authority: scene.authority, name: "escalation" }
}

async fn escalate(scene: &Scene, morning: &str) -> usize {
    scene.on(morning).run(&job(scene), &Escalate).await.unwrap()
}

/// "17/6 executor → officer name", for each report.
async fn reports(db: &Db, id: ObligationId) -> Vec<String> {
    let reports = escalation::of(db, id).await.unwrap();
    let told = |report: &escalation::Report| match (&report.person, report.told_as) {
        (Some(name), Some(ear)) => format!("{name} as {}", ear.word()),
        _ => "nobody".to_owned(),
    };
    reports
        .iter()
        .map(|report| {
            let on = report.raised_on;
            let (day, month, ear) = (on.day(), on.month(), report.ear.word());
            format!("{day}/{month} +{} {ear}: {}", report.days_late, told(report))
        })
        .collect()
}

/// Finance and the interior each owe one thing by Friday 14 June 2024.
async fn late_plan(scene: &Scene) -> PlanId {
    let paper = Paper::of_2024()
        .task("Đối thoại với doanh nghiệp", &["Phòng Tài chính"], &[by(date(2024, 6, 14))])
        .task("Rà soát thủ tục", &["Phòng Nội vụ"], &[by(date(2024, 6, 14))]);
    scene.issued(paper).await
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn each_step_is_taken_once_and_stops_when_done(#[case] engine: Engine) {
    let scene = Scene::new(engine).await;
    let plan = late_plan(&scene).await;
    let finance = scene.only(plan, FINANCE).await;
    let officer = scene.member(Role::Officer).viewer.person;
    let then = scene.on("2024-06-10 09:00");
    then.run(&scene.unit_head(), &Assign { obligation: finance, to: Some(officer) }).await.unwrap();

    assert_eq!(escalate(&scene, "2024-06-14 06:00").await, 0, "on its day it is not late");
    assert_eq!(escalate(&scene, "2024-06-15 06:00").await, 0, "nobody is told on a Saturday");
    assert_eq!(escalate(&scene, "2024-06-17 06:00").await, 2);
    assert_eq!(escalate(&scene, "2024-06-17 07:00").await, 0, "once");
    assert_eq!(escalate(&scene, "2024-06-18 06:00").await, 0);
    assert_eq!(escalate(&scene, "2024-06-19 06:00").await, 2);
    let db = scene.on("2024-06-20 09:00");
    assert_eq!(
        reports(&db, finance).await,
        [
            "17/6 +1 executor: Lê Cán Bộ as executor",
            "19/6 +3 unit_head: Trần Trưởng Phòng as unit_head"
        ]
    );
    let kept = scene.audited("obligation.escalate").await;
    assert_eq!((&kept["step"], &kept["days_late"]), (&"unit_head".into(), &3.into()));

    hand_in(&db, &scene.officer(), finance).await;
    assert_eq!(escalate(&scene, "2024-06-25 06:00").await, 1, "the interior's alone");
    assert_eq!(reports(&db, finance).await.len(), 2);
}

/// A unit that has no head and named nobody: the next one above hears of it, and it is said.
#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn who_is_missing_is_passed_over(#[case] engine: Engine) {
    let scene = Scene::new(engine).await;
    let plan = late_plan(&scene).await;
    let interior = scene.only(plan, INTERIOR).await;
    escalate(&scene, "2024-06-17 06:00").await;
    assert_eq!(
        reports(&scene.on("2024-06-17 09:00"), interior).await,
        ["17/6 +1 executor: nobody"],
        "the leader is no chair, and answers for no sub-index"
    );

    let officer = scene.officer_of(INTERIOR).viewer.clone();
    let head = GrantRole { person: officer.person, role: Role::UnitHead, scope: officer.unit };
    scene.on("2024-06-18 09:00").run(&scene.administrator(), &head).await.unwrap();
    escalate(&scene, "2024-06-19 06:00").await;
    let told = reports(&scene.on("2024-06-19 09:00"), interior).await;
    assert_eq!(told[1], "19/6 +3 unit_head: Ngô Phụ Trách as unit_head");

    let login = scene.officer_of(INTERIOR).login.clone();
    let gone = SetDisabled { login, disabled: true };
    scene.on("2024-06-20 09:00").run(&scene.administrator(), &gone).await.unwrap();
    escalate(&scene, "2024-06-25 06:00").await;
    let told = reports(&scene.on("2024-06-25 09:00"), interior).await;
    assert_eq!(told[2], "25/6 +7 leader: nobody");
}

/// A machine that slept tells every step that was reached, each once.
#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn steps_that_were_slept_over_are_taken_together(#[case] engine: Engine) {
    let scene = Scene::new(engine).await;
    let plan = late_plan(&scene).await;
    assert_eq!(escalate(&scene, "2024-07-05 06:00").await, 8);
    let told = reports(&scene.on("2024-07-05 09:00"), scene.only(plan, FINANCE).await).await;
    assert_eq!(told.len(), 4);
    assert_eq!(told[0], "5/7 +15 chair: nobody");
}

/// A new date begins a new count; the earlier reports stay.
#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn another_date_is_reported_anew(#[case] engine: Engine) {
    let scene = Scene::new(engine).await;
    let plan = late_plan(&scene).await;
    let finance = scene.only(plan, FINANCE).await;
    escalate(&scene, "2024-06-17 06:00").await;
    let sql = "UPDATE obligation SET effective_on = $1 WHERE id = $2";
    scene.test.bookkeep(sql, values![date(2024, 6, 21), finance.0]).await.unwrap();
    assert_eq!(escalate(&scene, "2024-06-19 06:00").await, 1, "the interior's head");
    assert_eq!(escalate(&scene, "2024-06-24 06:00").await, 1);
    let told = reports(&scene.on("2024-06-24 09:00"), finance).await;
    assert_eq!(told.len(), 2, "{told:?}");
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn the_ladder_is_decided_by_the_coordinator_with_a_source(#[case] engine: Engine) {
    let scene = Scene::new(engine).await;
    late_plan(&scene).await;
    let db = scene.on("2024-06-14 09:00");
    let rungs = vec![Rung { ear: Ear::UnitHead, after: 2 }, Rung { ear: Ear::Chair, after: 5 }];
    let set = SetLadder { rungs, source: "QĐ 12/QĐ-UBND".to_owned() };

    let head = db.run(&scene.unit_head(), &set).await;
    assert!(matches!(head, Err(Refusal::NotYourPart)), "{head:?}");
    let silent = SetLadder { source: " ".to_owned(), ..set.clone() };
    let silent = db.run(&scene.coordinator(), &silent).await;
    assert!(matches!(silent, Err(Refusal::Missing("source"))), "{silent:?}");
    let flat = vec![Rung { ear: Ear::UnitHead, after: 5 }, Rung { ear: Ear::Chair, after: 5 }];
    let flat = db.run(&scene.coordinator(), &SetLadder { rungs: flat, ..set.clone() }).await;
    assert!(matches!(flat, Err(Refusal::BadLadder)), "{flat:?}");
    db.run(&scene.coordinator(), &set).await.unwrap();

    let decided = escalation::ladder(&db, scene.authority).await.unwrap();
    assert_eq!(decided.source.as_deref(), Some("QĐ 12/QĐ-UBND"));
    let kept = scene.audited("plan.set_ladder").await;
    assert_eq!(kept["after"], serde_json::json!(["unit_head 2", "chair 5"]));
    assert_eq!(escalate(&scene, "2024-06-17 06:00").await, 0);
    assert_eq!(escalate(&scene, "2024-06-18 06:00").await, 2);
}

/// No person reports by hand, and another authority's things are never looked at.
#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn only_a_day_of_the_calendar_reports(#[case] engine: Engine) {
    let scene = Scene::new(engine).await;
    let plan = late_plan(&scene).await;
    let db = scene.on("2024-06-17 09:00");
    let by_hand = db.run(&scene.coordinator(), &Escalate).await;
    assert!(matches!(by_hand, Err(Refusal::NotYourPart)), "{by_hand:?}");
    let elsewhere = ddci_testkit::Actors::found_as(&db, "other", "UBND huyện Khác").await;
    let theirs = Actor::Job { authority: elsewhere.authority, name: "escalation" };
    assert_eq!(db.run(&theirs, &Escalate).await.unwrap(), 0);
    let finance = scene.only(plan, FINANCE).await;
    assert!(reports(&db, finance).await.is_empty());
    seen(&db, scene.member(Role::Auditor), finance).await;
}

//! Several bodies that lead one thing: each owes, or the first leads.

use crate::{
    paper::{Paper, by},
    scene::Scene,
};
use ddci_plan::{
    model::{Decision, Part, PlanId},
    store::body,
    transitions::Refusal,
};
use ddci_plan_reader::FindingKind as Found;
use ddci_testkit::Engine;
use jiff::civil::date;
use rstest::rstest;

fn led_by_three() -> Paper {
    let leads = ["Phòng Tài chính", "Phòng Nội vụ", "UBND xã Bình An"];
    Paper::of_2024()
        .task("Rà soát", &leads, &[by(date(2024, 6, 14))])
        .helped_by(&["Chi cục Thuế"])
        .finding(Found::SeveralLeads, 1)
}

/// Leads and helpers of the only task, in order.
async fn parts(scene: &Scene, plan: PlanId) -> [Vec<String>; 2] {
    let bodies = body::of_plan(scene.test.db(), plan).await.unwrap();
    let names = |part: Part| {
        let of_part = bodies.iter().filter(|body| body.part == part);
        of_part.map(|body| body.name.clone()).collect()
    };
    [names(Part::Lead), names(Part::Coordinating)]
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn each_owes_or_the_first_leads(#[case] engine: Engine) {
    let scene = Scene::new(engine).await;
    let plan = scene.draft(led_by_three()).await;
    let as_read = parts(&scene, plan).await;

    scene.settle(plan, 0, Decision::EachOwes).await.unwrap();
    assert_eq!(parts(&scene, plan).await, as_read);

    scene.settle(plan, 0, Decision::FirstLeads).await.unwrap();
    let [leads, helpers] = parts(&scene, plan).await;
    assert_eq!(leads, ["Phòng Tài chính"]);
    assert_eq!(helpers, ["Phòng Nội vụ", "UBND xã Bình An", "Chi cục Thuế"]);
    scene.issue(plan).await.unwrap();
    assert_eq!(scene.owed(plan).await, ["once finance 2024-06-14 → 2024-06-14"]);
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn each_owes_undoes_that_the_first_leads(#[case] engine: Engine) {
    let scene = Scene::new(engine).await;
    let plan = scene.draft(led_by_three()).await;
    let as_read = parts(&scene, plan).await;

    for decision in [Decision::FirstLeads, Decision::FirstLeads, Decision::EachOwes] {
        scene.settle(plan, 0, decision).await.unwrap();
    }

    assert_eq!(parts(&scene, plan).await, as_read);
    scene.issue(plan).await.unwrap();
    assert_eq!(scene.owed(plan).await.len(), 3);
}

/// Two focal points of one sub-index, each in a task of its own: whoever is first, both lead theirs.
#[tokio::test]
async fn two_focal_points_stay_the_leads_of_their_own_tasks() {
    let scene = Scene::new(Engine::Sqlite).await;
    let paper = Paper::of_2024()
        .task("Làm đầu mối", &["Phòng Tài chính"], &[by(date(2024, 6, 14))])
        .task("Làm đầu mối", &["Phòng Nội vụ"], &[by(date(2024, 6, 14))])
        .finding(Found::SeveralLeads, 2);
    let plan = scene.draft(paper).await;

    let refused = scene.settle(plan, 0, Decision::FirstLeads).await;
    assert!(matches!(refused, Err(Refusal::NoAnswer)), "{refused:?}");
    scene.settle(plan, 0, Decision::EachOwes).await.unwrap();

    scene.issue(plan).await.unwrap();
    assert_eq!(scene.owed(plan).await.len(), 2);
}

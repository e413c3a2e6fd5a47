//! Names as plans print them, bound to units and groups.

use crate::{
    paper::{Paper, by, throughout},
    scene::{ISSUED, Scene},
};
use ddci_plan::{
    model::PlanId,
    store::body,
    transitions::{BindBody, Refusal},
};
use ddci_platform::org::{self, BodyTarget};
use ddci_testkit::{Actors, Engine, FINANCE, INTERIOR};
use jiff::civil::date;
use rstest::rstest;

pub async fn bind(scene: &Scene, plan: PlanId, name: &str, target: BodyTarget) -> u64 {
    let bind = BindBody { plan, name: name.to_owned(), target };
    scene.on(ISSUED).run(&scene.coordinator(), &bind).await.unwrap()
}

/// A name that was bound once means the same in the next plan, however it is spelled there.
#[rstest]
#[case::as_before("Phòng Kinh tế - Hạ tầng")]
#[case::spelled_otherwise("Giao phòng KINH TẾ – HẠ TẦNG")]
#[tokio::test]
async fn binding_is_remembered_for_the_next_plan(
    #[case] spelling: &str,
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let scene = Scene::new(engine).await;
    let due = [by(date(2024, 6, 14))];
    let name = "Phòng Kinh tế - Hạ tầng";
    let paper = Paper::of_2024().task("Một", &[name], &due).task("Hai", &[name], &due);
    let first = scene.draft(paper).await;
    let target = BodyTarget::Unit(scene.unit(INTERIOR).id);
    assert_eq!(bind(&scene, first, name, target).await, 2);

    let next = scene.draft(Paper::of_2024().task("Ba", &[spelling], &due)).await;

    let bodies = body::of_plan(scene.test.db(), next).await.unwrap();
    assert_eq!((bodies[0].name.as_str(), bodies[0].target), (spelling, Some(target)));
}

/// A name may stand for a group, and be bound anew while the plan is a draft.
#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn a_name_is_bound_anew(#[case] engine: Engine) {
    let scene = Scene::new(engine).await;
    let due = [by(date(2024, 6, 14))];
    let plan = scene.draft(Paper::of_2024().task("Một", &["Cơ sở"], &due)).await;
    let groups = org::groups(scene.test.db(), scene.authority).await.unwrap();

    bind(&scene, plan, "Cơ sở", BodyTarget::Unit(scene.unit(FINANCE).id)).await;
    bind(&scene, plan, "Cơ sở", BodyTarget::Group(groups[0].id)).await;
    scene.issue(plan).await.unwrap();

    assert_eq!(scene.owed(plan).await.len(), 3, "one for each commune");
}

#[tokio::test]
async fn a_name_is_not_bound_to_another_authoritys_unit() {
    let scene = Scene::new(Engine::Sqlite).await;
    let others = Actors::found_as(scene.test.db(), "other", "UBND huyện Khác").await;
    let plan = scene.draft(Paper::of_2024().task("Một", &["Cơ sở"], &[throughout()])).await;
    let groups = org::groups(scene.test.db(), others.authority).await.unwrap();

    for target in [BodyTarget::Unit(others.unit(FINANCE).id), BodyTarget::Group(groups[0].id)] {
        let bind = BindBody { plan, name: "Cơ sở".to_owned(), target };
        let refused = scene.test.run(&scene.coordinator(), &bind).await;
        assert!(matches!(refused, Err(Refusal::NotFound)), "{refused:?}");
    }
}

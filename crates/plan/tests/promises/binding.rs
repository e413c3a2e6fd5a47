//! Names as plans print them, bound to units and groups.

use crate::{
    paper::{Paper, by, throughout},
    scene::{ISSUED, Scene},
};
use ddci_plan::{
    model::PlanId,
    store::body,
    transitions::{BindBody, RedoEdit, Refusal, UndoEdit},
};
use ddci_platform::{
    org::{self, BodyTarget},
    values,
};
use ddci_testkit::{Actors, Engine, FINANCE, INTERIOR};
use jiff::civil::{Date, date};
use rstest::rstest;

pub async fn bind(scene: &Scene, plan: PlanId, name: &str, target: BodyTarget) -> u64 {
    let bind = BindBody { plan, name: name.to_owned(), target, seen: None };
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
        let bind = BindBody { plan, name: "Cơ sở".to_owned(), target, seen: None };
        let refused = scene.test.run(&scene.coordinator(), &bind).await;
        assert!(matches!(refused, Err(Refusal::NotFound)), "{refused:?}");
    }
}

/// What a name is remembered for, by its folded form.
async fn remembered(scene: &Scene, name: &str) -> Option<BodyTarget> {
    let known = org::aliases(scene.test.db(), scene.authority).await.unwrap();
    known.get(&org::body_key(name)).map(|alias| alias.target)
}

/// Undoing a bind forgets the name, or gives it back what it meant before; making it again remembers
/// it again. A name that another plan rests on stays.
#[rstest]
#[case::of_no_other_plan(false)]
#[case::of_another_plan_too(true)]
#[tokio::test]
async fn undoing_forgets_what_only_this_plan_taught(
    #[case] is_used_elsewhere: bool,
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let scene = Scene::new(engine).await;
    let paper = || Paper::of_2024().task("Một", &["Phòng Kinh tế"], &[throughout()]);
    let plan = scene.draft(paper()).await;
    let [finance, interior] = [FINANCE, INTERIOR].map(|unit| BodyTarget::Unit(scene.unit(unit).id));
    bind(&scene, plan, "Phòng Kinh tế", finance).await;
    bind(&scene, plan, "Phòng Kinh tế", interior).await;
    let entry = scene.audited("plan.bind_body").await;
    assert_eq!(
        (&entry["was"]["name"], &entry["was"]["kind"]),
        (&"Phòng Tài chính".into(), &"division".into())
    );
    assert_eq!(entry["means"]["name"], "Phòng Nội vụ");
    if is_used_elsewhere {
        scene.draft(paper()).await;
    }
    let run = async |number, is_undo| {
        let (db, who) = (scene.on(ISSUED), scene.coordinator());
        match is_undo {
            true => db.run(&who, &UndoEdit { plan, number }).await.unwrap(),
            false => db.run(&who, &RedoEdit { plan, number }).await.unwrap(),
        }
    };

    run(2, true).await;
    let kept = if is_used_elsewhere { interior } else { finance };
    assert_eq!(remembered(&scene, "phòng kinh tế").await, Some(kept));
    run(1, true).await;
    let kept = is_used_elsewhere.then_some(interior);
    assert_eq!(remembered(&scene, "phòng kinh tế").await, kept);
    run(1, false).await;
    run(2, false).await;
    assert_eq!(remembered(&scene, "phòng kinh tế").await, Some(interior));
    let bodies = body::of_plan(scene.test.db(), plan).await.unwrap();
    assert_eq!(bodies[0].target, Some(interior));
}

/// A remembered name whose unit had ended before the plan begins is asked about again.
#[rstest]
#[case::ended_before(date(2023, 12, 31), false)]
#[case::ends_in_the_year(date(2024, 6, 30), true)]
#[tokio::test]
async fn a_name_of_a_unit_that_has_ended_is_not_taken(
    #[case] last: Date,
    #[case] is_taken: bool,
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let scene = Scene::new(engine).await;
    let sql = "UPDATE unit SET valid_to = $1 WHERE id = $2";
    scene.test.bookkeep(sql, values![last, scene.unit(FINANCE).id.0]).await.unwrap();

    let plan =
        scene.draft(Paper::of_2024().task("Một", &["Phòng Tài chính"], &[throughout()])).await;

    let bodies = body::of_plan(scene.test.db(), plan).await.unwrap();
    assert_eq!(bodies[0].target.is_some(), is_taken);
}

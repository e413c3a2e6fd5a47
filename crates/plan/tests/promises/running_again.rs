//! Materialising again, twice at once, or much at a time: nothing is owed twice.

use crate::{
    paper::{ALL_COMMUNES, Paper, at_least, by, each_quarter_on, throughout},
    scene::Scene,
};
use ddci_plan::{
    model::PlanId,
    transitions::{Materialise, Refusal},
};
use ddci_plan_reader::Period;
use ddci_platform::{random::Random, store::Db, values};
use ddci_testkit::{Engine, clock};
use jiff::civil::date;
use rstest::rstest;

const FINANCE: &str = "Phòng Tài chính";

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn running_again_makes_nothing_new(#[case] engine: Engine) {
    let scene = Scene::new(engine).await;
    let plan = scene.draft(year_of_all_kinds()).await;
    let first = scene.issue(plan).await.unwrap();
    let owed = scene.owed(plan).await;

    let again = scene.on("2024-09-01 08:00").run(&scene.coordinator(), &Materialise { plan }).await;

    let again = again.unwrap();
    assert_eq!((first.all, first.new), (owed.len(), owed.len() as u64));
    assert_eq!((again.all, again.new), (owed.len(), 0));
    assert_eq!(again.hash, first.hash);
    assert_eq!(scene.owed(plan).await, owed);
}

/// What a later run finds missing, it adds, and leaves what was done alone.
#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn a_later_run_adds_only_what_is_missing(#[case] engine: Engine) {
    let scene = Scene::new(engine).await;
    let plan = scene.issued(year_of_all_kinds()).await;
    let owed = scene.owed(plan).await;
    let (kept, lost) =
        (scene.of_unit(plan, "finance").await[1], scene.of_unit(plan, "finance").await[0]);
    let started = "UPDATE obligation SET state = 'in_progress' WHERE id = $1";
    scene.test.bookkeep(started, values![kept.0]).await.unwrap();
    scene.test.bookkeep("DELETE FROM obligation WHERE id = $1", values![lost.0]).await.unwrap();

    let made = scene.test.run(&scene.coordinator(), &Materialise { plan }).await.unwrap();

    assert_eq!(made.new, 1);
    assert_eq!(scene.owed(plan).await, owed);
    let sql = "SELECT COUNT(*) AS n FROM obligation WHERE id = $1 AND state = 'in_progress'";
    assert_eq!(scene.count(sql, values![kept.0]).await, 1);
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_processes_at_once_make_no_twin(#[case] engine: Engine) {
    let scene = Scene::new(engine).await;
    let plan = scene.issued(year_of_all_kinds()).await;
    let owed = scene.owed(plan).await;
    scene.test.bookkeep("DELETE FROM obligation", values![]).await.unwrap();

    let runs = [0, 1].map(|seed| tokio::spawn(run_elsewhere(&scene, plan, seed)));
    let mut new = 0;
    for run in runs {
        new += run.await.unwrap();
    }

    assert_eq!(new, owed.len() as u64, "each was made by one of them");
    assert_eq!(scene.owed(plan).await, owed);
}

/// The same run from a connection of its own, as another process would have one.
fn run_elsewhere(scene: &Scene, plan: PlanId, seed: u64) -> impl Future<Output = u64> + use<> {
    let (url, actor) = (scene.test.url().to_owned(), scene.coordinator());
    async move {
        let random = Random::seeded(100 + seed);
        let db = Db::connect(&url, clock("2024-09-18 09:00"), random).await.unwrap();
        db.run(&actor, &Materialise { plan }).await.unwrap().new
    }
}

/// More rows than one statement takes.
#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn a_large_plan_is_made_whole(#[case] engine: Engine) {
    let scene = Scene::new(engine).await;
    let monthly = [at_least(1, "tin bài", Period::Month)];
    let paper =
        (0..70).fold(Paper::of_2024(), |paper, _| paper.task("Việc", &[ALL_COMMUNES], &monthly));

    let plan = scene.draft(paper).await;
    let made = scene.issue(plan).await.unwrap();

    assert_eq!((made.all, made.new), (70 * 3 * 10, 70 * 3 * 10));
    let sql = "SELECT COUNT(DISTINCT schedule) AS n FROM obligation WHERE plan = $1";
    assert_eq!(scene.count(sql, values![plan.0]).await, 70);
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn the_audit_log_keeps_counts_and_a_hash(#[case] engine: Engine) {
    let scene = Scene::new(engine).await;
    let plan = scene.draft(year_of_all_kinds()).await;
    let made = scene.issue(plan).await.unwrap();
    assert_eq!(made.hash.len(), 64);

    let issued = scene.audited("plan.issue").await;
    assert_eq!(issued["obligations"], made.new);
    assert_eq!(issued["hash"], made.hash);

    scene.test.run(&scene.coordinator(), &Materialise { plan }).await.unwrap();
    let again = scene.audited("plan.materialise").await;
    assert_eq!((&again["all"], &again["new"]), (&made.all.into(), &0.into()));
    assert_eq!(again["hash"], made.hash);
}

#[tokio::test]
async fn only_an_issued_plan_owes_and_only_for_who_issues() {
    let scene = Scene::new(Engine::Sqlite).await;
    let plan = scene.draft(year_of_all_kinds()).await;

    let early = scene.test.run(&scene.coordinator(), &Materialise { plan }).await;
    assert!(matches!(early, Err(Refusal::NotIssued)), "{early:?}");

    scene.issue(plan).await.unwrap();
    for other in [scene.administrator(), scene.leader(), scene.officer(), scene.auditor()] {
        let refused = scene.test.run(&other, &Materialise { plan }).await;
        assert!(matches!(refused, Err(Refusal::NotYourPart)), "{refused:?}");
    }
}

fn year_of_all_kinds() -> Paper {
    Paper::of_2024()
        .task("Mốc", &[FINANCE], &[by(date(2024, 6, 14))])
        .task("Tin bài", &[FINANCE, "Phòng Nội vụ"], &[at_least(10, "tin bài", Period::Month)])
        .task("Báo cáo", &[ALL_COMMUNES], &[each_quarter_on(25)])
        .task("Thường xuyên", &[ALL_COMMUNES], &[throughout()])
}

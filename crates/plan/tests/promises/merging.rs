//! A paragraph that is printed again: one task, or two on purpose.

use crate::{
    paper::{Paper, by, every, throughout},
    scene::Scene,
};
use ddci_plan::{
    model::Decision,
    store::{schedule, task, tree},
};
use ddci_plan_reader::{FindingKind as Found, Period, ScheduleKind};
use ddci_platform::values;
use ddci_testkit::Engine;
use jiff::civil::date;
use rstest::rstest;

/// The same paragraph twice, with two times.
pub fn printed_twice() -> Paper {
    Paper::of_2024()
        .task("Đối thoại", &["Phòng Tài chính"], &[by(date(2024, 6, 14))])
        .task("Việc khác", &["Phòng Nội vụ"], &[by(date(2024, 6, 14))])
        .task("Đối thoại", &["Phòng Tài chính"], &[by(date(2024, 9, 20))])
}

pub fn duplicate(paper: Paper) -> Paper {
    let mut paper = paper.finding(Found::DuplicateParagraph, 3);
    let finding = paper.0.findings.last_mut().unwrap();
    finding.lines.remove(1);
    paper
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn a_merged_duplicate_is_one_task_with_the_times_of_both(#[case] engine: Engine) {
    let scene = Scene::new(engine).await;
    let plan = scene.draft(duplicate(printed_twice())).await;

    scene.settle(plan, 0, Decision::Merge).await.unwrap();
    scene.issue(plan).await.unwrap();

    assert_eq!(
        scene.owed(plan).await,
        [
            "once finance 2024-06-14 → 2024-06-14",
            "once interior 2024-06-14 → 2024-06-14",
            "once finance 2024-09-20 → 2024-09-20",
        ]
    );
    assert_eq!(tree::count(scene.test.db(), plan, None).await.unwrap(), 2);
    let tasks = task::of_plan(scene.test.db(), plan).await.unwrap();
    let times = schedule::of_task(scene.test.db(), tasks[0].id).await.unwrap();
    assert_eq!((times.len(), tasks[2].merged_into), (2, Some(tasks[0].id)));
    let sql = "SELECT COUNT(*) AS n FROM obligation WHERE task = $1";
    assert_eq!(scene.count(sql, values![tasks[0].id.0]).await, 2);
}

/// Printed three times with one time, it is still owed once.
#[rstest]
#[case::a_date(by(date(2024, 6, 14)), 1)]
#[case::each_half_year(every(Period::HalfYear), 2)]
#[case::all_year(throughout(), 4)]
#[tokio::test]
async fn a_merged_duplicate_owes_one_time_once(#[case] time: ScheduleKind, #[case] owed: usize) {
    let scene = Scene::new(Engine::Sqlite).await;
    let times = [time];
    let paper = Paper::of_2024()
        .task("Đối thoại", &["Phòng Tài chính"], &[by(date(2024, 5, 20))])
        .task("Đối thoại", &["Phòng Tài chính"], &times)
        .task("Đối thoại", &["Phòng Tài chính"], &times)
        .finding(Found::DuplicateParagraph, 3);
    let plan = scene.draft(paper).await;

    scene.settle(plan, 0, Decision::Merge).await.unwrap();
    scene.issue(plan).await.unwrap();

    assert_eq!(scene.owed(plan).await.len(), 1 + owed);
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn keeping_both_undoes_a_merge(#[case] engine: Engine) {
    let scene = Scene::new(engine).await;
    let plan = scene.draft(duplicate(printed_twice())).await;

    scene.settle(plan, 0, Decision::Merge).await.unwrap();
    scene.settle(plan, 0, Decision::KeepBoth).await.unwrap();

    assert_eq!(tree::count(scene.test.db(), plan, None).await.unwrap(), 3);
    let tasks = task::of_plan(scene.test.db(), plan).await.unwrap();
    assert!(tasks.iter().all(|task| task.merged_into.is_none()));
    scene.issue(plan).await.unwrap();
    let sql = "SELECT COUNT(DISTINCT task) AS n FROM obligation WHERE plan = $1";
    assert_eq!(scene.count(sql, values![plan.0]).await, 3);
}

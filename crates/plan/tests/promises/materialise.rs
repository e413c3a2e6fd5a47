//! What a plan owes: the table "rules of obligations", and that nothing is owed twice.

use crate::{
    paper::{
        ALL_COMMUNES, Paper, at_least, before, by, each_quarter_on, every, throughout, within,
    },
    scene::{ISSUED, Scene},
};
use ddci_plan::{
    model::PlanId,
    transitions::{IssuePlan, Materialise, Refusal},
};
use ddci_plan_reader::{Period, ScheduleKind};
use ddci_platform::{
    org::{AddGroup, AddUnit, UnitKind},
    store::Db,
    values,
};
use ddci_testkit::{Engine, clock};
use jiff::civil::{Date, date};
use rstest::rstest;

const FINANCE: &str = "Phòng Tài chính";

/// Each row of the table, for a plan in force from Wednesday, 27 March 2024.
#[rstest]
#[case::milestone_by_a_working_day(by(date(2024, 6, 14)), &["once finance 2024-06-14 → 2024-06-14"])]
// 30/4 is a holiday, 29/4 was swapped off, 27 and 28/4 are a weekend.
#[case::milestone_by_a_day_off(by(date(2024, 4, 30)), &["once finance 2024-04-30 → 2024-04-26"])]
#[case::milestone_strictly_before(before(date(2024, 6, 14)), &["once finance 2024-06-14 → 2024-06-13"])]
#[case::milestone_before_a_monday(before(date(2024, 6, 17)), &["once finance 2024-06-17 → 2024-06-14"])]
#[case::milestone_within_a_quarter(
    within(date(2024, 7, 1), date(2024, 9, 30)),
    &["once finance 2024-09-30 → 2024-09-30"],
)]
#[case::milestone_within_a_month_that_ends_on_sunday(
    within(date(2024, 6, 1), date(2024, 6, 30)),
    &["once finance 2024-06-30 → 2024-06-28"],
)]
#[case::quota_per_month(at_least(10, "tin bài", Period::Month), &[
    "2024-M03 finance 2024-03-31 → 2024-03-29 ×10", // a Sunday
    "2024-M04 finance 2024-04-30 → 2024-04-26 ×10", // Reunification Day
    "2024-M05 finance 2024-05-31 → 2024-05-31 ×10",
    "2024-M06 finance 2024-06-30 → 2024-06-28 ×10", // a Sunday
    "2024-M07 finance 2024-07-31 → 2024-07-31 ×10",
    "2024-M08 finance 2024-08-31 → 2024-08-30 ×10", // a Saturday
    "2024-M09 finance 2024-09-30 → 2024-09-30 ×10",
    "2024-M10 finance 2024-10-31 → 2024-10-31 ×10",
    "2024-M11 finance 2024-11-30 → 2024-11-29 ×10", // a Saturday
    "2024-M12 finance 2024-12-31 → 2024-12-31 ×10",
])]
#[case::recurring_at_the_end_of_a_half_year(every(Period::HalfYear), &[
    "2024-H1 finance 2024-06-30 → 2024-06-28",
    "2024-H2 finance 2024-12-31 → 2024-12-31",
])]
// 25 March lay before the plan was in force.
#[case::recurring_on_the_25th_of_the_last_month(each_quarter_on(25), &[
    "2024-Q2 finance 2024-06-25 → 2024-06-25",
    "2024-Q3 finance 2024-09-25 → 2024-09-25",
    "2024-Q4 finance 2024-12-25 → 2024-12-25",
])]
#[case::throughout(throughout(), &[
    "2024-Q1 finance 2024-03-31 → 2024-03-29",
    "2024-Q2 finance 2024-06-30 → 2024-06-28",
    "2024-Q3 finance 2024-09-30 → 2024-09-30",
    "2024-Q4 finance 2024-12-31 → 2024-12-31",
])]
#[case::throughout_from_a_day_on(ScheduleKind::Throughout { from: Some(date(2024, 8, 1)) }, &[
    "2024-Q3 finance 2024-09-30 → 2024-09-30",
    "2024-Q4 finance 2024-12-31 → 2024-12-31",
])]
#[case::periodic_without_a_period(ScheduleKind::PeriodicUnspecified, &[
    "2024-Q1 finance 2024-03-31 → 2024-03-29",
    "2024-Q2 finance 2024-06-30 → 2024-06-28",
    "2024-Q3 finance 2024-09-30 → 2024-09-30",
    "2024-Q4 finance 2024-12-31 → 2024-12-31",
])]
#[case::when_arising(ScheduleKind::WhenArising, &[])]
#[case::unstated(ScheduleKind::Unstated, &[])]
#[tokio::test]
async fn each_schedule_owes_what_the_table_says(
    #[case] schedule: ScheduleKind,
    #[case] owed: &[&str],
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let scene = Scene::new(engine).await;

    let plan = scene.issued(Paper::of_2024().task("Việc", &[FINANCE], &[schedule])).await;

    assert_eq!(scene.owed(plan).await, owed);
}

/// What goes on all year is reported with the rest: on the plan's reporting day.
#[rstest]
#[case::on_that_day(false, [
    "2024-Q2 finance 2024-06-25 → 2024-06-25",
    "2024-Q3 finance 2024-09-25 → 2024-09-25",
    "2024-Q4 finance 2024-12-25 → 2024-12-25",
])]
#[case::before_that_day(true, [
    "2024-Q2 finance 2024-06-25 → 2024-06-24",
    "2024-Q3 finance 2024-09-25 → 2024-09-24",
    "2024-Q4 finance 2024-12-25 → 2024-12-24",
])]
#[tokio::test]
async fn an_update_is_due_on_the_reporting_day(
    #[case] strictly_before: bool,
    #[case] owed: [&str; 3],
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let scene = Scene::new(engine).await;
    let paper = Paper::of_2024().task("Việc", &[FINANCE], &[throughout()]);

    let plan = scene.issued(paper.reporting_on(25, strictly_before)).await;

    assert_eq!(scene.owed(plan).await, owed);
}

/// "Thường xuyên, định kỳ": both ask for the same update.
#[tokio::test]
async fn two_words_for_all_the_time_owe_one_update() {
    let scene = Scene::new(Engine::Sqlite).await;
    let schedules = [throughout(), ScheduleKind::PeriodicUnspecified];

    let plan = scene.issued(Paper::of_2024().task("Việc", &[FINANCE], &schedules)).await;

    assert_eq!(scene.owed(plan).await.len(), 4);
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn each_commune_owes_what_all_communes_lead(#[case] engine: Engine) {
    let scene = Scene::new(engine).await;
    let due = by(date(2024, 6, 14));

    let plan = scene.issued(Paper::of_2024().task("Việc", &[ALL_COMMUNES], &[due])).await;

    assert_eq!(
        scene.owed(plan).await,
        [
            "once commune 2024-06-14 → 2024-06-14",
            "once second-commune 2024-06-14 → 2024-06-14",
            "once township 2024-06-14 → 2024-06-14",
        ]
    );
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn a_unit_named_twice_owes_once(#[case] engine: Engine) {
    let scene = Scene::new(engine).await;
    // By itself, in a group by its kind, and in a group that names it.
    let two = AddGroup {
        code: "two".to_owned(),
        name: "Hai đơn vị điểm".to_owned(),
        kinds: Vec::new(),
        members: vec!["commune".to_owned(), "finance".to_owned()],
        aliases: Vec::new(),
    };
    scene.test.run(&scene.administrator(), &two).await.unwrap();
    let leads = ["UBND xã Bình An", ALL_COMMUNES, "Hai đơn vị điểm"];

    let plan = scene.issued(Paper::of_2024().task("Việc", &leads, &[by(date(2024, 6, 14))])).await;

    let mut units: Vec<String> = scene.owed(plan).await;
    units.iter_mut().for_each(|line| *line = line.split(' ').nth(1).unwrap().to_owned());
    assert_eq!(units, ["finance", "commune", "second-commune", "township"]);
}

/// Units end by law on a day: what falls due later is another's.
#[rstest]
#[case::ended_with_the_half_year("merged", None, Some(date(2024, 6, 30)), &["2024-Q1", "2024-Q2"])]
#[case::ended_in_the_middle_of_a_period("merged", None, Some(date(2024, 5, 15)), &["2024-Q1"])]
#[case::ended_before_the_plan("gone", None, Some(date(2023, 12, 31)), &[])]
#[case::begins_in_july("new", Some(date(2024, 7, 1)), None, &["2024-Q3", "2024-Q4"])]
#[tokio::test]
async fn a_unit_owes_while_it_exists(
    #[case] code: &str,
    #[case] valid_from: Option<Date>,
    #[case] valid_to: Option<Date>,
    #[case] periods: &[&str],
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let scene = Scene::new(engine).await;
    let unit = AddUnit {
        code: code.to_owned(),
        name: "UBND xã Ngắn Hạn".to_owned(),
        name_en: None,
        kind: UnitKind::Commune,
        parent: None,
        official_code: None,
        valid_from,
        valid_to,
        source: "test".to_owned(),
        verified: true,
        aliases: Vec::new(),
    };
    scene.test.run(&scene.administrator(), &unit).await.unwrap();

    let plan = scene.issued(Paper::of_2024().task("Việc", &[ALL_COMMUNES], &[throughout()])).await;

    let owed = scene.owed(plan).await;
    let own = owed.iter().filter(|line| line.contains(&format!(" {code} ")));
    let own: Vec<&str> = own.map(|line| line.split(' ').next().unwrap()).collect();
    assert_eq!(own, periods);
    assert_eq!(owed.len(), 3 * 4 + periods.len(), "the others owe all year");
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn a_paragraph_with_two_quotas_owes_two(#[case] engine: Engine) {
    let scene = Scene::new(engine).await;
    let quotas =
        [at_least(10, "tin bài", Period::Quarter), at_least(1, "hội nghị", Period::Quarter)];

    let plan = scene.issued(Paper::of_2024().task("Việc", &[FINANCE], &quotas)).await;

    let owed = scene.owed(plan).await;
    assert_eq!(owed.len(), 8);
    assert_eq!(
        owed[..2],
        [
            "2024-Q1 finance 2024-03-31 → 2024-03-29 ×10",
            "2024-Q1 finance 2024-03-31 → 2024-03-29 ×1"
        ]
    );
}

/// A plan of 20 March still owes the report of the 25th; one of 28 March does not, and a month
/// that was over before the plan is nobody's debt.
#[rstest]
#[case::in_time_for_it(date(2024, 3, 20), "2024-Q1", "2024-M03")]
#[case::on_the_very_day(date(2024, 3, 25), "2024-Q1", "2024-M03")]
#[case::a_day_too_late(date(2024, 3, 26), "2024-Q2", "2024-M03")]
#[case::after_the_last_working_day(date(2024, 3, 30), "2024-Q2", "2024-M04")]
#[tokio::test]
async fn what_fell_due_before_the_plan_is_not_owed(
    #[case] issued_on: Date,
    #[case] first_quarter: &str,
    #[case] first_month: &str,
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let scene = Scene::new(engine).await;
    let paper = Paper::of_2024().task("Báo cáo", &[FINANCE], &[each_quarter_on(25)]).task(
        "Tin bài",
        &[FINANCE],
        &[at_least(2, "tin bài", Period::Month)],
    );
    let plan = scene.draft(paper).await;
    let issuing = scene.issuing(issued_on);
    scene.on(ISSUED).run(&scene.coordinator(), &IssuePlan { plan, issuing }).await.unwrap();

    let owed = scene.owed(plan).await;

    let earliest = |mark: &str| {
        let mut periods: Vec<&str> =
            owed.iter().map(|line| line.split(' ').next().unwrap()).collect();
        periods.retain(|period| period.contains(mark));
        periods[0].to_owned()
    };
    assert_eq!(earliest("Q"), first_quarter);
    assert_eq!(earliest("M"), first_month);
}

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
        let random = ddci_platform::random::Random::seeded(100 + seed);
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

//! What a plan owes and when: the table "rules of obligations".

use crate::{
    paper::{Paper, at_least, before, by, each_quarter_on, every, throughout, within},
    scene::{ISSUED, Scene},
};
use ddci_plan::transitions::IssuePlan;
use ddci_plan_reader::{Period, ScheduleKind};
use ddci_platform::values;
use ddci_testkit::Engine;
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

/// What an obligation repeats is what its schedule leads to (docs/decisions/0014): the database holds
/// no more than the reference to the schedule.
#[rstest]
#[tokio::test]
async fn what_an_obligation_repeats_is_true(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let scene = Scene::new(engine).await;
    let paper = Paper::of_2024().task("Việc một", &[FINANCE], &[throughout()]).task(
        "Việc hai",
        &[FINANCE],
        &[every(Period::Month)],
    );
    let plan = scene.issued(paper).await;

    let true_ones = "SELECT COUNT(*) AS n FROM obligation o
                     JOIN schedule s ON s.id = o.schedule
                     JOIN task t ON t.id = s.task AND t.id = o.task
                     JOIN plan p ON p.id = t.plan AND p.id = o.plan
                     JOIN unit u ON u.id = o.unit AND u.authority = p.authority
                     WHERE o.sub_index = t.sub_index
                       OR (o.sub_index IS NULL AND t.sub_index IS NULL)";
    let owed = scene.owed(plan).await.len();
    assert_eq!(scene.count(true_ones, values![]).await, i64::try_from(owed).unwrap());
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

/// A plan of 20 March still owes the report of the 25th; one of 26 March does not, and a month
/// that was over before the plan is nobody's debt. Nor is the year before it, in which many plans
/// are issued.
#[rstest]
#[case::in_the_december_before(date(2023, 12, 20), "2024-Q1", "2024-M01")]
#[case::by_a_slip_of_the_pen(date(2014, 3, 20), "2024-Q1", "2024-M01")]
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

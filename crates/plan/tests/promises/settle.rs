//! What the coordinator may decide about a finding, and deciding about a time.

use crate::{
    paper::{Paper, by, every, throughout},
    scene::Scene,
};
use ddci_calendar::{PeriodKind, ScheduleRule};
use ddci_plan::{
    model::{Decision, FindingKind, Needed, PlanId},
    store::{finding, schedule},
    transitions::Refusal,
};
use ddci_plan_reader::{FindingKind as Found, Period, ScheduleKind};
use ddci_platform::store::Db;
use ddci_testkit::Engine;
use jiff::civil::date;
use rstest::rstest;

/// Every decision there is, one of each.
fn decisions() -> [Decision; 8] {
    [
        Decision::Seen,
        Decision::Merge,
        Decision::KeepBoth,
        Decision::EachOwes,
        Decision::FirstLeads,
        Decision::NoSchedule,
        Decision::Mended,
        monthly(),
    ]
}

fn monthly() -> Decision {
    each(PeriodKind::Month)
}

fn each(period: PeriodKind) -> Decision {
    let (day, strictly_before, quota) = (None, false, None);
    Decision::Schedule(ScheduleRule::Every { period, day, strictly_before, quota })
}

/// Which decision answers which finding; the others are refused and change nothing.
#[rstest]
#[case::duplicate(Found::DuplicateParagraph, &["merge", "keep_both", "mended"], Needed::Decision)]
#[case::missing_schedule(Found::MissingSchedule, &["no_schedule", "mended", "schedule"], Needed::Decision)]
#[case::conflicting(Found::ConflictingSchedules, &["seen"], Needed::Notice)]
#[case::several_leads(Found::SeveralLeads, &["each_owes", "first_leads", "mended"], Needed::Decision)]
#[case::missing_target(Found::MissingTarget, &["seen"], Needed::Notice)]
#[case::no_period(Found::PeriodUnspecified, &["seen", "schedule"], Needed::Notice)]
#[case::day_off(Found::DueOnDayOff, &["seen"], Needed::Notice)]
#[case::early_report(Found::ReportBeforePlan, &["seen"], Needed::Notice)]
#[case::wrong_sum(Found::TargetsDoNotAddUp, &["seen"], Needed::Notice)]
#[tokio::test]
async fn each_finding_has_its_answers(
    #[case] found: Found,
    #[case] answers: &[&str],
    #[case] needed: Needed,
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let scene = Scene::new(engine).await;
    let paper = Paper::of_2024()
        .task("Một việc", &["Phòng Tài chính", "Phòng Nội vụ"], &[ScheduleKind::Unstated])
        .finding(found, 1);
    let plan = scene.draft(paper).await;

    let mut taken = Vec::new();
    for decision in decisions() {
        let word =
            serde_json::to_value(&decision).unwrap()["decision"].as_str().unwrap().to_owned();
        let before = decided(scene.test.db(), plan).await;
        match scene.settle(plan, 0, decision.clone()).await {
            Ok(()) => {
                assert_eq!(decided(scene.test.db(), plan).await, [Some(decision)]);
                taken.push(word);
            }
            Err(Refusal::NoAnswer) => assert_eq!(decided(scene.test.db(), plan).await, before),
            Err(other) => panic!("{other:?}"),
        }
    }

    assert_eq!(taken, answers);
    let kind = finding::of_plan(scene.test.db(), plan).await.unwrap()[0].kind;
    assert_eq!(kind.needed(), needed);
}

pub async fn decided(db: &Db, plan: PlanId) -> Vec<Option<Decision>> {
    let findings = finding::of_plan(db, plan).await.unwrap();
    findings.into_iter().map(|finding| finding.decision).collect()
}

/// All kinds are met above.
#[test]
fn no_kind_of_finding_is_without_an_answer() {
    for kind in FindingKind::ALL {
        assert!(decisions().iter().any(|decision| kind.can_be(decision)), "{kind:?}");
    }
}

/// The rules of the only task's schedules, in order.
async fn rules(scene: &Scene, plan: PlanId) -> Vec<ScheduleRule> {
    let schedules = schedule::of_plan(scene.test.db(), plan).await.unwrap();
    schedules.into_iter().map(|schedule| schedule.rule).collect()
}

/// A time that was decided on can be decided on again; what the plan itself states stays.
#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn a_missing_time_is_given_and_changed_and_taken_back(#[case] engine: Engine) {
    let scene = Scene::new(engine).await;
    let paper = Paper::of_2024()
        .task("Rà soát", &["Phòng Tài chính"], &[ScheduleKind::Unstated])
        .finding(Found::MissingSchedule, 1);
    let plan = scene.draft(paper).await;
    let schedules = schedule::of_plan(scene.test.db(), plan).await.unwrap();
    let id = schedules[0].id;

    let rule = ScheduleRule::ByDate { date: date(2024, 6, 14), strictly_before: false };
    for (decision, expected) in [
        (monthly(), rule_of(&monthly())),
        (Decision::Schedule(rule), rule),
        (Decision::NoSchedule, ScheduleRule::Unstated),
        (each(PeriodKind::Quarter), rule_of(&each(PeriodKind::Quarter))),
    ] {
        scene.settle(plan, 0, decision).await.unwrap();
        assert_eq!(rules(&scene, plan).await, [expected]);
    }

    let schedules = schedule::of_plan(scene.test.db(), plan).await.unwrap();
    assert_eq!(schedules[0].id, id, "a schedule keeps its identity");
    scene.issue(plan).await.unwrap();
    assert_eq!(scene.owed(plan).await.len(), 4);
}

fn rule_of(decision: &Decision) -> ScheduleRule {
    match decision {
        Decision::Schedule(rule) => *rule,
        other => panic!("{other:?} has no rule"),
    }
}

/// "Định kỳ" beside other times of the same task: only it is decided about, as often as one likes.
#[rstest]
#[case::behind_a_date(
    &[by(date(2024, 6, 14)), ScheduleKind::PeriodicUnspecified],
    &["trước ngày 14/6/2024", "định kỳ báo cáo"]
)]
#[case::behind_all_year(
    &[throughout(), ScheduleKind::PeriodicUnspecified],
    &["thường xuyên", "định kỳ báo cáo"]
)]
#[case::behind_a_stated_period(
    &[every(Period::Month), ScheduleKind::PeriodicUnspecified],
    &["định kỳ hằng tháng", "định kỳ rà soát"]
)]
#[tokio::test]
async fn a_period_is_decided_on_without_touching_other_times(
    #[case] times: &[ScheduleKind],
    #[case] sentences: &[&str],
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let scene = Scene::new(engine).await;
    let paper = Paper::of_2024()
        .task("Báo cáo", &["Phòng Tài chính"], times)
        .saying(sentences)
        .finding(Found::PeriodUnspecified, 1);
    let plan = scene.draft(paper).await;
    let as_read = rules(&scene, plan).await;

    for period in [PeriodKind::Quarter, PeriodKind::Month, PeriodKind::Year] {
        scene.settle(plan, 0, each(period)).await.unwrap();
        assert_eq!(rules(&scene, plan).await, [as_read[0], rule_of(&each(period))]);
    }

    scene.settle(plan, 0, Decision::Seen).await.unwrap();
    assert_eq!(rules(&scene, plan).await, as_read, "merely seen: as the plan says");
}

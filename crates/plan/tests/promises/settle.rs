//! What the coordinator may decide about a finding, and deciding about a time.

use crate::{
    paper::{Paper, by, every, throughout},
    scene::{ISSUED, Scene},
};
use ddci_calendar::{PeriodKind, ScheduleRule};
use ddci_plan::{
    model::{Decision, FindingKind, Needed, Part, PlanId},
    store::{edit, finding, schedule, task},
    transitions::{ChangeTask, Refusal, Settle, TaskWords, Time, UndoEdit, readiness},
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

/// A time that somebody mended by hand is never written over by deciding again.
#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn what_was_mended_by_hand_is_not_decided_away(#[case] engine: Engine) {
    let scene = Scene::new(engine).await;
    let paper = Paper::of_2024()
        .task("Rà soát", &["Phòng Tài chính"], &[ScheduleKind::Unstated])
        .finding(Found::MissingSchedule, 1);
    let plan = scene.draft(paper).await;
    scene.settle(plan, 0, monthly()).await.unwrap();
    let by_hand = ScheduleRule::ByDate { date: date(2024, 8, 15), strictly_before: false };
    mend(&scene, plan, &["Phòng Tài chính"], by_hand).await;

    for decision in [each(PeriodKind::Quarter), monthly(), Decision::NoSchedule] {
        let refused = scene.settle(plan, 0, decision).await;
        assert!(
            matches!(&refused, Err(Refusal::MendedByHand(task)) if task == "II.1"),
            "{refused:?}"
        );
        assert_eq!(rules(&scene, plan).await, [by_hand]);
    }
    scene.settle(plan, 0, Decision::Mended).await.unwrap();
    assert_eq!(rules(&scene, plan).await, [by_hand]);
}

/// Gives the only task these leads and this time, as the form does.
async fn mend(scene: &Scene, plan: PlanId, leads: &[&str], rule: ScheduleRule) {
    let db = scene.on(ISSUED);
    let task = task::of_plan(&db, plan).await.unwrap()[0].clone();
    let of = schedule::of_task(&db, task.id).await.unwrap()[0].id;
    let words = TaskWords {
        text: task.text,
        reference: task.reference,
        sub_index: None,
        block: None,
        bodies: leads.iter().map(|name| (Part::Lead, (*name).to_owned())).collect(),
        schedules: vec![Time { of: Some(of), rule, quota_unit: None }],
    };
    let change = ChangeTask { plan, task: task.id, words, seen: None };
    db.run(&scene.coordinator(), &change).await.unwrap();
}

/// A finding whose cause was mended stands no longer in the way; undo the mending, and it does.
#[rstest]
#[case::a_time_was_given(Found::MissingSchedule, &["Phòng Tài chính", "Phòng Nội vụ"], true)]
#[case::one_leads_now(Found::SeveralLeads, &["Phòng Nội vụ"], true)]
#[case::two_still_lead(Found::SeveralLeads, &["Phòng Nội vụ", "Phòng Tài chính"], false)]
#[tokio::test]
async fn a_finding_follows_the_mending(
    #[case] found: Found,
    #[case] leads: &[&str],
    #[case] is_mended: bool,
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let scene = Scene::new(engine).await;
    let paper = Paper::of_2024()
        .task("Một việc", &["Phòng Tài chính", "Phòng Nội vụ"], &[ScheduleKind::Unstated])
        .finding(found, 1);
    let plan = scene.draft(paper).await;
    let in_the_way = async || readiness(scene.test.db(), plan).await.unwrap().undecided;
    assert_eq!(in_the_way().await, 1);

    mend(&scene, plan, leads, rule_of(&monthly())).await;
    let findings = finding::as_mended(scene.test.db(), plan).await.unwrap();
    assert_eq!((findings[0].is_mended, &findings[0].decision), (is_mended, &None));
    assert_eq!(in_the_way().await, usize::from(!is_mended));

    let undo = UndoEdit { plan, number: 1 };
    scene.on(ISSUED).run(&scene.coordinator(), &undo).await.unwrap();
    assert_eq!(in_the_way().await, 1);
}

/// The log says what was decided before, what is now, and why.
#[tokio::test]
async fn the_log_says_what_was_decided_and_why() {
    let scene = Scene::new(Engine::Sqlite).await;
    let paper = Paper::of_2024()
        .task("Rà soát", &["Phòng Tài chính"], &[ScheduleKind::Unstated])
        .finding(Found::MissingSchedule, 1);
    let plan = scene.draft(paper).await;
    scene.settle(plan, 0, Decision::NoSchedule).await.unwrap();
    let id = finding::of_plan(scene.test.db(), plan).await.unwrap()[0].id;
    let reason = Some("Theo thông báo kết luận".to_owned());
    let settle = Settle { reason, ..Settle::of(plan, id, Decision::Mended) };
    scene.on(ISSUED).run(&scene.coordinator(), &settle).await.unwrap();

    let entry = scene.audited("plan.settle").await;
    assert_eq!(entry["was"]["decision"], "no_schedule");
    assert_eq!(entry["decision"]["decision"], "mended");
    assert_eq!(entry["reason"], "Theo thông báo kết luận");
    let last = edit::last(scene.test.db(), plan).await.unwrap().unwrap();
    assert_eq!(last.reason.as_deref(), Some("Theo thông báo kết luận"));
}

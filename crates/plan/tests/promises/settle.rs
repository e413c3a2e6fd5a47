//! What the coordinator decides about a draft, and what stands in the way of issuing it.

use crate::{
    paper::{ALL_COMMUNES, Paper, by, every, throughout},
    scene::{ISSUED, Scene},
};
use ddci_calendar::{PeriodKind, ScheduleRule};
use ddci_plan::{
    model::{Decision, FindingKind, Needed, Part, PlanId},
    store::{body, finding, schedule, task, tree},
    transitions::{BindBody, DraftPlan, IssuePlan, Refusal, Settle, readiness},
};
use ddci_plan_reader::{FindingKind as Found, Period, ScheduleKind};
use ddci_platform::{
    org::{self, BodyTarget},
    permit::Role,
    store::Db,
    values,
};
use ddci_testkit::{Actors, Engine, FINANCE, INTERIOR, OFFICE};
use jiff::civil::date;
use rstest::rstest;

/// Every decision there is, one of each.
fn decisions() -> [Decision; 7] {
    [
        Decision::Seen,
        Decision::Merge,
        Decision::KeepBoth,
        Decision::EachOwes,
        Decision::FirstLeads,
        Decision::NoSchedule,
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
#[case::duplicate(Found::DuplicateParagraph, &["merge", "keep_both"], Needed::Decision)]
#[case::missing_schedule(Found::MissingSchedule, &["no_schedule", "schedule"], Needed::Decision)]
#[case::conflicting(Found::ConflictingSchedules, &["seen"], Needed::Notice)]
#[case::several_leads(Found::SeveralLeads, &["each_owes", "first_leads"], Needed::Decision)]
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

async fn decided(db: &Db, plan: PlanId) -> Vec<Option<Decision>> {
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

/// The same paragraph twice, with two times.
fn printed_twice() -> Paper {
    Paper::of_2024()
        .task("Đối thoại", &["Phòng Tài chính"], &[by(date(2024, 6, 14))])
        .task("Việc khác", &["Phòng Nội vụ"], &[by(date(2024, 6, 14))])
        .task("Đối thoại", &["Phòng Tài chính"], &[by(date(2024, 9, 20))])
}

fn duplicate(paper: Paper) -> Paper {
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

/// Nothing is issued while something that has to be decided is not, or a lead is nobody.
#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn what_is_not_settled_stands_in_the_way(#[case] engine: Engine) {
    let scene = Scene::new(engine).await;
    let due = [by(date(2024, 6, 14))];
    let paper = Paper::of_2024()
        .task("Một", &["Phòng Tài chính", "Phòng Nội vụ"], &due)
        .finding(Found::SeveralLeads, 1)
        .finding(Found::DueOnDayOff, 1)
        .task("Hai", &["Phòng Kinh tế - Hạ tầng"], &due)
        .helped_by(&["Công an huyện"]);
    let plan = scene.draft(paper).await;
    let ready = readiness(scene.test.db(), plan).await.unwrap();
    assert_eq!((ready.undecided, ready.unbound, ready.without_lead), (1, 1, 0));

    let early = scene.issue(plan).await;
    assert!(matches!(early, Err(Refusal::Undecided(1))), "{early:?}");
    scene.settle(plan, 0, Decision::EachOwes).await.unwrap();
    let early = scene.issue(plan).await;
    assert!(matches!(early, Err(Refusal::Unbound(1))), "{early:?}");

    bind(&scene, plan, "Phòng Kinh tế - Hạ tầng", BodyTarget::Unit(scene.unit(INTERIOR).id)).await;
    // A helper that is no unit of the organisation, and what only wanted to be seen, do not matter.
    scene.issue(plan).await.unwrap();
    assert_eq!(
        scene.owed(plan).await,
        [
            "once finance 2024-06-14 → 2024-06-14",
            "once interior 2024-06-14 → 2024-06-14",
            "once interior 2024-06-14 → 2024-06-14",
        ]
    );
}

async fn bind(scene: &Scene, plan: PlanId, name: &str, target: BodyTarget) -> u64 {
    let bind = BindBody { plan, name: name.to_owned(), target };
    scene.on(ISSUED).run(&scene.coordinator(), &bind).await.unwrap()
}

#[tokio::test]
async fn a_task_that_nobody_leads_stands_in_the_way() {
    let scene = Scene::new(Engine::Sqlite).await;
    let plan = scene.draft(Paper::of_2024().task("Một", &[], &[throughout()])).await;

    let early = scene.issue(plan).await;

    assert!(matches!(early, Err(Refusal::WithoutLead(1))), "{early:?}");
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

/// Once issued, a plan is settled.
#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn an_issued_plan_is_not_settled_again(#[case] engine: Engine) {
    let scene = Scene::new(engine).await;
    let plan = scene.draft(duplicate(printed_twice())).await;
    scene.settle(plan, 0, Decision::Merge).await.unwrap();
    scene.issue(plan).await.unwrap();
    let owed = scene.owed(plan).await;

    let settled = scene.settle(plan, 0, Decision::KeepBoth).await;
    assert!(matches!(settled, Err(Refusal::AlreadyIssued)), "{settled:?}");
    let issued = scene.issue(plan).await.map(drop);
    assert!(matches!(issued, Err(Refusal::AlreadyIssued)), "{issued:?}");
    let target = BodyTarget::Unit(scene.unit(OFFICE).id);
    let bind = BindBody { plan, name: "Phòng Tài chính".to_owned(), target };
    let bound = scene.test.run(&scene.coordinator(), &bind).await;
    assert!(matches!(bound, Err(Refusal::AlreadyIssued)), "{bound:?}");
    assert_eq!(scene.owed(plan).await, owed);
}

/// What has to be stated when issuing.
#[rstest]
#[case::no_number("  ", date(2024, 3, 27), None, "Missing(\"number\")")]
#[case::after_its_year("17/KH-UBND", date(2025, 1, 1), None, "EndsBeforeItStarts")]
#[case::another_authoritys_office(
    "17/KH-UBND",
    date(2024, 3, 27),
    Some("other"),
    "Missing(\"coordinator\")"
)]
#[tokio::test]
async fn issuing_states_what_it_must(
    #[case] number: &str,
    #[case] on: jiff::civil::Date,
    #[case] elsewhere: Option<&str>,
    #[case] refusal: &str,
) {
    let scene = Scene::new(Engine::Sqlite).await;
    let others = Actors::found_as(scene.test.db(), "other", "UBND huyện Khác").await;
    let plan = scene.draft(Paper::of_2024().task("Một", &[ALL_COMMUNES], &[throughout()])).await;
    let mut issuing = scene.issuing(on);
    number.clone_into(&mut issuing.number);
    if elsewhere.is_some() {
        issuing.coordinator = others.unit(OFFICE).id;
    }

    let refused = scene.test.run(&scene.coordinator(), &IssuePlan { plan, issuing }).await;

    assert_eq!(format!("{:?}", refused.unwrap_err()), refusal);
    assert_eq!(scene.owed(plan).await, Vec::<String>::new());
}

/// Preparing and issuing is the coordinator's part; for another authority the plan does not exist.
#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn a_plan_is_prepared_by_its_own_coordinator(#[case] engine: Engine) {
    let scene = Scene::new(engine).await;
    let others = Actors::found_as(scene.test.db(), "other", "UBND huyện Khác").await;
    let plan = scene.draft(duplicate(printed_twice())).await;
    let id = finding::of_plan(scene.test.db(), plan).await.unwrap()[0].id;
    let settle = Settle { plan, finding: id, decision: Decision::Merge };
    let issue = IssuePlan { plan, issuing: scene.issuing(date(2024, 3, 27)) };
    let target = BodyTarget::Unit(scene.unit(OFFICE).id);
    let bind = BindBody { plan, name: "Phòng Tài chính".to_owned(), target };

    for role in Role::ALL {
        let mut asked = vec![(others.member(role).actor(), role == Role::Coordinator)];
        if role != Role::Coordinator {
            asked.push((scene.member(role).actor(), false));
        }
        for (who, prepares) in asked {
            let refusals = [
                scene.test.run(&who, &settle).await.unwrap_err(),
                scene.test.run(&who, &issue).await.map(drop).unwrap_err(),
                scene.test.run(&who, &bind).await.map(drop).unwrap_err(),
            ];
            let expected = if prepares { "NotFound" } else { "NotYourPart" };
            assert_eq!(refusals.map(|refusal| format!("{refusal:?}")), [expected; 3], "{role:?}");
        }
    }
    assert_eq!(decided(scene.test.db(), plan).await, [None]);
}

#[tokio::test]
async fn only_a_coordinator_hands_a_plan_in() {
    let scene = Scene::new(Engine::Sqlite).await;
    let text = "KẾ HOẠCH".as_bytes().to_vec();
    let document = ddci_platform::files::Upload::inspect("ke-hoach.txt", text).unwrap();
    let draft = DraftPlan { document, reading: printed_twice().0 };

    for role in Role::ALL.into_iter().filter(|role| *role != Role::Coordinator) {
        let refused = scene.test.run(&scene.member(role).actor(), &draft).await;
        assert!(matches!(refused, Err(Refusal::NotYourPart)), "{role:?} {refused:?}");
    }
    for table in ["plan", "file", "task"] {
        assert_eq!(scene.count(&format!("SELECT COUNT(*) AS n FROM {table}"), values![]).await, 0);
    }
}

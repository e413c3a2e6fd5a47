//! A plan as a document: draft, before the leaders, issued, closed; and the files that belong to it.

use crate::{
    hands::hand_in,
    paper::{Paper, by},
    scene::{ISSUED, Scene},
};
use ddci_plan::{
    model::{PlanId, PlanState, Step},
    store::{
        attachment, plan, step,
        work::{self, Days, Owed, Tab},
    },
    transitions::{
        AgreeToPlan, Attach, ClosePlan, Detach, DraftAmendment, IssuePlan, Record, Refusal,
        RemoveTask, ReopenPlan, ReturnPlan, SendForReview, TakeBackPlan,
    },
};
use ddci_platform::{
    files::Upload,
    law::shipped,
    permit::{Actor, Role},
    store::Transition,
};
use ddci_testkit::{Engine, FINANCE};
use jiff::civil::date;
use rstest::rstest;

/// After the last day of the plan.
const OVER: &str = "2025-01-06 08:00";

fn paper() -> Paper {
    Paper::of_2024()
        .sub_index("Gia nhập thị trường", 906)
        .task("Đối thoại", &[FINANCE_NAME], &[by(date(2024, 6, 14))])
        .task("Rà soát", &[FINANCE_NAME], &[by(date(2024, 9, 30))])
}

const FINANCE_NAME: &str = "Phòng Tài chính";

async fn run<T: Transition<Error = Refusal>>(
    scene: &Scene,
    who: &Actor,
    step: &T,
) -> Result<T::Output, Refusal> {
    scene.on(ISSUED).run(who, step).await
}

async fn state(scene: &Scene, id: PlanId) -> PlanState {
    let viewer = &scene.member(Role::Coordinator).viewer;
    plan::visible(scene.test.db(), viewer, id).await.unwrap().unwrap().state
}

fn send(plan: PlanId) -> SendForReview {
    SendForReview { plan, words: "Kính trình.".to_owned() }
}

fn agree(plan: PlanId) -> AgreeToPlan {
    AgreeToPlan { plan, words: String::new() }
}

/// What leaders agree to is what they read: nothing is mended while it lies before them, and nothing
/// is issued before one of them agrees.
#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn before_the_leaders_it_is_read_and_not_mended(#[case] engine: Engine) {
    let scene = Scene::new(engine).await;
    let (coordinator, leader) = (scene.coordinator(), scene.leader());
    let plan = scene.draft(paper()).await;
    let task = ddci_plan::store::task::of_plan(scene.test.db(), plan).await.unwrap()[0].id;
    let issue = IssuePlan { plan, issuing: scene.issuing(date(2024, 3, 27)) };

    run(&scene, &coordinator, &send(plan)).await.unwrap();
    assert_eq!(state(&scene, plan).await, PlanState::InReview);
    let twice = run(&scene, &coordinator, &send(plan)).await;
    assert!(matches!(twice, Err(Refusal::InReview)), "{twice:?}");
    let mended = run(&scene, &coordinator, &RemoveTask { plan, task, seen: None }).await;
    assert!(matches!(mended, Err(Refusal::InReview)), "{mended:?}");
    let issued = run(&scene, &coordinator, &issue).await;
    assert!(matches!(issued, Err(Refusal::NotAgreed)), "{issued:?}");
    assert_eq!(
        step::waiting(scene.test.db(), &scene.member(Role::Leader).viewer).await.unwrap(),
        1
    );

    run(&scene, &leader, &agree(plan)).await.unwrap();
    let again = run(&scene, &leader, &agree(plan)).await;
    assert!(matches!(again, Err(Refusal::AgreedAlready)), "{again:?}");
    assert_eq!(
        step::waiting(scene.test.db(), &scene.member(Role::Leader).viewer).await.unwrap(),
        0
    );
    run(&scene, &coordinator, &issue).await.unwrap();
    assert_eq!(state(&scene, plan).await, PlanState::Issued);
    let steps = step::of_plan(scene.test.db(), plan).await.unwrap();
    let told: Vec<(Step, &str)> =
        steps.iter().map(|taken| (taken.step, taken.words.as_str())).collect();
    assert_eq!(told, [(Step::Agreed, ""), (Step::Sent, "Kính trình.")]);
}

/// A leader returns it and the coordinator takes it back, each with a reason; then it is a draft.
#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn it_comes_back_with_a_reason(#[case] engine: Engine) {
    let scene = Scene::new(engine).await;
    let (coordinator, leader) = (scene.coordinator(), scene.leader());
    let plan = scene.draft(paper()).await;
    let give_back = |reason: &str| ReturnPlan { plan, reason: reason.to_owned() };
    let take_back = |reason: &str| TakeBackPlan { plan, reason: reason.to_owned() };

    let early = run(&scene, &leader, &give_back("Thiếu thời hạn.")).await;
    assert!(matches!(early, Err(Refusal::NotInReview)), "{early:?}");
    run(&scene, &coordinator, &send(plan)).await.unwrap();
    let silent = run(&scene, &leader, &give_back("  ")).await;
    assert!(matches!(silent, Err(Refusal::NoReason)), "{silent:?}");
    run(&scene, &leader, &give_back("Thiếu thời hạn.")).await.unwrap();
    assert_eq!(state(&scene, plan).await, PlanState::Draft);

    run(&scene, &coordinator, &send(plan)).await.unwrap();
    run(&scene, &leader, &agree(plan)).await.unwrap();
    run(&scene, &coordinator, &take_back("Sửa lỗi chính tả.")).await.unwrap();
    run(&scene, &coordinator, &send(plan)).await.unwrap();
    let issue = IssuePlan { plan, issuing: scene.issuing(date(2024, 3, 27)) };
    let stale = run(&scene, &coordinator, &issue).await;
    assert!(matches!(stale, Err(Refusal::NotAgreed)), "an old agreement counts no more: {stale:?}");
    assert_eq!(scene.audited("plan.take_back").await["reason"], "Sửa lỗi chính tả.");
}

/// Leaders review, the coordinator does the rest; nobody does another's part.
#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn each_step_is_somebodys_part(#[case] engine: Engine) {
    let scene = Scene::new(engine).await;
    let plan = scene.draft(paper()).await;
    run(&scene, &scene.coordinator(), &send(plan)).await.unwrap();
    let reason = || "Vì thế.".to_owned();
    for role in Role::ALL {
        let who = scene.member(role).actor();
        let mut refused = Vec::new();
        if role != Role::Leader {
            refused.push(run(&scene, &who, &agree(plan)).await);
            refused.push(run(&scene, &who, &ReturnPlan { plan, reason: reason() }).await);
        }
        if role != Role::Coordinator {
            refused.push(run(&scene, &who, &send(plan)).await);
            refused.push(run(&scene, &who, &TakeBackPlan { plan, reason: reason() }).await);
            refused.push(run(&scene, &who, &ClosePlan { plan, words: reason() }).await);
            refused.push(run(&scene, &who, &ReopenPlan { plan, reason: reason() }).await);
        }
        for answer in refused {
            assert!(matches!(answer, Err(Refusal::NotYourPart)), "{role:?} {answer:?}");
        }
        let seen = plan::visible(scene.test.db(), &scene.member(role).viewer, plan).await.unwrap();
        let reads = matches!(role, Role::Coordinator | Role::Leader);
        assert_eq!(seen.is_some(), reads, "{role:?}");
    }
}

/// A plan is closed after its last day, with nothing undecided; from then on it takes no entries and
/// leaves the work lists, until it is opened again.
#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn a_closed_plan_takes_no_entries(#[case] engine: Engine) {
    let scene = Scene::new(engine).await;
    let plan = scene.issued(paper()).await;
    let owed = scene.of_unit(plan, FINANCE).await;
    let coordinator = scene.coordinator();
    let close = ClosePlan { plan, words: String::new() };

    let early = scene.on("2024-12-31 08:00").run(&coordinator, &close).await;
    assert!(matches!(early, Err(Refusal::NotOverYet(on)) if on == date(2024, 12, 31)), "{early:?}");
    hand_in(&scene.on("2024-06-10 08:00"), &scene.officer(), owed[0]).await;
    let waiting = scene.on(OVER).run(&coordinator, &close).await;
    assert!(matches!(waiting, Err(Refusal::StillWaiting(1))), "{waiting:?}");
    crate::hands::accept(&scene.on("2024-06-11 08:00"), &coordinator, owed[0]).await.unwrap();

    let db = scene.on(OVER);
    let viewer = &scene.member(Role::Officer).viewer;
    let days = Days::on(date(2025, 1, 6), 5, shipped());
    let overdue = |counts: [i64; Tab::ALL.len()]| (counts[0], counts[5]);
    assert_eq!(overdue(work::counts(&db, viewer, Owed::ByUnit, days).await.unwrap()), (1, 1));
    db.run(&coordinator, &close).await.unwrap();
    assert_eq!(scene.audited("plan.close").await["not_done"], 1);
    assert_eq!(state(&scene, plan).await, PlanState::Closed);
    assert_eq!(overdue(work::counts(&db, viewer, Owed::ByUnit, days).await.unwrap()), (0, 1));

    let record = || crate::hands::entry(owed[1]);
    let late: Result<_, Refusal> = db.run::<Record>(&scene.officer(), &record()).await;
    assert!(matches!(late, Err(Refusal::PlanClosed)), "{late:?}");
    let amended = db.run(&coordinator, &DraftAmendment { plan }).await;
    assert!(matches!(amended, Err(Refusal::PlanClosed)), "{amended:?}");

    db.run(&coordinator, &ReopenPlan { plan, reason: "Đóng nhầm.".to_owned() }).await.unwrap();
    db.run(&scene.officer(), &record()).await.unwrap();
    assert_eq!(overdue(work::counts(&db, viewer, Owed::ByUnit, days).await.unwrap()), (1, 1));
}

/// Files come and go with a draft; what belongs to an issued plan stays.
#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn what_is_attached_to_an_issued_plan_stays(#[case] engine: Engine) {
    let scene = Scene::new(engine).await;
    let coordinator = scene.coordinator();
    let plan = scene.draft(paper()).await;
    let attach = |title: &str| Attach {
        plan,
        title: title.to_owned(),
        upload: Upload::inspect("phu-luc.txt", "Phụ lục".as_bytes().to_vec()).unwrap(),
    };
    let nameless = run(&scene, &coordinator, &attach(" ")).await;
    assert!(matches!(nameless, Err(Refusal::Missing("title"))), "{nameless:?}");
    let first = run(&scene, &coordinator, &attach("Phụ lục 1")).await.unwrap();
    let second = run(&scene, &coordinator, &attach("Phụ lục 2")).await.unwrap();
    let other = scene.draft(paper()).await;
    let foreign = run(&scene, &coordinator, &Detach { plan: other, attachment: first }).await;
    assert!(matches!(foreign, Err(Refusal::NotFound)), "{foreign:?}");
    run(&scene, &coordinator, &Detach { plan, attachment: first }).await.unwrap();

    scene.issue(plan).await.unwrap();
    let gone = run(&scene, &coordinator, &Detach { plan, attachment: second }).await;
    assert!(matches!(gone, Err(Refusal::AlreadyIssued)), "{gone:?}");
    let later = scene.on("2024-04-02 08:00");
    later.run(&coordinator, &attach("Bản quét đã ký")).await.unwrap();
    let titles = attachment::of_plan(scene.test.db(), plan).await.unwrap();
    let titles: Vec<&str> = titles.iter().map(|attached| attached.title.as_str()).collect();
    assert_eq!(titles, ["Phụ lục 2", "Bản quét đã ký"]);
}

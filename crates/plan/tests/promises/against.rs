//! A new document read against the plan of the year before: tasks paired, what differs said, and last
//! year's decisions proposed for what is open.

use crate::{
    paper::{Paper, by, throughout},
    scene::Scene,
};
use ddci_calendar::ScheduleRule;
use ddci_plan::{
    model::{Decision, How, PlanId, TaskId},
    store::{
        against::{self, Against, Proposal},
        draft, edit, finding, last_year, plan,
    },
    transitions::{FollowTasks, Refusal, UndoEdit},
};
use ddci_plan_reader::{FindingKind, ScheduleKind, Unread};
use ddci_platform::{
    org::BodyTarget,
    permit::Role,
    web::{App, Settings, router},
};
use ddci_testkit::{Client, Engine, FINANCE};
use jiff::civil::date;
use rstest::rstest;
use std::sync::Arc;

const FINANCE_NAME: &str = "Phòng Tài chính";
const INTERIOR_NAME: &str = "Phòng Nội vụ";

fn unread(mut paper: Paper, text: &str) -> Paper {
    let line = u32::try_from(paper.0.lines.len()).unwrap() + 1;
    paper.0.lines.push(ddci_plan_reader::Line {
        number: line,
        sheet: None,
        text: text.to_owned(),
        role: ddci_plan_reader::LineRole::Unread,
    });
    paper.0.unread.push(Unread {
        sheet: None,
        first_line: line,
        last_line: line,
        why: "Không rõ".to_owned(),
    });
    paper
}

/// Last year's plan, decided and issued.
async fn last(scene: &Scene) -> PlanId {
    let paper = Paper::of_2024()
        .sub_index("Gia nhập thị trường", 906)
        .task(
            "Công khai thủ tục đăng ký kinh doanh năm 2024",
            &[FINANCE_NAME],
            &[by(date(2024, 6, 14))],
        )
        .task(
            "Rà soát thủ tục hành chính và đề xuất cắt giảm",
            &[FINANCE_NAME],
            &[ScheduleKind::Unstated],
        )
        .finding(FindingKind::MissingSchedule, 1)
        .sub_index("Tính minh bạch", 740)
        .task("Đăng tải văn bản lên trang thông tin điện tử", &[FINANCE_NAME], &[throughout()])
        .task("Tổ chức hội nghị tổng kết phong trào", &[INTERIOR_NAME], &[throughout()]);
    let plan = scene.draft(unread(paper, "Lưu ý các đơn vị nghiêm túc thực hiện")).await;
    let monthly = Decision::from_form("monthly", None).unwrap();
    scene.settle(plan, 0, monthly).await.unwrap();
    let lines = ddci_plan::store::document::LinesFrom { sheet: None, first_line: 7 };
    let decide = ddci_plan::transitions::DecideUnread { plan, lines };
    scene.test.db().run(&scene.coordinator(), &decide).await.unwrap();
    scene.issue(plan).await.unwrap();
    plan
}

/// This year's document: one task the same, one reworded, one moved, one new, one gone.
async fn this(scene: &Scene) -> PlanId {
    let mut paper = Paper::of_2024()
        .sub_index("Gia nhập thị trường", 920)
        .task(
            "Rà soát toàn bộ thủ tục hành chính và đề xuất cắt giảm",
            &[FINANCE_NAME],
            &[ScheduleKind::Unstated],
        )
        .finding(FindingKind::MissingSchedule, 1)
        .task(
            "Công khai thủ tục đăng ký kinh doanh năm 2025",
            &[FINANCE_NAME],
            &[by(date(2025, 6, 14))],
        )
        .sub_index("Tính minh bạch", 760)
        .task(
            "Đăng tải văn bản lên trang thông tin điện tử",
            &["Phòng TC-KH"],
            &[by(date(2025, 9, 30))],
        )
        .task("Khảo sát sự hài lòng của doanh nghiệp qua mạng", &[INTERIOR_NAME], &[throughout()]);
    paper.0.head.year = 2025;
    scene.draft(unread(paper, "Lưu ý các đơn vị nghiêm túc thực hiện.")).await
}

async fn both(scene: &Scene, new: PlanId, old: PlanId) -> Against {
    let viewer = &scene.member(Role::Coordinator).viewer;
    let db = scene.test.db();
    let new = plan::visible(db, viewer, new).await.unwrap().unwrap();
    let old = plan::visible(db, viewer, old).await.unwrap().unwrap();
    against::of(db, &new, &old).await.unwrap()
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn each_task_goes_on_with_one_and_what_is_open_is_proposed(#[case] engine: Engine) {
    let scene = Scene::new(engine).await;
    let (old, new) = (last(&scene).await, this(&scene).await);

    let against = both(&scene, new, old).await;

    let told: Vec<String> = against
        .pairs
        .iter()
        .map(|pair| {
            let (new, old) =
                (against.new_task(pair.new).unwrap(), against.old_task(pair.old).unwrap());
            let how = match pair.how {
                How::Alike(n) => {
                    assert!((60..=105).contains(&n), "{n}");
                    "alike".to_owned()
                }
                how => format!("{how:?}"),
            };
            format!("{} ← {} {how}", new.reference, old.reference)
        })
        .collect();
    assert_eq!(told, ["II.1 ← II.2 alike", "II.2 ← II.1 SameWords", "II.3 ← II.3 SameWords"]);
    assert_eq!(both(&scene, new, old).await.pairs, against.pairs, "the same every time");
    let finance = BodyTarget::Unit(scene.unit(FINANCE).id);
    let monthly = Decision::from_form("monthly", None).unwrap();
    assert!(
        matches!(&against.proposals[..], [
            Proposal::Bind { name, target, was },
            Proposal::Settle { decision, .. },
            Proposal::NoTask { first_line: 7, .. },
        ] if name == "Phòng TC-KH" && *target == finance && was == FINANCE_NAME && *decision == monthly),
        "{:?}",
        against.proposals
    );
}

/// A date that was decided on last year is proposed a year on.
#[tokio::test]
async fn decided_dates_are_proposed_a_year_on() {
    let scene = Scene::new(Engine::Sqlite).await;
    let paper = |year| {
        let mut paper = Paper::of_2024()
            .task("Tổng kết việc thực hiện kế hoạch", &[FINANCE_NAME], &[ScheduleKind::Unstated])
            .finding(FindingKind::MissingSchedule, 1);
        paper.0.head.year = year;
        paper
    };
    let old = scene.draft(paper(2024)).await;
    let by = |on| Decision::Schedule(ScheduleRule::ByDate { date: on, strictly_before: false });
    scene.settle(old, 0, by(date(2024, 11, 29))).await.unwrap();
    scene.issue(old).await.unwrap();
    let new = scene.draft(paper(2025)).await;
    let against = both(&scene, new, old).await;
    let [Proposal::Settle { decision, .. }] = &against.proposals[..] else { panic!() };
    assert_eq!(*decision, by(date(2025, 11, 29)));
}

fn pages(scene: &Scene) -> Client {
    let settings = Settings {
        public_url: "http://localhost".into(),
        demo: false,
        trusted_proxies: Vec::new(),
    };
    let app = App::new(scene.test.db().clone(), settings, ddci_plan::pages::nav(), Arc::from([]));
    Client::of(router(app, ddci_plan::pages::routes()), scene.member(Role::Coordinator))
}

/// All at once, each an edit of its own; refused where the draft was touched since.
#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn proposals_are_taken_through_the_transitions_of_the_draft(#[case] engine: Engine) {
    let scene = Scene::new(engine).await;
    let (old, new) = (last(&scene).await, this(&scene).await);
    let mut coordinator = pages(&scene);
    let path = format!("/plans/{new}/against/{old}");
    let page = coordinator.get(&path).await;
    assert_eq!(page.status.as_u16(), 200, "{}", page.text());
    let page = page.text();
    assert!(
        page.contains("3 nhiệm vụ nối tiếp năm trước · 1 việc mới · 1 việc năm trước không còn")
    );
    assert!(page.contains("<ins>toàn</ins> <ins>bộ</ins>"), "{page}");
    let seen = page.split("name=\"seen\" value=\"").nth(1).unwrap().split('"').next().unwrap();
    let keys: Vec<String> =
        both(&scene, new, old).await.proposals.iter().map(Proposal::key).collect();
    let mut form = vec![("seen", seen)];
    form.extend(keys.iter().map(|key| ("take", key.as_str())));
    let nothing = coordinator.post(&path, &[("seen", seen)]).await;
    assert_eq!(nothing.status.as_u16(), 422);

    let done = coordinator.post(&path, &form).await;

    assert_eq!(done.location(), format!("{path}?done=taken"));
    let db = scene.test.db();
    let edits = edit::of_plan(db, new).await.unwrap();
    assert_eq!(edits.len(), 3);
    assert!(finding::as_mended(db, new).await.unwrap().iter().all(finding::Finding::is_answered));
    assert!(both(&scene, new, old).await.proposals.is_empty());
    let again = coordinator.post(&path, &form).await;
    assert_eq!(again.status.as_u16(), 422, "the draft was touched since");
    db.run(&scene.coordinator(), &UndoEdit { plan: new, number: 3 }).await.unwrap();
    assert_eq!(both(&scene, new, old).await.proposals.len(), 1);
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn pairs_are_kept_and_taken_back(#[case] engine: Engine) {
    let scene = Scene::new(engine).await;
    let (old, new) = (last(&scene).await, this(&scene).await);
    let db = scene.test.db();
    let follow = |seen| FollowTasks { plan: new, old, seen };
    let officer = db.run(&scene.officer(), &follow(None)).await;
    assert!(matches!(officer, Err(Refusal::NotYourPart)));
    let backwards = FollowTasks { plan: new, old: new, seen: None };
    assert!(matches!(db.run(&scene.coordinator(), &backwards).await, Err(Refusal::NotIssued)));

    assert_eq!(db.run(&scene.coordinator(), &follow(None)).await.unwrap(), 3);

    let viewer = &scene.member(Role::Coordinator).viewer;
    let tasks = draft::tasks(db, new).await.unwrap();
    let before = async |task: TaskId| last_year::of_task(db, viewer, task).await.unwrap();
    let year = before(tasks[1].id).await.unwrap();
    assert_eq!((year.plan, year.year, year.all, year.on_time), (old, 2024, 1, 0));
    assert!(before(tasks[3].id).await.is_none());
    assert!(both(&scene, new, old).await.pairs.iter().all(|pair| pair.how == How::Known));
    assert_eq!(scene.audited("plan.follow_tasks").await["pairs"], 3);
    db.run(&scene.coordinator(), &UndoEdit { plan: new, number: 1 }).await.unwrap();
    assert!(before(tasks[1].id).await.is_none());
}

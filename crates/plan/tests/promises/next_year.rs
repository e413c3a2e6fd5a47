//! The plan of the next year from one that was issued: what goes along, what is asked, what stays.

use crate::{
    hands::{accept, hand_in},
    paper::{ALL_COMMUNES, Paper, at_least, before, by, every, throughout, within},
    scene::{ISSUED, Scene},
};
use ddci_calendar::{Roll, ScheduleRule};
use ddci_plan::{
    model::{FindingKind, PlanId, PlanState, TaskId},
    store::{draft, finding, last_year, next_year, plan, sub_index},
    transitions::{
        AddTask, ChangeTask, DraftAmendment, DraftNextYear, IssueAmendment, IssuePlan, Issuing,
        Refusal, RemoveTask, TaskWords, Time,
    },
};
use ddci_plan_reader::{Period, ScheduleKind};
use ddci_platform::{
    audit,
    permit::Role,
    store::Read,
    values,
    web::{App, Settings, router},
};
use ddci_testkit::{Client, Engine, FINANCE, OFFICE};
use jiff::civil::date;
use rstest::rstest;
use std::sync::Arc;

const FINANCE_NAME: &str = "Phòng Tài chính";
const INTERIOR_NAME: &str = "Phòng Nội vụ";
/// The day on which the next year is planned.
const PLANNED: &str = "2024-12-02 08:00";

fn paper() -> Paper {
    Paper::of_2024()
        .sub_index("Gia nhập thị trường", 906)
        .task("Đối thoại năm 2024", &[FINANCE_NAME], &[before(date(2024, 4, 30))])
        .helped_by(&[INTERIOR_NAME])
        .task("Rà soát", &[FINANCE_NAME], &[within(date(2024, 2, 1), date(2024, 2, 29))])
        .task("Báo cáo năm", &[INTERIOR_NAME], &[by(date(2025, 1, 15))])
        .sub_index("Tính minh bạch", 740)
        .task("Tin bài", &[FINANCE_NAME], &[at_least(3, "tin, bài", Period::Quarter)])
        .task("Tuyên truyền", &[ALL_COMMUNES], &[throughout(), by(date(2024, 6, 1))])
        .task("Theo dõi", &[INTERIOR_NAME], &[ScheduleKind::PeriodicUnspecified])
        .reporting_on(25, true)
}

async fn next(scene: &Scene, plan: PlanId) -> Result<PlanId, Refusal> {
    let draft = DraftNextYear { plan, left: Vec::new(), previewed: None };
    scene.on(PLANNED).run(&scene.coordinator(), &draft).await
}

/// "text | bodies | times" of each task.
async fn told(scene: &Scene, plan: PlanId) -> Vec<String> {
    let tasks = draft::tasks(scene.test.db(), plan).await.unwrap();
    let told = tasks.iter().map(|task| {
        let bodies: Vec<String> = task
            .bodies
            .iter()
            .map(|body| {
                format!(
                    "{}{}",
                    body.name,
                    if body.unit.or(body.group).is_some() { "" } else { "?" }
                )
            })
            .collect();
        let times: Vec<String> = task
            .schedules
            .iter()
            .map(|schedule| serde_json::to_string(&schedule.rule).unwrap().replace('"', ""))
            .collect();
        format!("{} | {} | {}", task.text, bodies.join(", "), times.join(" "))
    });
    told.collect()
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn the_tree_goes_along_and_each_date_is_a_year_later(#[case] engine: Engine) {
    let scene = Scene::new(engine).await;
    let old = scene.issued(paper()).await;
    let new = next(&scene, old).await.unwrap();
    let db = scene.test.db();

    let told = told(&scene, new).await.join("\n");
    let findings = finding::of_plan(db, new).await.unwrap();
    let found = findings.iter().map(|of| format!("{:?} {:?}: {}", of.kind, of.lines, of.message));
    let found = found.collect::<Vec<_>>().join("\n");
    insta::allow_duplicates! {
        insta::assert_snapshot!("taken_over", told);
        insta::assert_snapshot!("asked", found);
    }
    let viewer = &scene.member(Role::Coordinator).viewer;
    let plan = plan::visible(db, viewer, new).await.unwrap().unwrap();
    assert_eq!((plan.state, plan.year, plan.follows), (PlanState::Draft, 2025, Some(old)));
    assert_eq!((plan.starts_on, plan.ends_on), (date(2025, 1, 1), date(2025, 12, 31)));
    assert_eq!(plan.title, "Cải thiện chỉ số năng lực điều hành năm 2025");
    assert_eq!((plan.number, plan.issued_on, plan.total_target), (None, None, None));
    let reporting = plan.settings.reporting_day.unwrap();
    assert_eq!((reporting.day.day(), reporting.strictly_before), (25, true));
    let targets = sub_index::of_plan(db, new).await.unwrap();
    assert!(targets.iter().all(|of| of.target.is_none()));
    for table in ["obligation", "plan_attachment", "plan_step", "plan_edit"] {
        let sql = format!("SELECT COUNT(*) AS n FROM {table} WHERE plan = $1");
        assert_eq!(scene.count(&sql, values![new.0]).await, 0, "{table}");
    }
    assert_eq!(scene.audited("plan.draft_next_year").await["tasks"], 6);
    assert!(audit::verify(db, scene.authority).await.unwrap().is_ok());
}

/// The old plan owes what it owed; the draft is issued like any other, and owes its own year.
#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn it_is_issued_like_any_draft_and_the_year_before_stands_beside_it(#[case] engine: Engine) {
    let scene = Scene::new(engine).await;
    let paper = Paper::of_2024().task("Một", &[FINANCE_NAME], &[by(date(2024, 6, 1))]).task(
        "Hai",
        &[FINANCE_NAME],
        &[every(Period::Quarter)],
    );
    let old = scene.issued(paper).await;
    let owed = scene.of_unit(old, FINANCE).await;
    let before = scene.owed(old).await;
    let done = owed[1];
    let morning = scene.on("2024-05-20 08:00");
    hand_in(&morning, &scene.officer(), done).await;
    accept(&morning, &scene.coordinator(), done).await.unwrap();

    let new = next(&scene, old).await.unwrap();
    let issuing = Issuing {
        number: "1/KH-UBND".to_owned(),
        issued_on: date(2025, 1, 6),
        coordinator: scene.unit(OFFICE).id,
        roll: Roll::Back,
    };
    let issue = IssuePlan { plan: new, issuing };
    scene.on("2025-01-06 08:00").run(&scene.coordinator(), &issue).await.unwrap();

    assert_eq!(scene.owed(old).await, before);
    // 1 June 2025 is a Sunday.
    assert_eq!(
        scene.owed(new).await,
        [
            "2025-Q1 finance 2025-03-31 → 2025-03-31",
            "once finance 2025-06-01 → 2025-05-30",
            "2025-Q2 finance 2025-06-30 → 2025-06-30",
            "2025-Q3 finance 2025-09-30 → 2025-09-30",
            "2025-Q4 finance 2025-12-31 → 2025-12-31",
        ]
    );
    let viewer = &scene.member(Role::Coordinator).viewer;
    let tasks = draft::tasks(scene.test.db(), new).await.unwrap();
    let year = |task: TaskId| last_year::of_task(scene.test.db(), viewer, task);
    let first = year(tasks[0].id).await.unwrap().unwrap();
    assert_eq!(
        (first.plan, first.year, first.all, first.on_time, first.late),
        (old, 2024, 1, 1, 0)
    );
    let second = year(tasks[1].id).await.unwrap().unwrap();
    assert_eq!((second.all, second.on_time), (4, 0));
    // The task of the year before goes on with none.
    assert_eq!(year(first.task).await.unwrap(), None);
}

/// An amendment added one task, changed another and withdrew a third.
async fn amended(scene: &Scene) -> PlanId {
    let paper = Paper::of_2024()
        .task("Một", &[FINANCE_NAME], &[by(date(2024, 6, 3))])
        .task("Hai", &[FINANCE_NAME], &[by(date(2024, 9, 30))])
        .task("Ba", &[FINANCE_NAME], &[by(date(2024, 10, 31))]);
    let plan = scene.issued(paper).await;
    let (db, actor) = (scene.on("2024-08-05 08:00"), scene.coordinator());
    let draft = db.run(&actor, &DraftAmendment { plan }).await.unwrap();
    let tasks = draft::tasks(&db, draft).await.unwrap();
    let words = |text: &str, of, on| TaskWords {
        text: text.to_owned(),
        reference: text.to_owned(),
        sub_index: None,
        block: None,
        bodies: vec![(ddci_plan::model::Part::Lead, FINANCE_NAME.to_owned())],
        schedules: vec![Time {
            of,
            rule: ScheduleRule::ByDate { date: on, strictly_before: false },
            quota_unit: None,
        }],
    };
    let changed = words("Hai, đã đổi", Some(tasks[1].schedules[0].id), date(2024, 11, 29));
    let change = ChangeTask { plan: draft, task: tasks[1].id, words: changed, seen: None };
    db.run(&actor, &change).await.unwrap();
    let added = words("Thêm", None, date(2024, 12, 20));
    let add = AddTask { plan: draft, after: Some(tasks[1].id), unread: None, words: added };
    db.run(&actor, &add).await.unwrap();
    db.run(&actor, &RemoveTask { plan: draft, task: tasks[2].id, seen: None }).await.unwrap();
    let number = "21/KH-UBND".to_owned();
    let issue = IssueAmendment { draft, number, issued_on: date(2024, 8, 5) };
    db.run(&actor, &issue).await.unwrap();
    plan
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn the_plan_goes_along_as_amended_and_what_was_added_may_be_left(#[case] engine: Engine) {
    let scene = Scene::new(engine).await;
    let plan = amended(&scene).await;
    let viewer = &scene.member(Role::Coordinator).viewer;
    let base = plan::visible(scene.test.db(), viewer, plan).await.unwrap().unwrap();
    let preview = next_year::of(scene.test.db(), &base).await.unwrap();
    assert_eq!(preview.withdrawn.len(), 1);
    let added = preview.counted().find(|of| of.added_by == Some(2)).unwrap().task.id;
    let first = preview.tasks[0].task.id;

    // What was there from the beginning cannot be left: the tree is the same.
    let left = vec![added, first];
    let draft = DraftNextYear { plan, left, previewed: Some(preview.hash()) };
    let new = scene.on(PLANNED).run(&scene.coordinator(), &draft).await.unwrap();

    assert_eq!(
        told(&scene, new).await,
        [
            "Một | Phòng Tài chính | {kind:by_date,date:2025-06-03,strictly_before:false}",
            "Hai, đã đổi | Phòng Tài chính | {kind:by_date,date:2025-11-29,strictly_before:false}",
        ]
    );
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn each_refusal_changes_nothing(#[case] engine: Engine) {
    let scene = Scene::new(engine).await;
    let plan = scene.draft(paper()).await;
    assert!(matches!(next(&scene, plan).await, Err(Refusal::NotIssued)));
    scene.issue(plan).await.unwrap();
    let run = |previewed: Option<&str>| DraftNextYear {
        plan,
        left: Vec::new(),
        previewed: previewed.map(str::to_owned),
    };
    let db = scene.on(PLANNED);
    let officer = db.run(&scene.officer(), &run(None)).await;
    assert!(matches!(officer, Err(Refusal::NotYourPart)));
    let unseen = db.run(&scene.coordinator(), &run(Some("something else"))).await;
    assert!(matches!(unseen, Err(Refusal::ChangedSince)));
    let stranger = ddci_testkit::Actors::found_as(&db, "other", "UBND huyện Khác").await;
    let theirs = db.run(&stranger.coordinator(), &run(None)).await;
    assert!(matches!(theirs, Err(Refusal::NotFound)));
    assert_eq!(scene.count("SELECT COUNT(*) AS n FROM plan", values![]).await, 1);

    let draft = db.run(&scene.coordinator(), &run(None)).await.unwrap();
    let again = db.run(&scene.coordinator(), &run(None)).await;
    assert!(matches!(again, Err(Refusal::FollowedAlready)));
    // An amendment is no plan of its own, and a draft has no next year.
    let next = next(&scene, draft).await;
    assert!(matches!(next, Err(Refusal::NotIssued)));
}

/// A finding about the year in the words is answered by mending the words, and undone with them.
#[tokio::test]
async fn words_that_speak_of_the_old_year_are_asked_about_until_they_are_mended() {
    let scene = Scene::new(Engine::Sqlite).await;
    let old = scene.issued(paper()).await;
    let new = next(&scene, old).await.unwrap();
    let db = scene.on(ISSUED);
    let open = |findings: Vec<finding::Finding>| {
        let year = |of: &&finding::Finding| of.kind == FindingKind::YearInWords;
        findings.iter().filter(year).filter(|of| !of.is_answered()).count()
    };
    assert_eq!(open(finding::as_mended(&db, new).await.unwrap()), 1);
    let task = draft::tasks(&db, new).await.unwrap().remove(0);
    let words = TaskWords {
        text: "Đối thoại năm 2025".to_owned(),
        reference: task.reference.clone(),
        sub_index: task.sub_index,
        block: task.block.clone(),
        bodies: task.bodies.iter().map(|body| (body.part, body.name.clone())).collect(),
        schedules: Vec::new(),
    };
    let change = ChangeTask { plan: new, task: task.id, words, seen: None };
    db.run(&scene.coordinator(), &change).await.unwrap();
    assert_eq!(open(finding::as_mended(&db, new).await.unwrap()), 0);
    let sql = "SELECT follows FROM task WHERE id = $1";
    let row = db.first(sql, values![task.id.0]).await.unwrap().unwrap();
    let follows: Option<uuid::Uuid> = row.get("follows").unwrap();
    assert_eq!(
        follows,
        task.follows.map(|task| task.0),
        "a task that is mended goes on with the same one"
    );
}

/// The page lists each date and what will be asked; the button makes what was shown.
#[tokio::test]
async fn the_preview_is_what_is_made() {
    let scene = Scene::new(Engine::Sqlite).await;
    let plan = amended(&scene).await;
    let settings = Settings {
        public_url: "http://localhost".into(),
        demo: false,
        trusted_proxies: Vec::new(),
    };
    let app = App::new(scene.test.db().clone(), settings, ddci_plan::pages::nav(), Arc::from([]));
    let routes = router(app, ddci_plan::pages::routes());
    let mut coordinator = Client::of(routes, scene.member(Role::Coordinator));
    let path = format!("/plans/{plan}/next-year");

    let page = coordinator.get(&path).await.text();
    let main = page.split("<main").nth(1).unwrap();
    let seen = page.split("name=\"seen\" value=\"").nth(1).unwrap().split('"').next().unwrap();
    let task = page.split("id=\"take-").nth(1).unwrap().split('"').next().unwrap();
    let main = main.split("</main>").next().unwrap().replace("><", ">\n<");
    let main = main.replace(&plan.to_string(), "PLAN").replace(seen, "HASH").replace(task, "TASK");
    insta::assert_snapshot!("preview", main);

    let refused = coordinator.post(&path, &[("seen", "another")]).await;
    assert_eq!(refused.status.as_u16(), 422);
    let made = coordinator.post(&path, &[("seen", seen)]).await;
    let at = made.location();
    assert!(at.ends_with("/review"), "{at}");
    let draft: PlanId = at.split('/').nth(2).unwrap().parse().unwrap();
    // The box of the task that was added is not sent, so it is left behind.
    assert_eq!(told(&scene, draft).await.len(), 2);
    assert_eq!(coordinator.get(at).await.status.as_u16(), 200);
    let page = coordinator.get(&path).await.text();
    assert!(page.contains(&format!("/plans/{draft}/review")), "{page}");
}

//! The daily digest: who hears what, once a day, until it is done.

use crate::{
    hands::hand_in,
    paper::{Paper, by},
    scene::Scene,
};
use ddci_plan::{PlanDeadlines, PlanTells, model::PlanId, transitions::Assign};
use ddci_platform::{
    digest::{AllTells, ChooseReminders, DigestChore, SendDigests, SetSteps, Tells},
    jobs::{Chore, ChoreCx},
    permit::{Actor, Role},
    seam::{AllDeadlines, Deadlines},
    store::Read,
    values,
    web::Settings,
};
use ddci_testkit::{Engine, FINANCE, INTERIOR};
use jiff::civil::date;
use rstest::rstest;
use std::{collections::BTreeMap, sync::Arc};

/// Finance owes one thing by Friday 14 and one by Friday 21 June 2024, the interior one by 14 June.
async fn plan(scene: &Scene) -> PlanId {
    let paper = Paper::of_2024()
        .task("Đối thoại với doanh nghiệp", &["Phòng Tài chính"], &[by(date(2024, 6, 14))])
        .task("Công khai thủ tục", &["Phòng Tài chính"], &[by(date(2024, 6, 21))])
        .task("Rà soát thủ tục", &["Phòng Nội vụ"], &[by(date(2024, 6, 14))]);
    scene.issued(paper).await
}

/// The chores of a morning, as the worker runs them.
async fn morning(scene: &Scene, local: &str) {
    let tells: AllTells = Arc::from([Arc::new(PlanTells) as Arc<dyn Tells>]);
    let deadlines: AllDeadlines = Arc::from([Arc::new(PlanDeadlines) as Arc<dyn Deadlines>]);
    let digest = DigestChore { tells };
    let chores: [&dyn Chore; 2] = [&ddci_plan::Escalations, &digest];
    for chore in chores {
        let db = scene.on(local);
        let settings = Settings {
            public_url: "https://ddci.mau.gov.vn".to_owned(),
            demo: false,
            trusted_proxies: Vec::new(),
        };
        let cx = ChoreCx {
            day: db.clock().today(),
            db,
            authority: scene.authority,
            name: chore.name(),
            deadlines: deadlines.clone(),
            settings,
        };
        chore.run(&cx).await.unwrap();
    }
}

/// Subject and text of the digests of a day, by the name of the person.
async fn posted(scene: &Scene, day: &str) -> BTreeMap<String, String> {
    let sql = "SELECT p.name, u.name AS unit, m.subject, m.text FROM outbox m
               JOIN person p ON p.id = m.person JOIN unit u ON u.id = p.unit
               WHERE m.kind = 'digest' AND m.key LIKE $1";
    let rows = scene.test.all(sql, values![format!("%:{day}")]).await.unwrap();
    let text = |row: &ddci_platform::store::Row, name: &str| row.get::<String>(name).unwrap();
    rows.iter()
        .map(|row| {
            let who = format!("{}, {}", text(row, "name"), text(row, "unit"));
            (who, format!("{}\n\n{}", text(row, "subject"), text(row, "text")))
        })
        .collect()
}

async fn names(scene: &Scene, day: &str) -> Vec<String> {
    posted(scene, day).await.into_keys().collect()
}

const OFFICER: &str = "Lê Cán Bộ, Phòng Tài chính";
const OTHER: &str = "Ngô Phụ Trách, Phòng Tài chính";
const HEAD: &str = "Trần Trưởng Phòng, Phòng Tài chính";
const INTERIORS: &str = "Ngô Phụ Trách, Phòng Nội vụ";

/// The same keys, whatever they are made of.
fn without_keys(text: &str) -> String {
    let words = text.split("/obligations/").enumerate().map(|(place, part)| match place {
        0 => part.to_owned(),
        _ => format!("/obligations/…{}", part.get(36..).unwrap_or_default()),
    });
    words.collect()
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn each_hears_of_their_own_once_a_day(#[case] engine: Engine) {
    let scene = Scene::new(engine).await;
    let plan = plan(&scene).await;
    let owed = scene.of_unit(plan, FINANCE).await;
    let officer = scene.member(Role::Officer).viewer.person;
    let assign = Assign { obligation: owed[0], to: Some(officer) };
    scene.on("2024-06-12 09:00").run(&scene.unit_head(), &assign).await.unwrap();

    morning(&scene, "2024-06-12 06:30").await;
    assert!(names(&scene, "2024-06-12").await.is_empty(), "no step, no message");
    morning(&scene, "2024-06-13 06:30").await;
    morning(&scene, "2024-06-13 06:40").await;
    assert_eq!(names(&scene, "2024-06-13").await, [OFFICER, INTERIORS]);
    morning(&scene, "2024-06-14 06:30").await;
    let digests = posted(&scene, "2024-06-14").await;
    let heard: Vec<&str> = digests.keys().map(String::as_str).collect();
    // A week before the second thing's date; the first is the officer's alone.
    assert_eq!(heard, [OFFICER, INTERIORS, OTHER, HEAD]);
    insta::assert_snapshot!(without_keys(&digests[OFFICER]));
    assert_eq!(scene.audited("digest.send").await["messages"], 4);
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn it_stops_by_itself_when_done(#[case] engine: Engine) {
    let scene = Scene::new(engine).await;
    let plan = plan(&scene).await;
    morning(&scene, "2024-06-13 06:30").await;
    let owed = scene.of_unit(plan, FINANCE).await;
    hand_in(&scene.on("2024-06-13 09:00"), &scene.officer(), owed[0]).await;
    morning(&scene, "2024-06-14 06:30").await;
    let digests = posted(&scene, "2024-06-14").await;
    assert!(!digests[OFFICER].contains("Đối thoại"), "{}", digests[OFFICER]);
    let waiting = "Có 1 kết quả đang chờ ông/bà nghiệm thu: https://ddci.mau.gov.vn/acceptance";
    let coordinator = &digests["Hoàng Điều Phối, Văn phòng HĐND và UBND"];
    assert!(coordinator.contains(waiting), "{coordinator}");
}

/// The machine slept from Wednesday to Monday: what it slept over is said once, as it stands by now.
#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn what_was_slept_over_is_said_once(#[case] engine: Engine) {
    let scene = Scene::new(engine).await;
    plan(&scene).await;
    morning(&scene, "2024-06-12 06:30").await;
    morning(&scene, "2024-06-15 06:30").await;
    assert!(names(&scene, "2024-06-15").await.is_empty(), "nobody is written to on a Saturday");
    morning(&scene, "2024-06-17 06:30").await;
    let digests = posted(&scene, "2024-06-17").await;
    let officer = &digests[OFFICER];
    assert!(officer.starts_with("Nhắc việc ngày 17/6/2024: 1 việc quá hạn, 1 việc sắp đến hạn"));
    morning(&scene, "2024-06-18 06:30").await;
    // The third day before 21 June, and nothing of what was said on Monday.
    let next = &posted(&scene, "2024-06-18").await[OFFICER];
    assert!(next.starts_with("Nhắc việc ngày 18/6/2024: 1 việc sắp đến hạn"), "{next}");
}

/// Who does not want to hear of what is due soon still hears of what is overdue.
#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn overdue_cannot_be_left_out(#[case] engine: Engine) {
    let scene = Scene::new(engine).await;
    plan(&scene).await;
    let db = scene.on("2024-06-10 09:00");
    db.run(&scene.officer(), &ChooseReminders { without_soon: true }).await.unwrap();
    morning(&scene, "2024-06-13 06:30").await;
    assert!(!names(&scene, "2024-06-13").await.contains(&OFFICER.to_owned()));
    morning(&scene, "2024-06-14 06:30").await;
    let today = posted(&scene, "2024-06-14").await;
    assert!(today[OFFICER].contains("hôm nay là ngày đến hạn"), "{}", today[OFFICER]);
    assert!(!today[OFFICER].contains("Công khai"), "{}", today[OFFICER]);
    morning(&scene, "2024-06-19 06:30").await;
    let late = posted(&scene, "2024-06-19").await;
    assert!(late[OFFICER].contains("quá hạn 3 ngày làm việc"), "{}", late[OFFICER]);
}

/// What is reported upward stands in the digest of that day, under its own heading, once.
#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn a_report_is_part_of_the_digest(#[case] engine: Engine) {
    let scene = Scene::new(engine).await;
    plan(&scene).await;
    for day in ["13", "14", "17", "18", "19"] {
        morning(&scene, &format!("2024-06-{day} 06:30")).await;
    }
    let digests = posted(&scene, "2024-06-19").await;
    let head = &digests[HEAD];
    assert!(head.contains("VIỆC QUÁ HẠN BÁO CÁO LÊN CẤP ÔNG/BÀ"), "{head}");
    assert_eq!(head.matches("Đối thoại với doanh nghiệp").count(), 1, "{head}");
    assert!(!digests[OFFICER].contains("BÁO CÁO LÊN CẤP"), "{}", digests[OFFICER]);
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn steps_are_the_authoritys(#[case] engine: Engine) {
    let scene = Scene::new(engine).await;
    plan(&scene).await;
    let db = scene.on("2024-06-10 09:00");
    let steps = ddci_calendar::ReminderSteps::new(vec![2, 0], 5).unwrap();
    let set = SetSteps { steps, source: "QĐ 12/QĐ-UBND".to_owned() };
    assert!(db.run(&scene.coordinator(), &set).await.is_err(), "the administrator's part");
    let silent = SetSteps { source: " ".to_owned(), ..set.clone() };
    assert!(db.run(&scene.administrator(), &silent).await.is_err(), "a source is needed");
    db.run(&scene.administrator(), &set).await.unwrap();
    assert_eq!(scene.audited("reminders.set_steps").await["source"], "QĐ 12/QĐ-UBND");

    morning(&scene, "2024-06-12 06:30").await;
    assert!(names(&scene, "2024-06-12").await.contains(&INTERIORS.to_owned()));
    morning(&scene, "2024-06-13 06:30").await;
    assert!(names(&scene, "2024-06-13").await.is_empty());
    scene.unit(INTERIOR);
}

/// Digests are sent by the day alone, and once: a second node that has gathered them too posts none.
#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn two_nodes_send_one_digest(#[case] engine: Engine) {
    let scene = Scene::new(engine).await;
    plan(&scene).await;
    let at = "2024-06-13 06:30";
    tokio::join!(morning(&scene, at), morning(&scene, at));
    let sql = "SELECT COUNT(*) AS n FROM outbox WHERE kind = 'digest'";
    let people = i64::try_from(names(&scene, "2024-06-13").await.len()).unwrap();
    assert_eq!(scene.count(sql, values![]).await, people);
    assert_eq!(scene.count("SELECT COUNT(*) AS n FROM digest_day", values![]).await, 1);

    let send = SendDigests { day: date(2024, 6, 14), messages: Vec::new() };
    let db = scene.on("2024-06-14 06:30");
    assert!(db.run(&scene.coordinator(), &send).await.is_err(), "no person sends them");
    let job = Actor::Job { authority: scene.authority, name: "digest" };
    assert_eq!(db.run(&job, &send).await.unwrap(), 0);
}

//! How far work is, in per cent: steps, quotas, what is accepted, and the mean of it.

use crate::{
    hands::{accept, entry, hand_in},
    paper::{Paper, at_least, by},
    scene::Scene,
    sides::{browser, look},
    year::Year,
};
use ddci_plan::{
    store::{annex, filter::TableFilter, share, table, task},
    transitions::{Record, Refusal},
};
use ddci_plan_reader::Period;
use ddci_platform::permit::Role;
use ddci_testkit::{Engine, FINANCE};
use jiff::civil::date;
use rstest::rstest;

/// Two tasks of one unit: two things owed once, and three posts each half-year.
async fn year(engine: Engine) -> Year {
    let scene = Scene::new(engine).await;
    let once = [by(date(2024, 6, 14)), by(date(2024, 11, 15))];
    let paper = Paper::of_2024()
        .sub_index("Chi phí thời gian", 879)
        .task("Đối thoại", &["Phòng Tài chính"], &once)
        .task("Đăng tin", &["Phòng Tài chính"], &[at_least(3, "tin", Period::HalfYear)]);
    let plan = scene.issued(paper).await;
    Year { scene, plan }
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn leaves_are_stated_or_counted_and_parents_are_means(#[case] engine: Engine) {
    let year = year(engine).await;
    let db = year.scene.test.db();
    // 14 June, 28 June (posts), 15 November, 31 December (posts).
    let owed = year.scene.of_unit(year.plan, FINANCE).await;
    let officer = year.scene.officer();
    let june = year.scene.on("2024-06-10 10:00");
    let record = |id, quantity, step| Record { quantity, step, ..entry(id) };
    for (time, step) in [("2024-06-09 10:00", 25), ("2024-06-10 10:00", 50)] {
        let db = year.scene.on(time);
        db.run(&officer, &record(owed[2], None, Some(step))).await.unwrap();
    }
    june.run(&officer, &record(owed[1], Some(1), None)).await.unwrap();
    june.run(&officer, &record(owed[3], Some(9), None)).await.unwrap();

    let viewer = &year.scene.member(Role::Coordinator).viewer;
    let rows = annex::rows(db, &owed).await.unwrap();
    let each: Vec<Option<i64>> = rows.iter().map(|row| row.progress).collect();
    assert_eq!(each, [Some(0), Some(33), Some(50), Some(100)], "more than is owed is all of it");

    hand_in(&june, &officer, owed[0]).await;
    accept(&june, &year.scene.coordinator(), owed[0]).await.unwrap();
    let (any, days) = (TableFilter::default(), Year::days());
    let lines = table::page(db, viewer, year.plan, &any, days, crate::visibility::ALL).await;
    let each: Vec<Option<i64>> = lines.unwrap().lines.iter().map(|line| line.progress).collect();
    assert_eq!(each, [Some(100), Some(33), Some(50), Some(100)]);

    let tasks: Vec<_> =
        task::of_plan(db, year.plan).await.unwrap().iter().map(|task| task.id).collect();
    let shares = share::of_tasks(db, &tasks).await.unwrap();
    // (100 + 50) / 2, and (1/3 + 1) / 2.
    let means: Vec<_> = tasks.iter().map(|task| shares[task].percent()).collect();
    assert_eq!(means, [Some(75), Some(67)]);
    let seen = share::of_seen_tasks(db, look(&year, viewer), &tasks).await.unwrap();
    assert_eq!(seen, shares);
    // (1 + 1/2 + 1/3 + 1) / 4 is 70.83.
    let whole = share::whole(db, look(&year, viewer), &TableFilter::default()).await.unwrap();
    assert_eq!(whole.percent(), Some(71));
    let of_sub_index = share::of_sub_index(db, year.plan, 1).await.unwrap();
    assert_eq!(of_sub_index.percent(), Some(71));

    let mut reader = browser(&year, year.scene.member(Role::Reader), "vi");
    let unit = year.scene.unit(FINANCE).id;
    for (path, words) in [
        ("?sub_index=1".to_owned(), "Tiến độ trung bình: 71%"),
        (String::new(), "75%"),
        ("/sub-indices/1".to_owned(), "Tiến độ trung bình: 71%"),
        (format!("/units/{unit}"), "Tiến độ trung bình: 71%"),
        ("/table".to_owned(), "33%"),
    ] {
        let page = reader.get(&format!("/plans/{}{path}", year.plan)).await.text();
        assert!(page.contains(words), "{path}: {words}: {page}");
    }
}

/// A step is one of five, and never of what is counted.
#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn no_other_step_is_taken(#[case] engine: Engine) {
    let year = year(engine).await;
    let owed = year.scene.of_unit(year.plan, FINANCE).await;
    let june = year.scene.on("2024-06-10 10:00");
    for (id, step) in [(owed[0], 30), (owed[0], -1), (owed[0], 101), (owed[1], 50)] {
        let record = Record { step: Some(step), ..entry(id) };
        let refused = june.run(&year.scene.officer(), &record).await;
        assert!(matches!(refused, Err(Refusal::BadStep)), "{step}: {refused:?}");
    }
}

/// From the form to the log and the table.
#[tokio::test]
async fn a_step_is_stated_in_the_form() {
    let year = year(Engine::Sqlite).await;
    let owed = year.scene.of_unit(year.plan, FINANCE).await;
    let mut officer = browser(&year, year.scene.officer_of(FINANCE), "vi");
    let page = |n: usize| format!("/obligations/{}", owed[n]);
    assert!(officer.get(&page(2)).await.text().contains("name=\"step\""));
    assert!(!officer.get(&page(3)).await.text().contains("name=\"step\""), "a quota is counted");

    let path = format!("{}/progress", page(2));
    let wrong = [("text", "Đang làm"), ("step", "40"), ("then", "save")];
    let answer = officer.upload(&path, &wrong, ("none", "", b"")).await;
    assert_eq!(answer.status, 422);
    assert!(answer.text().contains("href=\"#step\""));
    let right = [("text", ""), ("step", "75"), ("then", "save")];
    assert_eq!(officer.upload(&path, &right, ("none", "", b"")).await.status, 303);
    assert!(officer.get(&page(2)).await.text().contains("Mức độ hoàn thành: 75%"));
}

//! What the dashboard says of survey results, and what a plan tells the survey of its targets.

use crate::{
    paper::{Paper, by},
    scene::Scene,
};
use ddci_plan::PlanTargets;
use ddci_platform::{
    org::{PlaceUnder, UnitId},
    permit::Role,
    seam::{Answer, Figure, Scores, Targets, UnitScores},
    store::Db,
    web::{App, Settings, router},
};
use ddci_testkit::{Actors, Client, Engine};
use jiff::civil::date;
use rstest::rstest;
use std::sync::Arc;

/// A survey that always answers the same about one authority and year.
struct Survey(UnitId);

fn figure(name: &str, points: Option<i64>, interval: Option<(i64, i64)>) -> Figure {
    Figure { name: name.to_owned(), points, interval }
}

impl Scores for Survey {
    fn latest<'a>(&'a self, _: &'a Db, unit: UnitId, year: i32) -> Answer<'a, Option<UnitScores>> {
        let scores = UnitScores {
            year: 2023,
            title: "DDCI tỉnh Mẫu 2023".to_owned(),
            href: "/ddci/mau-2023/model".to_owned(),
            illustrative: true,
            has_intervals: true,
            among: 11,
            place: Some(4),
            places: Some((2, 8)),
            composite: figure("", Some(7_912), Some((7_572, 8_259))),
            sub_indices: vec![
                figure("Tính minh bạch", Some(790), Some((750, 830))),
                figure("Chi phí thời gian", Some(880), Some((810, 905))),
                figure("Dịch vụ hỗ trợ doanh nghiệp", None, None),
            ],
        };
        let found = (unit == self.0 && year == 2024).then_some(scores);
        Box::pin(async move { Ok(found) })
    }
}

async fn dashboard(scene: &Scene, survey: Option<Survey>) -> String {
    let settings = Settings {
        public_url: "http://ddci.test".to_owned(),
        demo: false,
        trusted_proxies: Vec::new(),
    };
    let nav = ddci_plan::pages::nav();
    let mut app = App::new(scene.test.db().clone(), settings, nav, Arc::from([]));
    if let Some(survey) = survey {
        app = app.with_scores(Arc::new(survey), Arc::new(PlanTargets));
    }
    let router = router(app, ddci_plan::pages::routes());
    let mut client = Client::of(router, scene.member(Role::Leader)).cookie("lang", "vi");
    client.get("/dashboard").await.text()
}

fn paper() -> Paper {
    Paper::of_2024()
        .sub_index("Tính minh bạch", 906)
        .sub_index("Chi phí thời gian của doanh nghiệp", 879)
        .sub_index("Dịch vụ hỗ trợ doanh nghiệp", 890)
        .sub_index("Cạnh tranh bình đẳng", 593)
        .task("Báo cáo quý", &["Phòng Tài chính"], &[by(date(2024, 9, 25))])
}

#[tokio::test]
async fn the_dashboard_holds_scores_against_targets() {
    let scene = Scene::new(Engine::Sqlite).await;
    scene.issued(paper()).await;
    let page = dashboard(&scene, Some(Survey(scene.authority))).await;
    for words in [
        "79,12 điểm (75,72–82,59)",
        "hạng 4 trên 11",
        "với độ tin cậy 95 %, hạng từ 2 đến 8",
        "Số liệu giả lập để minh hoạ",
        "href=\"/ddci/mau-2023/model\"",
        "Điểm DDCI 2023",
        "7,50–8,30",
        "Thiếu 1,16",
        // The target lies within the interval.
        "Chưa chắc, cách 0,01",
        "Chưa đủ dữ liệu",
        // The survey has no such sub-index.
        "Không có trong khảo sát",
    ] {
        assert!(page.contains(words), "{words}: {page}");
    }
}

#[tokio::test]
async fn without_a_survey_the_dashboard_says_nothing_of_it() {
    let scene = Scene::new(Engine::Sqlite).await;
    scene.issued(paper()).await;
    let other = UnitId(uuid::Uuid::nil());
    for survey in [None, Some(Survey(other))] {
        let page = dashboard(&scene, survey).await;
        assert!(!page.contains("Điểm DDCI") && !page.contains("Kết quả DDCI gần nhất"), "{page}");
    }
}

/// Targets are for those who may read the plan: its authority, and the one above it.
#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn targets_are_told_to_those_who_may_read_the_plan(#[case] engine: Engine) {
    let scene = Scene::new(engine).await;
    let db = scene.test.db();
    let province = Actors::found_as(db, "province", "UBND tỉnh Mẫu").await;
    let elsewhere = Actors::found_as(db, "other", "UBND huyện Khác").await;
    let under = PlaceUnder { superior: Some("province".to_owned()) };
    db.run(&scene.operator(), &under).await.unwrap();
    let draft = scene.draft(paper()).await;
    let asked = async |actors: &Actors, year: i32| {
        let viewer = &actors.member(Role::Reader).viewer;
        PlanTargets.of_year(db, viewer, scene.authority, year).await.unwrap()
    };
    assert_eq!(asked(&scene, 2024).await, None, "a draft aims at nothing yet");

    scene.issue(draft).await.unwrap();
    for actors in [&*scene, &province] {
        let targets = asked(actors, 2024).await.expect("it is issued");
        assert_eq!(targets.href, format!("/plans/{draft}"));
        assert_eq!(targets.sub_indices[0], figure("Tính minh bạch", Some(906), None));
    }
    assert_eq!(asked(&elsewhere, 2024).await, None);
    assert_eq!(asked(&scene, 2023).await, None);
}

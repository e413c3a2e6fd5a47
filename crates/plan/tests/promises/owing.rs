//! Who owes what a plan says: units, groups, and each only while it exists.

use crate::{
    paper::{ALL_COMMUNES, Paper, by, throughout},
    scene::Scene,
};
use ddci_platform::org::{AddGroup, AddUnit, UnitKind};
use ddci_testkit::Engine;
use jiff::civil::{Date, date};
use rstest::rstest;

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn each_commune_owes_what_all_communes_lead(#[case] engine: Engine) {
    let scene = Scene::new(engine).await;
    let due = by(date(2024, 6, 14));

    let plan = scene.issued(Paper::of_2024().task("Việc", &[ALL_COMMUNES], &[due])).await;

    assert_eq!(
        scene.owed(plan).await,
        [
            "once commune 2024-06-14 → 2024-06-14",
            "once second-commune 2024-06-14 → 2024-06-14",
            "once township 2024-06-14 → 2024-06-14",
        ]
    );
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn a_unit_named_twice_owes_once(#[case] engine: Engine) {
    let scene = Scene::new(engine).await;
    // By itself, in a group by its kind, and in a group that names it.
    let two = AddGroup {
        code: "two".to_owned(),
        name: "Hai đơn vị điểm".to_owned(),
        kinds: Vec::new(),
        members: vec!["commune".to_owned(), "finance".to_owned()],
        aliases: Vec::new(),
    };
    scene.test.run(&scene.administrator(), &two).await.unwrap();
    let leads = ["UBND xã Bình An", ALL_COMMUNES, "Hai đơn vị điểm"];

    let plan = scene.issued(Paper::of_2024().task("Việc", &leads, &[by(date(2024, 6, 14))])).await;

    let mut units: Vec<String> = scene.owed(plan).await;
    units.iter_mut().for_each(|line| *line = line.split(' ').nth(1).unwrap().to_owned());
    assert_eq!(units, ["finance", "commune", "second-commune", "township"]);
}

/// Units end by law on a day: what falls due later is another's.
#[rstest]
#[case::ended_with_the_half_year("merged", None, Some(date(2024, 6, 30)), &["2024-Q1", "2024-Q2"])]
#[case::ended_in_the_middle_of_a_period("merged", None, Some(date(2024, 5, 15)), &["2024-Q1"])]
#[case::ended_before_the_plan("gone", None, Some(date(2023, 12, 31)), &[])]
#[case::begins_in_july("new", Some(date(2024, 7, 1)), None, &["2024-Q3", "2024-Q4"])]
#[tokio::test]
async fn a_unit_owes_while_it_exists(
    #[case] code: &str,
    #[case] valid_from: Option<Date>,
    #[case] valid_to: Option<Date>,
    #[case] periods: &[&str],
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let scene = Scene::new(engine).await;
    let unit = AddUnit {
        code: code.to_owned(),
        name: "UBND xã Ngắn Hạn".to_owned(),
        name_en: None,
        kind: UnitKind::Commune,
        parent: None,
        official_code: None,
        district: None,
        outside: false,
        valid_from,
        valid_to,
        source: "test".to_owned(),
        verified: true,
        aliases: Vec::new(),
    };
    scene.test.run(&scene.administrator(), &unit).await.unwrap();

    let plan = scene.issued(Paper::of_2024().task("Việc", &[ALL_COMMUNES], &[throughout()])).await;

    let owed = scene.owed(plan).await;
    let own = owed.iter().filter(|line| line.contains(&format!(" {code} ")));
    let own: Vec<&str> = own.map(|line| line.split(' ').next().unwrap()).collect();
    assert_eq!(own, periods);
    assert_eq!(owed.len(), 3 * 4 + periods.len(), "the others owe all year");
}

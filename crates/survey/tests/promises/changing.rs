//! Change since an earlier round: called true only where it is, and told in parts that add up.

use crate::{
    pages::page,
    scene::{SET, Scene, source},
    years::{self, ALL, about, later, usual},
};
use ddci_index::change::Verdict;
use ddci_platform::{
    org::{LineageKind, Move, RecordReorganisation},
    permit::Role,
};
use ddci_survey::{
    model::{
        Basis, Cell, Evaluation, Inputs, Level, Note, Origin, Part, RoundId, Score, changed,
        read_set, verdict_of,
    },
    store::{answers, rated},
    transitions::{About, ImportAnswers, OpenRound},
};
use ddci_testkit::{COMMUNE, Engine, SECOND_COMMUNE, TOWNSHIP};
use jiff::civil::date;
use rstest::rstest;

async fn basis(scene: &Scene, id: RoundId) -> Basis {
    let round = scene.round(id).await;
    let inputs = Inputs {
        set: read_set(&round.index_text).unwrap(),
        rated: rated::of_round(scene.db(), id).await.unwrap(),
        evaluations: answers::of_round(scene.db(), id).await.unwrap(),
        seed: 1,
    };
    Basis::of(&inputs).unwrap()
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn the_parts_add_up_to_the_change(#[case] engine: Engine) {
    let scene = Scene::on(engine).await;
    let before = years::published(&scene, about(&scene, 2023), &ALL, usual).await;
    let after = years::published(&scene, about(&scene, 2024), &ALL, later).await;
    let (before, after) = (basis(&scene, before).await, basis(&scene, after).await);
    for code in ALL {
        let change = changed(&before, &after, &Origin::same(code), code).unwrap().parts;
        let total = after.composite(code).unwrap() - before.composite(code).unwrap();
        let parts = change.own + change.goalposts + change.set + change.mix + change.lineage;
        assert!((change.total - total).abs() < 1e-9, "{code} {change:?}");
        assert!((parts - total).abs() < 1e-9, "{code} {change:?}");
        assert!(!change.series_break && change.set == 0.0 && change.lineage == 0.0);
    }
    // This commune's own answers stayed as they were: only the scale moved under it.
    let still = changed(&before, &after, &Origin::same(COMMUNE), COMMUNE).unwrap().parts;
    assert!(still.own.abs() < 1e-9 && still.goalposts < 0.0, "{still:?}");
}

/// Households answer 5, enterprises 1, as the year before; only there are more households.
#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn other_respondents_are_no_merit_of_the_unit(#[case] engine: Engine) {
    let scene = Scene::on(engine).await;
    let of_year = async |year: i32, households: u32| {
        let answer = |respondent: u32| {
            let (group, value) = match respondent < households {
                true => ("hộ kinh doanh", 5.0),
                false => ("doanh nghiệp", 1.0),
            };
            Evaluation {
                unit: scene.commune(COMMUNE),
                respondent,
                weight: 1.0,
                stratum: 0,
                cells: vec![Cell::Value(value), Cell::Value(value), Cell::Value(1.0)],
                group: Some(group.to_owned()),
            }
        };
        let coordinator = scene.actors.coordinator();
        let about = About { index_text: SET.to_owned(), ..about(&scene, year) };
        let round = scene.db().run(&coordinator, &OpenRound { about }).await.unwrap();
        let evaluations = (0..40).map(answer).collect();
        let import = ImportAnswers { round, source: source(), evaluations };
        scene.db().run(&coordinator, &import).await.unwrap();
        scene.compute(round).await.unwrap();
        basis(&scene, round).await
    };
    let (before, after) = (of_year(2023, 20).await, of_year(2024, 30).await);
    let change = changed(&before, &after, &Origin::same(COMMUNE), COMMUNE).unwrap();
    assert!(change.tells_mix);
    assert!(change.parts.own.abs() < 1e-9 && change.parts.mix > 5.0, "{change:?}");
    // Five households are too few to be told apart, so that nobody else may be either.
    let few = of_year(2025, 5).await;
    assert!(few.grouped.is_empty());
    let change = changed(&before, &few, &Origin::same(COMMUNE), COMMUNE).unwrap();
    assert!(!change.tells_mix && change.parts.mix == 0.0, "{change:?}");
}

#[tokio::test]
async fn a_merged_unit_is_held_against_what_it_was_made_of() {
    let scene = Scene::on(Engine::Sqlite).await;
    let before = years::published(&scene, about(&scene, 2023), &ALL[..2], usual).await;
    let after = years::published(&scene, about(&scene, 2024), &ALL, later).await;
    let (before, after) = (basis(&scene, before).await, basis(&scene, after).await);
    let parts = vec![(COMMUNE.to_owned(), 0.75), (SECOND_COMMUNE.to_owned(), 0.25)];
    let origin = Origin { parts, is_composed: true };
    let change = changed(&before, &after, &origin, TOWNSHIP).unwrap().parts;
    let total = after.composite(TOWNSHIP).unwrap() - before.composite(COMMUNE).unwrap();
    let told = change.own + change.goalposts + change.set + change.mix + change.lineage;
    assert!((told - total).abs() < 1e-9, "{change:?}");
    assert!(change.series_break && change.lineage < 0.0, "{change:?}");
}

#[test]
fn a_change_is_true_only_where_the_whole_interval_is_on_one_side() {
    let unit = ddci_platform::org::UnitId(uuid::Uuid::from_u128(1));
    let score = |value: i64, half: i64| Score {
        value: Some(value),
        interval: Some((value - half, value + half)),
        note: Note::None,
        ..Score::not_enough(unit, Part { level: Level::Composite, code: "composite".into() }, 40)
    };
    // Both halves are 3.00, that of the difference is their root of squares: 4.24.
    let verdict = |change: i64| verdict_of(&score(7_000, 300), &score(7_000 + change, 300));
    assert!(matches!(verdict(425), Some(Verdict::Up(_))));
    assert!(matches!(verdict(424), Some(Verdict::NotShown(_))));
    assert!(matches!(verdict(-424), Some(Verdict::NotShown(_))));
    assert!(matches!(verdict(-425), Some(Verdict::Down(_))));
    let stated = Score { interval: None, ..score(7_000, 0) };
    assert_eq!(verdict_of(&stated, &score(9_000, 10)), None);
}

#[rstest]
#[case::vi("vi")]
#[case::en("en")]
#[tokio::test]
async fn pages_of_change_say_what_was_looked_at(#[case] lang: &str) {
    let scene = Scene::on(Engine::Sqlite).await;
    years::both(&scene).await;
    let mut public = scene.public(lang);
    let list = page(&mut public, "/ddci/mau-2024/change").await;
    insta::assert_snapshot!(format!("change_{lang}"), list);
    let unit = page(&mut public, "/ddci/mau-2024/second-commune/change").await;
    insta::assert_snapshot!(format!("change_unit_{lang}"), unit);
    assert!(page(&mut public, "/ddci/mau-2023/change").await.len() > 100);
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn breaks_are_marked(#[case] engine: Engine) {
    let scene = Scene::on(engine).await;
    years::published(&scene, about(&scene, 2022), &ALL[..2], usual).await;
    let merge = RecordReorganisation {
        kind: LineageKind::Merge,
        effective_on: date(2023, 1, 1),
        legal_basis: "NQ 1".to_owned(),
        source: "test".to_owned(),
        verified: true,
        moves: [COMMUNE, SECOND_COMMUNE]
            .map(|code| Move {
                predecessor: scene.commune(code),
                successor: Some(scene.commune(TOWNSHIP)),
                share: None,
            })
            .to_vec(),
    };
    scene.db().run(&scene.actors.administrator(), &merge).await.unwrap();
    years::published(&scene, about(&scene, 2023), &ALL, usual).await;
    let other = About { index_text: SET.to_owned(), ..about(&scene, 2024) };
    years::published(&scene, other, &ALL, usual).await;

    let mut public = scene.public("vi");
    let same = page(&mut public, "/ddci/mau-2023/change").await;
    assert!(!same.contains("Chuỗi số liệu bị ngắt"), "{same}");
    assert!(same.contains("Hợp nhất từ nhiều đơn vị"), "{same}");
    let merged = page(&mut public, "/ddci/mau-2023/township/change").await;
    assert!(merged.contains("Đơn vị này được hợp nhất từ"), "{merged}");
    let set = page(&mut public, "/ddci/mau-2024/commune/change").await;
    assert!(set.contains("Hai kỳ dùng bộ chỉ số khác nhau."), "{set}");
    let chosen = page(&mut public, "/ddci/mau-2024/change?since=mau-2022").await;
    assert!(chosen.contains("So với năm 2022"), "{chosen}");
    assert_eq!(public.get("/ddci/mau-2024/change?since=else").await.status.as_u16(), 404);
}

/// What is not published is there for those who run rounds, and for nobody else.
#[tokio::test]
async fn drafts_stay_in_the_house() {
    let scene = Scene::on(Engine::Sqlite).await;
    years::published(&scene, about(&scene, 2023), &ALL, usual).await;
    years::computed(&scene, about(&scene, 2024), &ALL, later).await;
    let sides = ["change", "method", "data", "data/units.csv", "commune/change", "commune/levers"];
    for side in sides {
        let path = format!("/ddci/mau-2024/{side}");
        assert_eq!(scene.public("vi").get(&path).await.status.as_u16(), 404, "{path}");
        let mut stranger = scene.stranger(Role::Coordinator);
        assert_eq!(stranger.get(&path).await.status.as_u16(), 404, "{path}");
        let mut own = scene.browser(Role::Leader, "vi");
        assert_eq!(own.get(&path).await.status.as_u16(), 200, "{path}");
        let mut officer = scene.browser(Role::Officer, "vi");
        assert_eq!(officer.get(&path).await.status.as_u16(), 404, "{path}");
    }
    // Nor is a later draft what an earlier round is compared with.
    let since = scene.public("vi").get("/ddci/mau-2023/change?since=mau-2024").await;
    assert_eq!(since.status.as_u16(), 404);
}

//! Importing answers and published scores.

use crate::scene::{Scene, source};
use ddci_survey::{
    model::{Cell, Evaluation, ResultKind, RoundState},
    store::{answers, rated, stated},
    transitions::{ImportAnswers, ImportStated, StatedRow},
};
use ddci_testkit::{COMMUNE, Engine, SECOND_COMMUNE};
use rstest::rstest;

fn row(scene: &Scene, code: &str, composite: i64, time: i64) -> StatedRow {
    StatedRow {
        unit: scene.commune(code),
        answers: 40,
        rank: None,
        band: Some("Tốt".to_owned()),
        composite,
        sub_indices: vec![("time".to_owned(), time)],
    }
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn answers_are_counted_by_unit_and_replace_what_was_there(#[case] engine: Engine) {
    let scene = Scene::on(engine).await;
    let id = scene.computed("mau-2024").await;
    let round = scene.round(id).await;
    assert_eq!((round.kind, round.evaluations), (Some(ResultKind::Answers), 23));
    let units = rated::of_round(scene.db(), id).await.unwrap();
    let counts: Vec<(&str, i64)> =
        units.iter().map(|unit| (unit.code.as_str(), unit.answers)).collect();
    assert_eq!(counts, [("commune", 12), ("second-commune", 8), ("township", 3)]);

    let fewer: Vec<Evaluation> = scene.evaluations().into_iter().take(12).collect();
    let import = ImportAnswers { round: id, source: source(), evaluations: fewer };
    scene.db().run(&scene.actors.coordinator(), &import).await.unwrap();
    assert_eq!(scene.round(id).await.state, RoundState::Draft, "scores have to be computed anew");
    assert_eq!(answers::of_round(scene.db(), id).await.unwrap().len(), 12);
    assert_eq!(rated::of_round(scene.db(), id).await.unwrap().len(), 1);
    let verbs = ["open", "import_answers", "compute", "import_answers"];
    assert_eq!(scene.audited().await, verbs.map(|verb| format!("survey_round.{verb}")));
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn answers_that_do_not_fit_are_refused(#[case] engine: Engine) {
    let scene = Scene::on(engine).await;
    let id = scene.opened("mau-2024").await;
    let mut short = scene.evaluations();
    short[0].cells = vec![Cell::Gap];
    let mut strange = scene.evaluations();
    strange[0].unit = scene.elsewhere.unit(COMMUNE).id;
    for (evaluations, expected) in
        [(Vec::new(), "NothingImported"), (short, "DoesNotFit(\"small\")"), (strange, "NotRated")]
    {
        let import = ImportAnswers { round: id, source: source(), evaluations };
        let refused = scene.db().run(&scene.actors.coordinator(), &import).await;
        assert_eq!(format!("{:?}", refused.unwrap_err()), expected);
    }
    let evaluations = scene.evaluations();
    let import = ImportAnswers { round: id, source: source(), evaluations };
    let refused = scene.db().run(&scene.actors.leader(), &import).await;
    assert_eq!(format!("{:?}", refused.unwrap_err()), "NotYourPart");
    assert_eq!(scene.round(id).await.kind, None, "nothing was kept");
}

/// What stands in a published table is kept as it is, with places that follow where it has none.
#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn published_scores_are_kept_as_they_are(#[case] engine: Engine) {
    let scene = Scene::on(engine).await;
    let id = scene.opened("mau-2024").await;
    let rows = vec![row(&scene, COMMUNE, 6_885, 5_000), row(&scene, SECOND_COMMUNE, 7_912, 807)];
    let import = ImportStated { round: id, source: source(), rows };
    scene.db().run(&scene.actors.coordinator(), &import).await.unwrap();
    assert_eq!(stated::of_round(scene.db(), id).await.unwrap().len(), 4);

    scene.compute(id).await.unwrap();
    let scores = ddci_survey::store::score::of_round(scene.db(), id).await.unwrap();
    let of = |code: &str, part: &str| {
        let unit = scene.commune(code);
        scores.iter().find(|score| score.unit == unit && score.part.code == part).unwrap()
    };
    let first = of(SECOND_COMMUNE, "composite");
    assert_eq!((first.value, first.place, first.interval), (Some(7_912), Some(1), None));
    assert_eq!(of(COMMUNE, "composite").place, Some(2));
    assert_eq!(of(COMMUNE, "time").value, Some(5_000), "a suspected figure is not mended");
    assert_eq!(of(COMMUNE, "time").note, ddci_survey::model::Note::OutsideScale);
    assert_eq!(of(COMMUNE, "support").value, None);
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn published_scores_that_do_not_fit_are_refused(#[case] engine: Engine) {
    let scene = Scene::on(engine).await;
    let id = scene.opened("mau-2024").await;
    let mut other = row(&scene, COMMUNE, 6_885, 700);
    other.sub_indices[0].0 = "land".to_owned();
    let twice = vec![row(&scene, COMMUNE, 6_885, 700), row(&scene, COMMUNE, 6_885, 700)];
    for (rows, expected) in [
        (Vec::new(), "NothingImported"),
        (vec![other], "DoesNotFit(\"land\")"),
        (twice, "UnitTwice(\"UBND xã Bình An\")"),
    ] {
        let import = ImportStated { round: id, source: source(), rows };
        let refused = scene.db().run(&scene.actors.coordinator(), &import).await;
        assert_eq!(format!("{:?}", refused.unwrap_err()), expected);
    }
}

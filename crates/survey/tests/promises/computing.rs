//! Computing scores: the figures of the library, rounded half up once, with what goes beside them.

use crate::scene::Scene;
use ddci_index::shown;
use ddci_survey::{
    model::{Computed, Inputs, Level, Note, RoundState, compute, read_set},
    store::{answers, rated, score},
    transitions::{ComputeScores, computed},
};
use ddci_testkit::{COMMUNE, Engine, SECOND_COMMUNE, TOWNSHIP};
use rstest::rstest;

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn published_figures_are_the_librarys_rounded_once(#[case] engine: Engine) {
    let scene = Scene::on(engine).await;
    let id = scene.computed("mau-2024").await;
    assert_eq!(scene.round(id).await.state, RoundState::Computed);
    let scores = score::of_round(scene.db(), id).await.unwrap();
    let of = |code: &str, part: &str| {
        let unit = scene.commune(code);
        scores.iter().find(|score| score.unit == unit && score.part.code == part).unwrap()
    };

    // By hand: q1 is 3.5 of 1..5, q2 is 4, q3 is 6 of 11 who know.
    let on_ten = |share: f64| 1.0 + 9.0 * share;
    let time = on_ten(2.5 / 4.0);
    let support = (on_ten(3.0 / 4.0) + on_ten(6.0 / 11.0)) / 2.0;
    let whole = 10.0 * (time / 4.0 + support * 0.75);
    let hundredths = |value: f64| Some((shown(value, 2) * 100.0).round() as i64);
    assert_eq!(of(COMMUNE, "time").value, hundredths(time));
    assert_eq!(of(COMMUNE, "support").value, hundredths(support));
    assert_eq!(of(COMMUNE, "composite").value, hundredths(whole));
    assert_eq!(of(COMMUNE, "support.free").raw, Some(545_455));

    let first = of(COMMUNE, "composite");
    let (low, high) = first.interval.unwrap();
    assert!(low <= first.value.unwrap() && first.value.unwrap() <= high, "{first:?}");
    assert_eq!((first.place, first.places, first.answers), (Some(1), Some((1, 1)), 12));
    assert_eq!(first.band.as_deref(), Some("Tốt"));

    // Eight answers are as many as the set asks for, and too few to be counted (0022).
    let small = of(SECOND_COMMUNE, "composite");
    assert_eq!((small.value, small.place, small.note), (None, None, Note::NotEnough));
    // Three answers where the set asks for four: no figure, no place.
    let few = of(TOWNSHIP, "composite");
    assert_eq!((few.value, few.place, few.note), (None, None, Note::NotEnough));
    let sub_indices = scores.iter().filter(|score| score.part.level == Level::SubIndex);
    assert_eq!(sub_indices.count(), 6);
}

/// Whoever has set, answers and seed comes to the same figures and the same hash.
#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn figures_can_be_computed_again(#[case] engine: Engine) {
    let scene = Scene::on(engine).await;
    let id = scene.computed("mau-2024").await;
    let round = scene.round(id).await;
    let inputs = Inputs {
        set: read_set(&round.index_text).unwrap(),
        rated: rated::of_round(scene.db(), id).await.unwrap(),
        evaluations: answers::of_round(scene.db(), id).await.unwrap(),
        seed: 2024,
    };
    let again = compute(&inputs).unwrap();
    assert_eq!(again.input_hash, round.input_hash);
    let mut scores = again.scores;
    scores.sort_by(|one, other| (one.unit, &one.part.code).cmp(&(other.unit, &other.part.code)));
    let mut kept = score::of_round(scene.db(), id).await.unwrap();
    kept.sort_by(|one, other| (one.unit, &one.part.code).cmp(&(other.unit, &other.part.code)));
    assert_eq!(scores, kept);
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn what_cannot_be_computed_is_refused(#[case] engine: Engine) {
    let scene = Scene::on(engine).await;
    let empty = scene.opened("empty").await;
    let refused = scene.compute(empty).await;
    assert_eq!(format!("{:?}", refused.unwrap_err()), "NothingImported");

    let id = scene.imported("mau-2024").await;
    let before = scene.round(id).await;
    let good = computed(scene.db(), &before).await.unwrap();
    let run = |round, computed| ComputeScores { round, computed };
    let refused = scene.db().run(&scene.actors.leader(), &run(before.clone(), good.clone())).await;
    assert_eq!(format!("{:?}", refused.unwrap_err()), "NotYourPart");

    let none = Computed { scores: Vec::new(), input_hash: String::new() };
    let refused = scene.db().run(&scene.actors.coordinator(), &run(before.clone(), none)).await;
    assert_eq!(format!("{:?}", refused.unwrap_err()), "NoScores");

    // Another file came while it was computed.
    let mut source = crate::scene::source();
    source.hash = "another".to_owned();
    let evaluations = scene.evaluations();
    let import = ddci_survey::transitions::ImportAnswers { round: id, source, evaluations };
    scene.db().run(&scene.actors.coordinator(), &import).await.unwrap();
    let refused = scene.db().run(&scene.actors.coordinator(), &run(before, good)).await;
    assert_eq!(format!("{:?}", refused.unwrap_err()), "ChangedSince");
}

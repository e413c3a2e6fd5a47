//! Publishing and withdrawing, and what other rooms may know of it.

use crate::scene::Scene;
use ddci_platform::seam::Scores;
use ddci_survey::{
    PublishedScores,
    model::{RoundState, Step},
    store::{round, step},
    transitions::{ChangeRound, PublishRound, WithdrawRound},
};
use ddci_testkit::{COMMUNE, Engine, SECOND_COMMUNE};
use rstest::rstest;

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn a_round_is_published_and_withdrawn_with_a_reason(#[case] engine: Engine) {
    let scene = Scene::on(engine).await;
    let id = scene.imported("mau-2024").await;
    let leader = scene.actors.leader();
    let publish = PublishRound { round: id };
    let withdraw = |reason: &str| WithdrawRound { round: id, reason: reason.to_owned() };

    let refused = scene.db().run(&leader, &publish).await;
    assert_eq!(format!("{:?}", refused.unwrap_err()), "WrongState(Draft)");
    scene.compute(id).await.unwrap();
    let refused = scene.db().run(&leader, &withdraw("Sai")).await;
    assert_eq!(format!("{:?}", refused.unwrap_err()), "WrongState(Computed)");
    let refused = scene.db().run(&scene.actors.officer(), &publish).await;
    assert_eq!(format!("{:?}", refused.unwrap_err()), "NotYourPart");

    scene.db().run(&leader, &publish).await.unwrap();
    let change = ChangeRound { round: id, about: scene.about("mau-2024") };
    let refused = scene.db().run(&scene.actors.coordinator(), &change).await;
    assert_eq!(format!("{:?}", refused.unwrap_err()), "WrongState(Published)");
    assert!(
        matches!(scene.compute(id).await, Err(error) if error.to_string().contains("Published"))
    );

    let refused = scene.db().run(&leader, &withdraw(" ")).await;
    assert_eq!(format!("{:?}", refused.unwrap_err()), "NoReason");
    scene.db().run(&leader, &withdraw("Thiếu phiếu của một xã")).await.unwrap();
    let round = scene.round(id).await;
    assert_eq!((round.state, round.published_at), (RoundState::Computed, None));
    let taken = step::of_round(scene.db(), id).await.unwrap();
    assert_eq!(
        (taken[0].step, taken[0].words.as_str()),
        (Step::Withdrawn, "Thiếu phiếu của một xã")
    );
    assert_eq!(taken[0].by.as_deref(), Some("Nguyễn Lãnh Đạo"));
    let verbs = ["open", "import_answers", "compute", "publish", "withdraw"];
    assert_eq!(scene.audited().await, verbs.map(|verb| format!("survey_round.{verb}")));
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn only_what_is_published_is_everybodys(#[case] engine: Engine) {
    let scene = Scene::on(engine).await;
    let id = scene.computed("mau-2024").await;
    let db = scene.db();
    let own = &scene.actors.member(ddci_platform::permit::Role::Coordinator).viewer;
    let other = &scene.elsewhere.member(ddci_platform::permit::Role::Coordinator).viewer;
    let above = &scene.province.member(ddci_platform::permit::Role::Coordinator).viewer;
    let officer = &scene.actors.member(ddci_platform::permit::Role::Officer).viewer;

    assert!(round::readable(db, Some(own), "mau-2024").await.unwrap().is_some());
    for nobody in [None, Some(other), Some(above), Some(officer)] {
        assert_eq!(round::readable(db, nobody, "mau-2024").await.unwrap(), None);
    }
    assert_eq!(round::published(db).await.unwrap(), []);

    db.run(&scene.actors.coordinator(), &PublishRound { round: id }).await.unwrap();
    for anybody in [None, Some(other), Some(above), Some(officer)] {
        assert!(round::readable(db, anybody, "mau-2024").await.unwrap().is_some());
    }
}

/// What the dashboard of a plan asks for.
#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn other_rooms_know_published_scores_only(#[case] engine: Engine) {
    let scene = Scene::on(engine).await;
    let id = scene.computed("mau-2024").await;
    let db = scene.db();
    let asked = async |code: &str, year: i32| {
        PublishedScores.latest(db, scene.commune(code), year).await.unwrap()
    };
    assert_eq!(asked(COMMUNE, 2024).await, None);
    db.run(&scene.actors.coordinator(), &PublishRound { round: id }).await.unwrap();

    let scores = asked(COMMUNE, 2025).await.expect("it is published");
    assert_eq!((scores.place, scores.among, scores.year), (Some(1), 1, 2024));
    assert_eq!(scores.href, "/ddci/mau-2024/commune");
    assert!(scores.sub_indices[0].is_of("CHI PHÍ THỜI GIAN"));
    assert!(scores.composite.interval.is_some());
    assert_eq!(asked(COMMUNE, 2023).await, None, "of no later year");

    // Eight answers are too few to be counted: no score, here as anywhere (0022).
    let few = asked(SECOND_COMMUNE, 2024).await.expect("it is rated");
    assert_eq!((few.composite.points, few.place), (None, None));
}

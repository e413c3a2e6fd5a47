//! Opening and changing a round.

use crate::scene::{SET, Scene};
use ddci_platform::store::Read;
use ddci_survey::{
    model::RoundState,
    store::{answers, score},
    transitions::{About, ChangeRound, OpenRound},
};
use ddci_testkit::Engine;
use jiff::civil::date;
use rstest::rstest;

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn a_round_keeps_what_it_was_opened_with(#[case] engine: Engine) {
    let scene = Scene::on(engine).await;
    let id = scene.opened("mau-2024").await;

    let round = scene.round(id).await;
    assert_eq!((round.state, round.year, round.seed), (RoundState::Draft, 2024, 2024));
    assert_eq!((round.block.as_str(), round.index_text.as_str()), ("locality", SET));
    assert_eq!(round.index_hash, ddci_index::hash::of_text(SET).0);
    assert_eq!(scene.audited().await, ["survey_round.open"]);
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn what_cannot_stand_is_refused(#[case] engine: Engine) {
    let scene = Scene::on(engine).await;
    scene.opened("taken").await;
    let about = scene.about("free");
    let pooled = SET.replace("\"fixed\"", "\"pooled_years\"");
    let records = SET.replace("yes_share", "hard_ratio");
    let bad = [
        (About { title: " ".to_owned(), ..about.clone() }, "Missing(\"title\")"),
        (About { method: String::new(), ..about.clone() }, "Missing(\"method\")"),
        (About { index_text: String::new(), ..about.clone() }, "Missing(\"index\")"),
        (About { title: "x".repeat(201), ..about.clone() }, "TooLong(200)"),
        (About { year: 24, ..about.clone() }, "NoYear"),
        (About { to: date(2024, 5, 31), ..about.clone() }, "EndsBeforeItStarts"),
        (About { address: "Lạng Sơn".to_owned(), ..about.clone() }, "NoAddress"),
        (About { address: "-x".to_owned(), ..about.clone() }, "NoAddress"),
        (About { address: "taken".to_owned(), ..about.clone() }, "AddressTaken"),
        (About { index_text: "code = 1".to_owned(), ..about.clone() }, "BadSet(Broken"),
        (About { index_text: pooled, ..about.clone() }, "BadSet(PooledYears)"),
        (About { index_text: records, ..about.clone() }, "BadSet(Broken"),
    ];
    for (about, expected) in bad {
        let refused = scene.db().run(&scene.actors.coordinator(), &OpenRound { about }).await;
        let refused = format!("{:?}", refused.unwrap_err());
        assert!(refused.starts_with(expected), "{refused} is not {expected}");
    }
    for actor in [scene.actors.leader(), scene.actors.officer(), scene.actors.administrator()] {
        let refused = scene.db().run(&actor, &OpenRound { about: about.clone() }).await;
        assert_eq!(format!("{:?}", refused.unwrap_err()), "NotYourPart");
    }
    assert_eq!(scene.audited().await, ["survey_round.open"], "refusals leave nothing");
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn a_change_takes_scores_away_and_another_set_the_answers(#[case] engine: Engine) {
    let scene = Scene::on(engine).await;
    let id = scene.computed("mau-2024").await;
    let coordinator = scene.actors.coordinator();

    let about = About { title: "Tên khác".to_owned(), ..scene.about("mau-2024") };
    scene.db().run(&coordinator, &ChangeRound { round: id, about }).await.unwrap();
    let round = scene.round(id).await;
    assert_eq!((round.state, round.title.as_str()), (RoundState::Draft, "Tên khác"));
    assert_eq!(score::of_round(scene.db(), id).await.unwrap(), []);
    assert_eq!(answers::of_round(scene.db(), id).await.unwrap().len(), 23);

    let about = About { index_text: format!("{SET}\n"), ..scene.about("mau-2024") };
    scene.db().run(&coordinator, &ChangeRound { round: id, about }).await.unwrap();
    assert_eq!(scene.round(id).await.kind, None);
    let rows = scene.db().all("SELECT round FROM survey_answers", Vec::new()).await.unwrap();
    assert!(rows.is_empty());
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn a_round_of_another_authority_is_not_there(#[case] engine: Engine) {
    let scene = Scene::on(engine).await;
    let id = scene.opened("mau-2024").await;
    for actor in [scene.elsewhere.coordinator(), scene.province.coordinator()] {
        let change = ChangeRound { round: id, about: scene.about("mau-2024") };
        let refused = scene.db().run(&actor, &change).await;
        assert_eq!(format!("{:?}", refused.unwrap_err()), "NotFound");
    }
}

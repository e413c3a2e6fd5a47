//! Terms of use: the authority's words, changed at any time, and no figure with them.

use crate::{pages::said, scene::Scene};
use ddci_platform::permit::Role;
use ddci_survey::{
    store::{licence, score},
    transitions::SetLicence,
};
use ddci_testkit::Engine;
use rstest::rstest;

const WORDS: &str = "Được dùng lại, ghi nguồn <UBND huyện Mẫu>.";

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn whoever_publishes_states_the_terms(#[case] engine: Engine) {
    let scene = Scene::on(engine).await;
    let round = scene.published("mau-2024").await;
    let before = score::of_round(scene.db(), round).await.unwrap();
    let set = SetLicence { round, words: format!("  {WORDS}\n") };
    scene.db().run(&scene.actors.leader(), &set).await.unwrap();
    assert_eq!(licence::of_round(scene.db(), round).await.unwrap(), WORDS);
    assert_eq!(score::of_round(scene.db(), round).await.unwrap(), before);
    assert_eq!(scene.audited().await.last().map(String::as_str), Some("survey_round.licence"));

    let refused = scene.db().run(&scene.actors.officer(), &set).await;
    assert_eq!(format!("{:?}", refused.unwrap_err()), "NotYourPart");
    let refused = scene.db().run(&scene.elsewhere.leader(), &set).await;
    assert_eq!(format!("{:?}", refused.unwrap_err()), "NotFound");
    let long = SetLicence { round, words: "x".repeat(5_001) };
    let refused = scene.db().run(&scene.actors.leader(), &long).await;
    assert_eq!(format!("{:?}", refused.unwrap_err()), "TooLong(5000)");
}

#[tokio::test]
async fn the_terms_stand_beside_the_data() {
    let scene = Scene::on(Engine::Sqlite).await;
    let round = scene.published("mau-2024").await;
    let path = format!("/rounds/{round}/licence");
    let mut leader = scene.browser(Role::Leader, "vi");
    let long = "x".repeat(5_001);
    let answer = leader.post(&path, &[("words", &long)]).await;
    assert_eq!(answer.status.as_u16(), 422);
    assert!(answer.text().contains(&long) && said(&answer).contains("5000"));
    let none = said(&scene.public("vi").get("/ddci/mau-2024/data").await);
    assert!(none.contains("chưa nêu điều kiện"), "{none}");

    assert_eq!(leader.post(&path, &[("words", WORDS)]).await.status.as_u16(), 303);
    let page = scene.public("vi").get("/ddci/mau-2024/data").await.text();
    assert!(page.contains("ghi nguồn &lt;UBND huyện Mẫu&gt;."), "{page}");
    let json = scene.public("vi").get("/ddci/mau-2024/data/data.json").await.text();
    assert!(json.contains(WORDS), "{json}");
}

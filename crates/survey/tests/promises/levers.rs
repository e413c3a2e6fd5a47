//! Levers of a unit: what pays, what a target needs, what if. Nothing is stored.

use crate::{
    pages::{page, said},
    scene::Scene,
    years::{self, ALL, about, usual},
};
use ddci_platform::{store::Read, values};
use ddci_testkit::Engine;
use rstest::rstest;

const LEVERS: &str = "/ddci/mau-2024/second-commune/levers";

#[rstest]
#[case::vi("vi")]
#[case::en("en")]
#[tokio::test]
async fn levers_say_what_was_looked_at(#[case] lang: &str) {
    let scene = Scene::on(Engine::Sqlite).await;
    years::published(&scene, about(&scene, 2024), &ALL, usual).await;
    let mut public = scene.public(lang);
    insta::assert_snapshot!(format!("levers_{lang}"), page(&mut public, LEVERS).await);
    let asked = format!("{LEVERS}?of=support&target=6&indicator=support.free&value=78%25");
    insta::assert_snapshot!(format!("levers_asked_{lang}"), page(&mut public, &asked).await);
}

/// By hand: support.free runs from 0.4 to 0.8 over the communes; at 0.8 the second commune has 10 there
/// instead of 1, which is half of a sub-index that weighs three quarters.
#[tokio::test]
async fn what_if_is_the_score_that_would_be() {
    let scene = Scene::on(Engine::Sqlite).await;
    years::published(&scene, about(&scene, 2024), &ALL, usual).await;
    let mut public = scene.public("en");
    let board = page(&mut public, "/ddci/mau-2024/second-commune").await;
    assert!(board.contains("38.13 points"), "{board}");
    let asked = format!("{LEVERS}?indicator=support.free&value=80");
    let then = page(&mut public, &asked).await;
    assert!(then.contains("The composite would be 71.88, now 38.13 (+33.75)."), "{then}");
    // A weight of 1 leaves only that sub-index: its points, on 100.
    let asked = format!("{LEVERS}?weighed=time&weight=100");
    let then = page(&mut public, &asked).await;
    assert!(then.contains("The composite would be 55.00, now 38.13 (+16.87)."), "{then}");
}

/// What cannot be read comes back as it was typed, with words beside it.
#[rstest]
#[case("of=time&target=12", "from 1 to 10")]
#[case("of=time&target=nine", "from 1 to 10")]
#[case("indicator=support.free&value=178", "from 0.0% to 100.0%")]
#[case("indicator=time.fast&value=0", "from 1.00 to 5.00")]
#[case("indicator=time.fast&value=NaN", "from 1.00 to 5.00")]
#[case("indicator=else&value=3", "Choose the question")]
#[case("weighed=time&weight=101", "from 0 to 100")]
#[case("weighed=else&weight=10", "Choose the sub-index")]
#[tokio::test]
async fn what_cannot_be_read_is_said(#[case] query: &str, #[case] words: &str) {
    let scene = Scene::on(Engine::Sqlite).await;
    years::published(&scene, about(&scene, 2024), &ALL, usual).await;
    let answer = scene.public("en").get(&format!("{LEVERS}?{query}")).await;
    assert_eq!(answer.status.as_u16(), 422, "{query}");
    assert!(said(&answer).contains(words), "{query}: {}", said(&answer));
    let (_, typed) = query.rsplit_once('=').unwrap();
    assert!(answer.text().contains(&format!("value=\"{typed}\"")), "{query}");
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn asking_stores_nothing(#[case] engine: Engine) {
    let scene = Scene::on(engine).await;
    years::published(&scene, about(&scene, 2024), &ALL, usual).await;
    let before = scene.audited().await;
    let asked =
        format!("{LEVERS}?of=time&target=9&indicator=time.fast&value=4&weighed=time&weight=9");
    page(&mut scene.public("vi"), &asked).await;
    assert_eq!(scene.audited().await, before);
    let rows = scene.db().all("SELECT id FROM survey_round", values![]).await.unwrap();
    assert_eq!(rows.len(), 1);
}

/// By hand: the second commune has 5.5 and 1 there, 3.25 in all; for 4.5 both need 1.25 points more: of
/// 2..4 that is 3.28, of 40..80 % it is 45.6 %.
#[tokio::test]
async fn questions_that_rise_together_need_less_each() {
    let scene = Scene::on(Engine::Sqlite).await;
    years::published(&scene, about(&scene, 2024), &ALL, usual).await;
    let said = page(&mut scene.public("en"), &format!("{LEVERS}?of=support&target=4.5")).await;
    assert!(said.contains("3.00\n3.56\n3.28\n"), "{said}");
    assert!(said.contains("40.0%\n51.1%\n45.6%\n"), "{said}");
}

/// A target that is reached needs nothing, and no target is guessed.
#[tokio::test]
async fn a_reached_target_needs_nothing() {
    let scene = Scene::on(Engine::Sqlite).await;
    years::published(&scene, about(&scene, 2024), &ALL, usual).await;
    let mut public = scene.public("en");
    let asked = format!("{LEVERS}?of=time&target=5");
    assert!(page(&mut public, &asked).await.contains("5.00 is reached."));
    let none = page(&mut public, LEVERS).await;
    assert!(!none.contains("is reached") && !none.contains("rise together"), "{none}");
}

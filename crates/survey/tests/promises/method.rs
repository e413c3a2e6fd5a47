//! The page of method: everything that is needed to compute a round anew.

use crate::{
    pages::page,
    scene::Scene,
    years::{self, ALL, about, usual},
};
use ddci_testkit::Engine;
use rstest::rstest;
use sha2::{Digest, Sha256};

#[rstest]
#[case::vi("vi")]
#[case::en("en")]
#[tokio::test]
async fn the_method_says_what_was_looked_at(#[case] lang: &str) {
    let scene = Scene::on(Engine::Sqlite).await;
    let id = years::published(&scene, about(&scene, 2024), &ALL, usual).await;
    let said = page(&mut scene.public(lang), "/ddci/mau-2024/method").await;
    let round = scene.round(id).await;
    let set = hex::encode(Sha256::digest(round.index_text.as_bytes()));
    for hash in [&set, &round.input_hash] {
        assert!(said.contains(hash.as_str()), "{said}");
    }
    // Hashes of answers with random keys differ from run to run.
    let said = said.replace(&round.input_hash, "INPUTS");
    insta::assert_snapshot!(format!("method_{lang}"), said);
}

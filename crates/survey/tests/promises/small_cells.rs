//! Small cells: neither shown nor counted, so that nothing that is given leads back to them (0022).

use crate::{
    open_data::{assert_it_follows, rows, text},
    pages::page,
    scene::Scene,
    years::{self, ALL, about, usual},
};
use ddci_survey::{model::Cell, transitions::About};
use ddci_testkit::{COMMUNE, Engine, SECOND_COMMUNE, TOWNSHIP};
use rstest::rstest;

/// Nine of twenty answer the third question about the township, all "no".
fn all_no(code: &str, respondent: u32) -> Vec<Cell> {
    few(code, respondent, 0.0)
}

/// The same nine say "yes": the township would be the best of all, and set the goalpost.
fn all_yes(code: &str, respondent: u32) -> Vec<Cell> {
    few(code, respondent, 1.0)
}

fn few(code: &str, respondent: u32, answer: f64) -> Vec<Cell> {
    let mut cells = usual(code, respondent);
    if code == TOWNSHIP {
        cells[2] = if respondent < 9 { Cell::Value(answer) } else { Cell::Gap };
    }
    cells
}

/// Everything that is given of a round, but for the hash of its answers.
async fn given(answers: years::Answers, set: String) -> Vec<String> {
    let scene = Scene::on(Engine::Sqlite).await;
    years::published(&scene, about(&scene, 2023), &ALL, usual).await;
    let about = About { index_text: set, ..about(&scene, 2024) };
    let id = years::published(&scene, about, &ALL, answers).await;
    let round = scene.round(id).await;
    let mut client = scene.public("vi");
    let mut all = Vec::new();
    for file in ["units.csv", "sub-indices.csv", "indicators.csv", "values.csv", "data.json"] {
        all.push(text(&mut client, file).await);
    }
    let mut sides = vec![String::new()];
    sides.extend(["/change", "/method", "/data"].map(str::to_owned));
    for code in ALL {
        sides.extend(["", "/change", "/levers"].map(|side| format!("/{code}{side}")));
    }
    for side in sides {
        all.push(page(&mut client, &format!("/ddci/mau-2024{side}")).await);
    }
    let published = round.published_at.unwrap().to_string();
    all.iter().map(|text| text.replace(&round.input_hash, "").replace(&published, "")).collect()
}

/// Two worlds that differ in a small cell alone look the same in everything that is given: so there is
/// no way at all to solve for it, whatever else is known.
#[rstest]
#[case::goalposts_move(years::moving())]
#[case::goalposts_stand(crate::scene::SET.to_owned())]
#[tokio::test]
async fn worlds_that_differ_in_a_small_cell_look_the_same(#[case] set: String) {
    let (no, yes) = (given(all_no, set.clone()).await, given(all_yes, set.clone()).await);
    assert_eq!(no, yes);
    // That they are the same is not because nothing is given: one answer more, and they differ.
    let other = given(
        |code, respondent| {
            let mut cells = few(code, respondent, 0.0);
            if code == COMMUNE && respondent == 0 {
                cells[1] = Cell::Value(1.0);
            }
            cells
        },
        set,
    );
    assert_ne!(no, other.await);
}

/// The ways in which a hidden figure is usually solved for: what is left of a sub-index, the goalpost
/// that nobody shown has set, what is left of a total.
#[tokio::test]
async fn the_usual_ways_lead_nowhere() {
    let scene = Scene::on(Engine::Sqlite).await;
    years::published(&scene, about(&scene, 2024), &ALL, all_yes).await;
    let mut client = scene.public("vi");
    let values = rows(&mut client, "values.csv").await;
    let row = |unit: &str, code: &str| {
        values.iter().find(|row| row["unit"] == unit && row["indicator"] == code).unwrap().clone()
    };
    let hidden = row(TOWNSHIP, "support.free");
    for column in ["answers", "raw", "standard_error", "raw_low", "raw_high", "score"] {
        assert_eq!(hidden[column], "", "{column}");
    }
    assert_eq!(hidden["suppressed"], "true");

    let sub_indices = rows(&mut client, "sub-indices.csv").await;
    let of = |row: &&std::collections::BTreeMap<String, String>| {
        row["unit"] == TOWNSHIP && row["sub_index"] == "support"
    };
    let support = sub_indices.iter().find(of).unwrap();
    assert_eq!(support["score"], row(TOWNSHIP, "support.good")["score"]);

    let indicators = rows(&mut client, "indicators.csv").await;
    let free = indicators.iter().find(|row| row["indicator"] == "support.free").unwrap();
    let shown = [COMMUNE, SECOND_COMMUNE].map(|unit| row(unit, "support.free")["raw"].clone());
    let mut shown: Vec<f64> = shown.iter().map(|raw| raw.parse().unwrap()).collect();
    shown.sort_by(f64::total_cmp);
    let ends = ["goalpost_min", "goalpost_max"].map(|end| free[end].parse::<f64>().unwrap());
    assert_eq!(shown, ends);
    // And what is given is still enough to compute everything that is published.
    assert_it_follows(&mut client).await;
}

/// A unit of few answers has no score and takes no place; no total tells how many it has.
#[tokio::test]
async fn a_unit_of_few_answers_leaves_no_trace() {
    let scene = Scene::on(Engine::Sqlite).await;
    scene.published("mau-2024").await;
    let mut client = scene.public("vi");
    let units = rows(&mut client, "units.csv").await;
    for row in units.iter().filter(|row| row["unit"] != COMMUNE) {
        for column in ["answers", "composite", "low", "high", "place", "best_place", "band"] {
            assert_eq!(row[column], "", "{row:?}");
        }
        assert_eq!(row["suppressed"], "true");
    }
    for side in ["", "/method", "/data"] {
        let said = page(&mut client, &format!("/ddci/mau-2024{side}")).await;
        // Twelve, eight and three: neither the sum nor the hidden ones are told.
        assert!(!said.contains("23 phiếu") && !said.contains("\n8\n"), "{said}");
    }
    let json = text(&mut client, "data.json").await;
    assert!(!json.contains("23,") && !json.contains(": 23"), "{json}");
    assert_it_follows(&mut client).await;
}

//! Open data: from nothing but the files, the published figures to the last digit.

use crate::{
    pages::page,
    scene::{SET, Scene},
    years::{self, ALL, about, later, usual},
};
use ddci_index::{
    Table,
    model::IndexSet,
    normalise::Goalposts,
    score::{Scored, score},
    shown,
};
use ddci_survey::transitions::About;
use ddci_testkit::{Client, Engine};
use rstest::rstest;
use serde_json::Value;
use std::collections::BTreeMap;

/// A table of a file: rows as cells by column.
pub type Rows = Vec<BTreeMap<String, String>>;

pub async fn text(client: &mut Client, file: &str) -> String {
    let answer = client.get(&format!("/ddci/mau-2024/data/{file}")).await;
    assert_eq!(answer.status.as_u16(), 200, "{file}");
    answer.text()
}

pub async fn rows(client: &mut Client, file: &str) -> Rows {
    let text = text(client, file).await;
    let text = text.strip_prefix('\u{feff}').expect("the mark of UTF-8");
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    reader.deserialize().map(|row| row.unwrap()).collect()
}

fn cell<'a>(row: &'a BTreeMap<String, String>, name: &str) -> &'a str {
    row.get(name).unwrap_or_else(|| panic!("no column {name}"))
}

/// What whoever has downloaded the files computes.
pub async fn recomputed(client: &mut Client) -> (IndexSet, Vec<String>, Scored) {
    let set = IndexSet::read(&text(client, "index-set.toml").await).unwrap();
    let (units, values) = (rows(client, "units.csv").await, rows(client, "values.csv").await);
    let codes: Vec<String> = units.iter().map(|row| cell(row, "unit").to_owned()).collect();
    let raw = |unit: &String, code: &str| -> Option<f64> {
        let of = |row: &&BTreeMap<String, String>| {
            cell(row, "unit") == unit && cell(row, "indicator") == code
        };
        cell(values.iter().find(of)?, "raw").parse().ok()
    };
    let columns = set.indicators().map(|own| {
        (own.code.clone(), codes.iter().map(|unit| raw(unit, &own.code)).collect::<Vec<_>>())
    });
    let table = Table::new(codes.clone(), columns.collect::<Vec<_>>()).unwrap();
    let answers: Vec<usize> =
        units.iter().map(|row| cell(row, "answers").parse().unwrap_or(0)).collect();
    let scored = score(&set, &table, &answers, &[]).unwrap();
    (set, codes, scored)
}

fn digits(value: Option<f64>) -> String {
    value.map(|value| format!("{:.2}", shown(value, 2))).unwrap_or_default()
}

/// Holds every published figure against what follows from the files.
pub async fn assert_it_follows(client: &mut Client) {
    let (set, codes, scored) = recomputed(client).await;
    let units = rows(client, "units.csv").await;
    let mut held = 0;
    for (at, row) in units.iter().enumerate() {
        assert_eq!(cell(row, "composite"), digits(scored.composite[at]), "{row:?}");
        let place = scored.ranks[at].map(|rank| rank.to_string()).unwrap_or_default();
        assert_eq!(cell(row, "place"), place, "{row:?}");
        assert_eq!(cell(row, "band"), scored.bands[at].clone().unwrap_or_default(), "{row:?}");
        held += usize::from(scored.composite[at].is_some());
    }
    for row in rows(client, "sub-indices.csv").await {
        let found = scored.sub_indices.get(cell(&row, "unit"), cell(&row, "sub_index"));
        assert_eq!(cell(&row, "score"), digits(found), "{row:?}");
    }
    for row in rows(client, "values.csv").await {
        let found = scored.normalised.get(cell(&row, "unit"), cell(&row, "indicator"));
        assert_eq!(cell(&row, "score"), digits(found), "{row:?}");
    }
    for (row, ends) in rows(client, "indicators.csv").await.iter().zip(&scored.ends) {
        let end = |name| cell(row, name).parse::<f64>().ok();
        let told = end("goalpost_min").zip(end("goalpost_max"));
        assert_eq!(told.map(|(min, max)| Goalposts { min, max }), *ends, "{row:?}");
    }
    assert!(held > 0 && !set.sub_indices.is_empty() && !codes.is_empty());
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn published_figures_follow_from_the_files(#[case] engine: Engine) {
    let scene = Scene::on(engine).await;
    years::published(&scene, about(&scene, 2024), &ALL, later).await;
    assert_it_follows(&mut scene.public("vi")).await;
    let fixed = Scene::on(engine).await;
    let set = About { index_text: SET.to_owned(), ..about(&fixed, 2024) };
    years::published(&fixed, set, &ALL, usual).await;
    assert_it_follows(&mut fixed.public("vi")).await;
}

/// Whether a cell of the document is that of the file.
fn is_told(value: &Value, cell: &str) -> bool {
    match value {
        Value::Null => cell.is_empty(),
        Value::String(text) => text == cell,
        // The reader of this test may lose the last bit; the text has it.
        Value::Number(number) => {
            let (told, cell) = (number.as_f64().unwrap(), cell.parse::<f64>().unwrap());
            (told - cell).abs() <= 2.0 * f64::EPSILON * cell.abs()
        }
        Value::Bool(flag) => cell == if *flag { "true" } else { "false" },
        other => panic!("{other}"),
    }
}

/// The document for machines holds the same cells, says what each column is, and the whole index set.
#[tokio::test]
async fn the_document_holds_the_same() {
    let scene = Scene::on(Engine::Sqlite).await;
    years::published(&scene, about(&scene, 2024), &ALL, usual).await;
    let mut client = scene.public("vi");
    let json: Value = serde_json::from_str(&text(&mut client, "data.json").await).unwrap();
    let set: IndexSet = serde_json::from_value(json["index_set"].clone()).unwrap();
    assert_eq!(set, IndexSet::read(&years::moving()).unwrap());
    assert_eq!(json["suppression"]["least_answers"], 10);
    assert_eq!(json["illustrative"], false);
    for table in json["tables"].as_array().unwrap() {
        let columns: Vec<&str> = table["columns"]
            .as_array()
            .unwrap()
            .iter()
            .map(|column| {
                assert!(!column["vi"].as_str().unwrap().is_empty());
                assert_ne!(column["vi"], column["en"]);
                column["name"].as_str().unwrap()
            })
            .collect();
        let file = rows(&mut client, table["file"].as_str().unwrap()).await;
        let told = table["rows"].as_array().unwrap();
        assert_eq!(told.len(), file.len());
        for (cells, row) in told.iter().zip(&file) {
            for (name, value) in columns.iter().zip(cells.as_array().unwrap()) {
                assert!(is_told(value, cell(row, name)), "{name} {value} {row:?}");
            }
        }
    }
}

/// Whoever asks gets the same bytes, and a file that is not there is not there.
#[tokio::test]
async fn a_download_is_the_same_for_everybody() {
    let scene = Scene::on(Engine::Sqlite).await;
    scene.published("mau-2024").await;
    let mut leader = scene.browser(ddci_platform::permit::Role::Leader, "en");
    for file in ["units.csv", "values.csv", "data.json", "index-set.toml"] {
        let public = text(&mut scene.public("vi"), file).await;
        assert_eq!(text(&mut leader, file).await, public, "{file}");
    }
    let missing = leader.get("/ddci/mau-2024/data/answers.csv").await;
    assert_eq!(missing.status.as_u16(), 404);
}

#[rstest]
#[case::vi("vi")]
#[case::en("en")]
#[tokio::test]
async fn the_page_of_data_says_what_was_looked_at(#[case] lang: &str) {
    let scene = Scene::on(Engine::Sqlite).await;
    years::published(&scene, about(&scene, 2024), &ALL, usual).await;
    let said = page(&mut scene.public(lang), "/ddci/mau-2024/data").await;
    insta::assert_snapshot!(format!("data_{lang}"), said);
}

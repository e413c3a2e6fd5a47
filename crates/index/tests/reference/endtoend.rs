//! `endtoend/`: answers to indicators, sub-indices, score on 100 and rank, by R's survey package and
//! base R.

use std::collections::BTreeMap;

use ddci_index::design::Design;
use ddci_index::model::{Block, GoalpostScope, IndexSet, Indicator, Kind, Question, SubIndex};
use ddci_index::rank::Ties;
use ddci_index::score::{Sample, measure, score};
use ddci_index::{Direction, Exact, Fault};
use rstest::rstest;

use crate::csv_file::{CsvFile, assert_near};

fn indicator(item: &str, direction: f64) -> Indicator {
    Indicator {
        code: item.to_owned(),
        kind: Kind::LikertMean,
        direction: if direction < 0.0 { Direction::Lower } else { Direction::Higher },
        weight: None,
        goalposts: None,
        questions: vec![Question {
            code: item.to_owned(),
            text: None,
            text_en: None,
            min: 0.0,
            max: 1e9,
            dont_know_codes: Vec::new(),
            dont_know: Default::default(),
            recode: BTreeMap::new(),
        }],
    }
}

fn set() -> IndexSet {
    let (items, weights) =
        (CsvFile::read("endtoend/data/items.csv"), CsvFile::read("endtoend/weights.csv"));
    let rows: Vec<((String, String), f64)> = items
        .text("item")
        .into_iter()
        .zip(items.text("sub_index"))
        .zip(items.numbers("direction"))
        .collect();
    let sub_index = |(code, weight): (String, String)| SubIndex {
        indicators: rows
            .iter()
            .filter(|((_, sub_index), _)| *sub_index == code)
            .map(|((item, _), direction)| indicator(item, *direction))
            .collect(),
        name: code.clone(),
        code,
        weight: weight.parse().unwrap(),
        counts: true,
    };
    let set = IndexSet {
        code: "endtoend".into(),
        province: "generated".into(),
        year: 2025,
        block: Block::Locality,
        source: "generated".into(),
        verified: true,
        low: 1.0,
        high: 10.0,
        goalposts: GoalpostScope::BlockYear,
        ties: Ties::Lowest,
        least_answers: 0,
        least_share: 0.0,
        decimals: 2,
        bands: Vec::new(),
        sub_indices: weights
            .text("sub_index")
            .into_iter()
            .zip(weights.text("weight"))
            .map(sub_index)
            .collect(),
    };
    set.check().unwrap();
    set
}

/// The rows of one kind, with strata = unit × commune × group and the population N of the frame.
fn sample(kind: &str) -> Result<Sample, Fault> {
    let (file, frame) =
        (CsvFile::read("endtoend/data/responses.csv"), CsvFile::read("endtoend/data/frame.csv"));
    let stratum = |file: &CsvFile| -> Vec<String> {
        let cells =
            file.text("unit_id").into_iter().zip(file.text("commune")).zip(file.text("group"));
        cells.map(|((unit, commune), group)| format!("{unit}|{commune}|{group}")).collect()
    };
    let populations: BTreeMap<String, f64> =
        stratum(&frame).into_iter().zip(frame.numbers("N")).collect();
    let kept: Vec<bool> = file.text("kind").iter().map(|own| own == kind).collect();
    let keep = |column: Vec<f64>| -> Vec<f64> {
        column.into_iter().zip(&kept).filter_map(|(cell, keep)| keep.then_some(cell)).collect()
    };
    let texts = |column: Vec<String>| -> Vec<String> {
        column.into_iter().zip(&kept).filter_map(|(cell, keep)| keep.then_some(cell)).collect()
    };
    let strata = texts(stratum(&file));
    let sizes: Vec<f64> = strata.iter().map(|stratum| populations[stratum]).collect();
    let design =
        Design::new(keep(file.numbers("w_nr")))?.stratified(&strata)?.with_population(&sizes)?;
    let items = CsvFile::read("endtoend/data/items.csv").text("item");
    let answers = items.into_iter().map(|item| (item.clone(), keep(file.numbers(&item)))).collect();
    Sample::new(design, &texts(file.text("unit_id")), answers)
}

#[rstest]
#[case("department", 3)]
#[case("district", 5)]
fn from_answers_to_ranks_as_r(#[case] kind: &str, #[case] units: usize) {
    let (set, sample) = (set(), sample(kind).unwrap());
    let measured = measure(&set, &sample, None).unwrap();
    let scored = score(&set, &measured.table(0), &measured.rows, &[]).unwrap();
    assert_eq!(measured.units.len(), units);

    let expected = CsvFile::read("endtoend/indicators_expected.csv");
    let mut compared = 0;
    for (at, _) in expected.text("kind").iter().enumerate().filter(|(_, own)| *own == kind) {
        let (unit, item) = (&expected.text("unit_id")[at], &expected.text("item")[at]);
        let found = measured.get(unit, item).unwrap();
        assert_eq!(found.answers as f64, expected.numbers("n")[at]);
        assert_near(found.value, expected.numbers("mean")[at], 1e-7);
        assert_near(found.error, expected.numbers("se")[at], 1e-7);
        assert_near(
            scored.normalised.get(unit, item).unwrap(),
            expected.numbers("normalised")[at],
            1e-9,
        );
        compared += 1;
    }
    assert_eq!(compared, units * 16);

    let expected = CsvFile::read("endtoend/scores_expected.csv");
    for (at, unit) in expected.text("unit_id").iter().enumerate() {
        let Some(row) = measured.units.iter().position(|own| own == unit) else { continue };
        for code in ["SI01", "SI02", "SI03", "SI04"] {
            assert_near(
                scored.sub_indices.get(unit, code).unwrap(),
                expected.numbers(code)[at],
                1e-9,
            );
        }
        assert_near(scored.composite[row].unwrap(), expected.numbers("score100")[at], 1e-9);
        assert_eq!(scored.ranks[row].unwrap(), expected.numbers("rank")[at]);
    }
}

/// The weights of the file are decimals that add up to one exactly.
#[test]
fn weights_are_exact() {
    let sum = set().sub_indices.iter().try_fold(Exact::ZERO, |sum, s| sum.plus(s.weight)).unwrap();
    assert_eq!(sum, Exact::ONE);
}

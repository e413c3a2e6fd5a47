//! The shipped sets, and what a set's file may not say.

use std::collections::BTreeMap;

use ddci_index::design::Design;
use ddci_index::model::{Block, IndexSet, district, lang_son_2023, pci_2021};
use ddci_index::score::{Note, Sample, measure, score};
use ddci_index::{Exact, Rule};
use rstest::rstest;

#[test]
fn shipped_sets_are_sound() {
    let lang_son = lang_son_2023().unwrap();
    assert_eq!((lang_son.sub_indices.len(), lang_son.block), (9, Block::Locality));
    let green = lang_son.sub_indices.last().unwrap();
    assert!(!green.counts && green.weight == Exact::ZERO && green.code == "green");
    assert!(!lang_son.verified);
    assert_eq!(pci_2021().unwrap().sub_indices.len(), 10);
    let district = district().unwrap();
    assert_eq!(district.indicators().count(), 48);
    assert_eq!(district.tree().unwrap().shares().len(), 42);
    assert_eq!(district.band(79.995), Some("Rất tốt"));
    assert_eq!(district.band(79.99), Some("Tốt"));
    assert_eq!(district.band(13.77), None);
}

const SET: &str = r#"
code = "s"
province = "p"
year = 2024
block = "locality"
source = "test"
verified = true
least_answers = 3
[[sub_index]]
code = "a"
name = "A"
weight = "1/2"
[[sub_index.indicator]]
code = "a.1"
kind = "top_two_share"
[[sub_index.indicator.question]]
code = "q1"
min = 1.0
max = 5.0
dont_know_codes = ["99"]
[[sub_index]]
code = "b"
name = "B"
weight = "1/2"
[[sub_index.indicator]]
code = "b.1"
kind = "median"
direction = "lower"
[[sub_index.indicator.question]]
code = "q2"
min = 0.0
max = 100.0
"#;

#[rstest]
#[case(r#"weight = "1/2""#, r#"weight = "1/3""#, Rule::SumToOne)]
#[case(r#"weight = "1/2""#, r#"weight = "-1/2""#, Rule::NotNegative)]
#[case(r#"code = "b""#, r#"code = "a""#, Rule::Unique)]
#[case("max = 5.0", "max = 1.0", Rule::Ordered)]
#[case("year = 2024", "year = 2024\ngoalposts = \"fixed\"", Rule::Known)]
#[case("year = 2024", "year = 2024\nwieght = 1", Rule::Form)]
#[case(r#"kind = "median""#, r#"kind = "mode""#, Rule::Form)]
#[case("year = 2024", "year = 2024\nleast_share = 1.5", Rule::Share)]
fn a_faulty_file_names_its_rule(#[case] from: &str, #[case] to: &str, #[case] rule: Rule) {
    IndexSet::read(SET).unwrap();
    let text = SET.replacen(from, to, 1);
    assert_ne!(text, SET);
    assert_eq!(IndexSet::read(&text).unwrap_err().rule, rule);
}

#[test]
fn a_fault_of_the_file_names_its_line() {
    let fault = IndexSet::read("code = \"s\"\nyear = soon").unwrap_err();
    assert_eq!(fault.row, "line 2");
}

fn sample(cells: &[(&str, &str, &str)]) -> Result<Sample, ddci_index::Fault> {
    let set = IndexSet::read(SET).unwrap();
    let column = |of: fn(&(&'static str, &'static str, &'static str)) -> &'static str| {
        let own: Vec<(&'static str, &'static str, &'static str)> =
            cells.iter().map(|(a, b, c)| (leak(a), leak(b), leak(c))).collect();
        own.iter().map(of).collect::<Vec<&'static str>>()
    };
    let answers = BTreeMap::from([
        ("q1".to_owned(), column(|row| row.1)),
        ("q2".to_owned(), column(|row| row.2)),
    ]);
    Sample::from_cells(&set, Design::new(vec![1.0; cells.len()])?, &column(|row| row.0), &answers)
}

fn leak(text: &str) -> &'static str {
    Box::leak(text.to_owned().into_boxed_str())
}

#[test]
fn from_cells_to_scores() {
    let sample = sample(&[
        ("U", "5", "10"),
        ("U", "4", "20"),
        ("U", "1", "400"),
        ("U", "99", ""),
        ("V", "2", "30"),
        ("V", "5", "40"),
        ("V", "3", "50"),
        ("W", "5", "1"),
    ])
    .unwrap();
    let set = IndexSet::read(SET).unwrap();
    assert_eq!(sample.dont_know["q1"], [1, 0, 0]);
    let measured = measure(&set, &sample, None).unwrap();
    // "Don't know" is outside numerator and denominator; 400 is cut to 100 and the median does not mind.
    assert!((measured.get("U", "a.1").unwrap().value - 2.0 / 3.0).abs() < 1e-12);
    assert_eq!(measured.get("U", "b.1").unwrap().value, 20.0);
    let scored = score(&set, &measured.table(0), &measured.rows, &[]).unwrap();
    assert_eq!(scored.composite, [Some(100.0), Some(10.0), None]);
    assert_eq!(scored.ranks, [Some(1.0), Some(2.0), None]);
    // W answered once: it is "not enough data", and its 1 day is nobody's goalpost.
    assert_eq!(scored.notes, [Note::NotEnoughData { unit: "W".into(), answers: 1, least: 3 }]);
    assert_eq!(scored.ends[1].unwrap().min, 20.0);
}

#[rstest]
#[case("0", Rule::WithinScale)]
#[case("often", Rule::Form)]
#[case("NaN", Rule::Finite)]
fn a_bad_cell_names_row_and_column(#[case] cell: &str, #[case] rule: Rule) {
    let fault = sample(&[("U", "5", "1"), ("U", cell, "1")]).unwrap_err();
    assert_eq!(
        (fault.row.as_str(), fault.column.as_str(), fault.value.as_str(), fault.rule),
        ("2", "q1", cell, rule)
    );
}

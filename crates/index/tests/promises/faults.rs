//! What broken inputs do.

use ddci_index::aggregate::{Aggregation, Mean, aggregate};
use ddci_index::design::{Design, mean};
use ddci_index::normalise::{Goalposts, Normalisation, between, normalise};
use ddci_index::reliability::{alpha, one_factor};
use ddci_index::{Direction, Node, Rule, Table, Tree};
use rstest::rstest;

fn node(code: &str, parent: Option<&str>, weight: f64) -> Node {
    Node {
        code: code.into(),
        parent: parent.map(str::to_owned),
        weight,
        direction: Direction::Higher,
    }
}

fn tree(weights: [f64; 2]) -> Tree {
    Tree::new(vec![
        node("r", None, 1.0),
        node("x", Some("r"), weights[0]),
        node("y", Some("r"), weights[1]),
    ])
    .unwrap()
}

fn table(x: [Option<f64>; 3], y: [Option<f64>; 3]) -> Table {
    Table::new(["A", "B", "C"], [("x", x.to_vec()), ("y", y.to_vec())]).unwrap()
}

#[rstest]
#[case(f64::NAN)]
#[case(f64::INFINITY)]
#[case(f64::NEG_INFINITY)]
fn cells_are_finite_or_gaps(#[case] value: f64) {
    let fault = Table::new(["A"], [("x", vec![Some(value)])]).unwrap_err();
    assert_eq!((fault.row.as_str(), fault.column.as_str(), fault.rule), ("A", "x", Rule::Finite));
    assert_eq!(
        fault.to_string(),
        format!("row A, column x, {value}: a cell is a finite number or a gap")
    );
}

#[rstest]
#[case(vec![], Rule::OneRoot)]
#[case(vec![node("r", None, 1.0), node("s", None, 1.0)], Rule::OneRoot)]
#[case(vec![node("r", None, 1.0), node("r", Some("r"), 1.0)], Rule::Unique)]
#[case(vec![node("r", None, 1.0), node("x", Some("q"), 1.0)], Rule::Known)]
#[case(vec![node("r", None, 1.0), node("x", Some("y"), 1.0), node("y", Some("x"), 1.0)], Rule::OneRoot)]
#[case(vec![node("r", None, 1.0), node("x", Some("r"), -1.0)], Rule::NotNegative)]
#[case(vec![node("r", None, 1.0), node("x", Some("r"), f64::NAN)], Rule::Finite)]
#[case(vec![node("r", None, 1.0), node("x", Some("r"), 0.0)], Rule::SomeWeight)]
fn trees_are_trees(#[case] nodes: Vec<Node>, #[case] rule: Rule) {
    assert_eq!(Tree::new(nodes).unwrap_err().rule, rule);
}

#[test]
fn a_column_without_spread_has_no_score_and_its_weight_goes_to_the_others() {
    let table = table([Some(3.0), Some(3.0), Some(3.0)], [Some(1.0), Some(2.0), None]);
    let normalised = normalise(&table, &Normalisation::ONE_TO_TEN).unwrap();
    assert_eq!(normalised.flat, ["x"]);
    let scores = aggregate(&normalised.table, &tree([3.0, 1.0]), &Aggregation::default()).unwrap();
    assert_eq!(scores.get("A", "r"), Some(1.0));
    assert_eq!(scores.get("B", "r"), Some(10.0));
    // A unit without any value has no score.
    assert_eq!(scores.get("C", "r"), None);
}

#[rstest]
#[case(Mean::Geometric)]
#[case(Mean::Harmonic)]
fn means_that_need_it_refuse_zero(#[case] mean: Mean) {
    let table = table([Some(1.0), Some(0.0), Some(2.0)], [Some(1.0), Some(1.0), Some(1.0)]);
    let fault =
        aggregate(&table, &tree([1.0, 1.0]), &Aggregation { mean, least_share: 0.0 }).unwrap_err();
    assert_eq!(
        (fault.row.as_str(), fault.column.as_str(), fault.rule),
        ("B", "x in r", Rule::Positive)
    );
}

#[test]
fn values_outside_goalposts_are_cut_and_named() {
    let ends = Goalposts::new(0.0, 1.0).unwrap();
    let scaled = between(&[0.5, 1.5, f64::NAN], &ends, Direction::Lower, 1.0, 10.0);
    assert_eq!(scaled.scores[..2], [5.5, 1.0]);
    assert!(scaled.scores[2].is_nan());
    assert_eq!((scaled.clamped.len(), scaled.clamped[0].row, scaled.clamped[0].raw), (1, 1, 1.5));
    assert_eq!(Goalposts::new(1.0, 1.0).unwrap_err().rule, Rule::Ordered);
}

#[test]
fn designs_refuse_impossible_weights_and_populations() {
    assert_eq!(Design::new(vec![1.0, -1.0]).unwrap_err().rule, Rule::NotNegative);
    assert_eq!(Design::new(vec![f64::NAN]).unwrap_err().rule, Rule::Finite);
    assert_eq!(Design::new(vec![]).unwrap_err().rule, Rule::SomeWeight);
    let design = Design::new(vec![1.0; 3]).unwrap();
    assert_eq!(design.clone().with_population(&[2.0; 3]).unwrap_err().rule, Rule::PopulationCovers);
    assert!(mean(&design, &[f64::NAN; 3]).unwrap().value.is_nan());
}

#[test]
fn groups_that_are_too_small_say_so() {
    let column = [1.0, 2.0, 3.0];
    assert_eq!(alpha(&[&column]).unwrap_err().rule, Rule::Enough);
    assert_eq!(alpha(&[&column, &[1.0, 1.0, 1.0]]).unwrap_err().rule, Rule::Spread);
    assert_eq!(one_factor(&[&column, &column]).unwrap_err().rule, Rule::Enough);
}

/// A million questions are only slow where they must be.
#[test]
fn a_million_questions() {
    let count = 1_000_000;
    let code = |at: usize| format!("q{at}");
    let columns = (0..count).map(|at| (code(at), vec![Some(at as f64), Some(0.0)]));
    let table = Table::new(["A", "B"], columns).unwrap();
    assert_eq!(table.codes().len(), count);
    let normalised = normalise(&table, &Normalisation::ONE_TO_TEN).unwrap();
    assert_eq!(normalised.flat, ["q0"]);
}

//! What must not matter, and what must.

use ddci_index::aggregate::{Aggregation, Mean, aggregate};
use ddci_index::design::{Design, mean};
use ddci_index::normalise::{Normalisation, normalise};
use ddci_index::rank::{Ties, ranks};
use ddci_index::{Direction, Node, Table, Tree};
use proptest::prelude::*;

const UNITS: usize = 7;

fn tree(weights: &[f64]) -> Tree {
    let node = |code: &str, parent: Option<&str>, weight: f64| Node {
        code: code.into(),
        parent: parent.map(str::to_owned),
        weight,
        direction: Direction::Higher,
    };
    Tree::new(vec![
        node("r", None, 1.0),
        node("s", Some("r"), weights[0]),
        node("t", Some("r"), weights[1]),
        node("a", Some("s"), weights[2]),
        node("b", Some("s"), weights[3]),
        node("c", Some("t"), weights[4]),
    ])
    .unwrap()
}

fn cells() -> impl Strategy<Value = Vec<Vec<f64>>> {
    let distinct = |column: &Vec<f64>| column.iter().any(|cell| (cell - column[0]).abs() > 1e-3);
    prop::collection::vec(
        prop::collection::vec(-50.0f64..50.0, UNITS).prop_filter("spread", distinct),
        3,
    )
}

fn weights() -> impl Strategy<Value = Vec<f64>> {
    prop::collection::vec(0.1f64..5.0, 5)
}

fn table(cells: &[Vec<f64>]) -> Table {
    let names = (0..cells[0].len()).map(|at| format!("U{at}"));
    let columns = ["a", "b", "c"].iter().zip(cells);
    Table::new(
        names,
        columns.map(|(code, cells)| (*code, cells.iter().map(|cell| Some(*cell)).collect())),
    )
    .unwrap()
}

fn scores(cells: &[Vec<f64>], weights: &[f64], mean: Mean) -> Vec<f64> {
    let normalised = normalise(&table(cells), &Normalisation::ONE_TO_TEN).unwrap().table;
    let how = Aggregation { mean, least_share: 0.0 };
    aggregate(&normalised, &tree(weights), &how).unwrap().column("r").unwrap().to_vec()
}

fn any_mean() -> impl Strategy<Value = Mean> {
    prop::sample::select(vec![Mean::Arithmetic, Mean::Geometric, Mean::Harmonic, Mean::Median])
}

fn near(left: &[f64], right: &[f64]) -> bool {
    left.iter().zip(right).all(|(left, right)| (left - right).abs() < 1e-9 * right.abs().max(1.0))
}

proptest! {
    #[test]
    fn the_order_of_units_does_not_matter(cells in cells(), weights in weights(), mean in any_mean(), turn in 0..UNITS) {
        let turned: Vec<Vec<f64>> =
            cells.iter().map(|column| { let mut c = column.clone(); c.rotate_left(turn); c }).collect();
        let mut expected = scores(&cells, &weights, mean);
        expected.rotate_left(turn);
        prop_assert!(near(&scores(&turned, &weights, mean), &expected));
    }

    #[test]
    fn units_of_measurement_do_not_matter(cells in cells(), weights in weights(), mean in any_mean(), factor in 0.01f64..100.0, added in -100.0f64..100.0) {
        let moved: Vec<Vec<f64>> =
            cells.iter().map(|column| column.iter().map(|cell| cell * factor + added).collect()).collect();
        prop_assert!(near(&scores(&moved, &weights, mean), &scores(&cells, &weights, mean)));
    }

    #[test]
    fn the_size_of_weights_does_not_matter(cells in cells(), weights in weights(), mean in any_mean(), factor in 0.01f64..100.0) {
        let scaled: Vec<f64> = weights.iter().map(|weight| weight * factor).collect();
        prop_assert!(near(&scores(&cells, &scaled, mean), &scores(&cells, &weights, mean)));
    }

    /// Between fixed ends, a better value never lowers a score.
    #[test]
    fn better_is_never_worse(values in prop::collection::vec(1.0f64..10.0, 3), weights in weights(), mean in any_mean(), which in 0usize..3, by in 0.0f64..3.0) {
        let row = |values: &[f64]| {
            let columns = ["a", "b", "c"].iter().zip(values);
            let table = Table::new(["U"], columns.map(|(code, value)| (*code, vec![Some(*value)]))).unwrap();
            aggregate(&table, &tree(&weights), &Aggregation { mean, least_share: 0.0 }).unwrap().get("U", "r").unwrap()
        };
        let mut better = values.clone();
        better[which] += by;
        prop_assert!(row(&better) >= row(&values) - 1e-12);
    }

    #[test]
    fn means_lie_between_the_extremes(cells in cells(), weights in weights(), mean in any_mean()) {
        prop_assert!(scores(&cells, &weights, mean).iter().all(|score| (1.0 - 1e-9..=10.0 + 1e-9).contains(score)));
    }

    #[test]
    fn shares_of_indicators_add_up_to_one(weights in weights()) {
        let sum: f64 = tree(&weights).shares().iter().map(|(_, share)| share).sum();
        prop_assert!((sum - 1.0).abs() < 1e-12);
    }

    #[test]
    fn ranks_count_the_units_above(scores in prop::collection::vec(0u8..5, 1..20)) {
        let scores: Vec<f64> = scores.into_iter().map(f64::from).collect();
        for (score, rank) in scores.iter().zip(ranks(&scores, Ties::Lowest)) {
            prop_assert_eq!(rank.unwrap(), 1.0 + scores.iter().filter(|other| *other > score).count() as f64);
        }
    }

    /// Weights of a design may be scaled; a constant added to all answers moves the mean and leaves its
    /// error.
    #[test]
    fn estimates_move_with_their_answers(answers in prop::collection::vec(1.0f64..5.0, 6..20), factor in 0.1f64..10.0, added in -3.0f64..3.0) {
        let weights: Vec<f64> = (0..answers.len()).map(|at| 1.0 + (at % 3) as f64).collect();
        let strata: Vec<String> = (0..answers.len()).map(|at| (at % 2).to_string()).collect();
        let design = |factor: f64| {
            let weights = weights.iter().map(|weight| weight * factor).collect();
            Design::new(weights).unwrap().stratified(&strata).unwrap()
        };
        let before = mean(&design(1.0), &answers).unwrap();
        let moved: Vec<f64> = answers.iter().map(|answer| answer + added).collect();
        let after = mean(&design(factor), &moved).unwrap();
        prop_assert!((after.value - before.value - added).abs() < 1e-9);
        prop_assert!((after.error - before.error).abs() < 1e-9);
    }
}

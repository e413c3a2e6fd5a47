//! `scores_*.csv`, `ranks_*.csv`, `full_*.csv` and `whatif_*.csv`.

use ddci_index::aggregate::{Aggregation, Mean, aggregate};
use ddci_index::normalise::{Normalisation, normalise};
use ddci_index::rank::{Ties, ranks};
use ddci_index::treat::{Treatment, treat};
use ddci_index::{Table, Tree};
use rstest::rstest;

use crate::csv_file::{CsvFile, assert_near, assert_table, directed, framework};

fn scored(table: &Table, tree: &Tree, mean: Mean) -> Table {
    let normalised = normalise(table, &Normalisation::ONE_TO_TEN).unwrap();
    aggregate(&normalised.table, tree, &Aggregation { mean, least_share: 0.0 }).unwrap()
}

#[track_caller]
fn assert_ranks(scores: &Table, expected: &str) {
    let columns = scores.codes().iter().zip(scores.columns());
    let ranked = columns.map(|(code, column)| (code.clone(), ranks(column, Ties::Lowest)));
    assert_table(&Table::new(scores.units().to_vec(), ranked).unwrap(), expected, 0.0);
}

#[rstest]
#[case(Mean::Arithmetic, "amean")]
#[case(Mean::Geometric, "gmean")]
#[case(Mean::Harmonic, "hmean")]
fn scores_and_ranks_as_coinr(#[case] mean: Mean, #[case] name: &str) {
    let tree = framework();
    for (weights, tree) in [("original", tree.clone()), ("equal", tree.with_equal_weights())] {
        let scores = scored(&directed("index/iData.csv"), &tree, mean);
        assert_table(&scores, &format!("index/scores_{name}_{weights}.csv"), 1e-9);
        assert_ranks(&scores, &format!("index/ranks_{name}_{weights}.csv"));
    }
}

#[test]
fn copeland_gives_nothing_for_an_exact_half() {
    let scores = scored(&directed("index/iData.csv"), &framework(), Mean::Copeland);
    assert_table(&scores, "index/scores_copeland_exact.csv", 0.0);
}

/// Treatment looks at raw values, before their direction.
fn treated() -> Table {
    let (table, _) = treat(&CsvFile::read("index/iData.csv").table(), &Treatment::default());
    framework().directed(&table).unwrap()
}

#[test]
fn the_full_path_with_treatment() {
    let scores = scored(&treated(), &framework(), Mean::Arithmetic);
    assert_table(&scores, "index/full_scores.csv", 1e-9);
    assert_ranks(&scores, "index/full_ranks.csv");
}

#[test]
fn leaving_out_one_pillar_at_a_time() {
    let index_ranks = |tree: &Tree| {
        let scores = scored(&treated(), tree, Mean::Arithmetic);
        ranks(scores.column("Index").unwrap(), Ties::Lowest)
    };
    let nominal = index_ranks(&framework());
    let expected = CsvFile::read("index/whatif_remove_level2_ranks.csv");
    let differences = CsvFile::read("index/whatif_remove_level2.csv");
    let removed = differences.text("removed");
    for (code, mean) in removed.iter().zip(differences.numbers("mean_abs_rank_diff")) {
        let now = match code.as_str() {
            "Nominal" => nominal.clone(),
            code => index_ranks(&framework().without(code).unwrap()),
        };
        let now: Vec<f64> = now.into_iter().map(Option::unwrap).collect();
        assert_eq!(now, expected.numbers(code));
        let moved: f64 =
            now.iter().zip(&nominal).map(|(now, before)| (now - before.unwrap()).abs()).sum();
        assert_near(moved / now.len() as f64, mean, 1e-9);
    }
}

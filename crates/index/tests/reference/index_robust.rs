//! `sa_*.csv`, `cronbach_by_group.csv` and `pca_weights_level1.csv`.

use ddci_index::aggregate::{Aggregation, Mean, aggregate};
use ddci_index::normalise::{Normalisation, normalise};
use ddci_index::numeric::quantile::quantile;
use ddci_index::rank::{Ties, ranks};
use ddci_index::reliability::alpha;
use ddci_index::robust::{Scale, Sobol, effects};
use ddci_index::treat::{Treatment, treat};
use ddci_index::weigh::principal_weights;
use ddci_index::{Table, Tree};

use crate::csv_file::{CsvFile, assert_near, framework};

fn treated() -> Table {
    let (table, _) = treat(&CsvFile::read("index/iData.csv").table(), &Treatment::default());
    framework().directed(&table).unwrap()
}

fn index_ranks(table: &Table, norm: f64, tree: &Tree, mean: Mean) -> Vec<f64> {
    let how = match norm as u8 {
        1 => Normalisation::ONE_TO_TEN,
        _ => Normalisation::ZScore { mean: 5.5, deviation: 1.0 },
    };
    let normalised = normalise(table, &how).unwrap().table;
    let scores = aggregate(&normalised, tree, &Aggregation { mean, least_share: 0.0 }).unwrap();
    ranks(scores.column("Index").unwrap(), Ties::Lowest).into_iter().map(Option::unwrap).collect()
}

/// The ranks of every run of `sa_parameters.csv`, and the nominal ones.
fn runs() -> (Vec<Vec<f64>>, Vec<f64>) {
    let (table, tree, sets) = (treated(), framework(), CsvFile::read("index/sa_weight_sets.csv"));
    assert_eq!(sets.text("iCode"), tree.nodes().iter().map(|n| n.code.clone()).collect::<Vec<_>>());
    let parameters = CsvFile::read("index/sa_parameters.csv");
    let rows = parameters
        .numbers("norm")
        .into_iter()
        .zip(parameters.text("weights"))
        .zip(parameters.text("agg"));
    let run = |((norm, set), agg): ((f64, String), String)| {
        let tree = tree.with_weights(&sets.numbers(&format!("w{set}"))).unwrap();
        index_ranks(
            &table,
            norm,
            &tree,
            if agg == "a_amean" { Mean::Arithmetic } else { Mean::Geometric },
        )
    };
    (rows.map(run).collect(), index_ranks(&table, 1.0, &tree, Mean::Arithmetic))
}

#[test]
fn sensitivity_as_coinr() {
    let (runs, nominal) = runs();
    let moved = |ranks: &Vec<f64>| {
        let sum: f64 =
            ranks.iter().zip(&nominal).map(|(rank, nominal)| (rank - nominal).abs()).sum();
        sum / nominal.len() as f64
    };
    let y: Vec<f64> = runs.iter().map(moved).collect();
    for (found, expected) in
        y.iter().zip(CsvFile::read("index/sa_y.csv").numbers("mean_abs_rank_change"))
    {
        assert_near(*found, expected, 1e-9);
    }
    let base = y.len() / 5;
    let found =
        effects(&Sobol::from_blocks(&y, base).unwrap(), Scale::Sample, 0.95, 10, 1).unwrap();
    let expected = CsvFile::read("index/sa_indices.csv");
    assert_eq!(found.len(), expected.rows.len());
    for (at, effect) in found.iter().enumerate() {
        assert_near(effect.first, expected.numbers("Si")[at], 1e-9);
        assert_near(effect.total, expected.numbers("STi")[at], 1e-9);
    }
}

/// COINr's statistics are over the runs of A and B.
#[test]
fn rank_statistics_as_coinr() {
    let (runs, nominal) = runs();
    let stats = CsvFile::read("index/sa_rankstats.csv");
    let counted = runs.len() / 5 * 2;
    for (at, nominal) in nominal.iter().enumerate() {
        let own: Vec<f64> = runs.iter().take(counted).map(|ranks| ranks[at]).collect();
        assert_eq!(*nominal, stats.numbers("Nominal")[at]);
        assert_near(own.iter().sum::<f64>() / own.len() as f64, stats.numbers("Mean")[at], 1e-9);
        assert_near(quantile(&own, 0.5), stats.numbers("Median")[at], 1e-9);
        assert_near(quantile(&own, 0.05), stats.numbers("Q5")[at], 1e-9);
        assert_near(quantile(&own, 0.95), stats.numbers("Q95")[at], 1e-9);
    }
}

fn group(table: &Table, parent: &str) -> (Vec<String>, Table) {
    let tree = framework();
    let codes: Vec<String> = tree
        .indicators()
        .filter(|node| node.parent.as_deref() == Some(parent))
        .map(|node| node.code.clone())
        .collect();
    let table = table.select(&codes).unwrap();
    (codes, table)
}

#[test]
fn alpha_of_each_pillar() {
    let normalised = normalise(&treated(), &Normalisation::ONE_TO_TEN).unwrap().table;
    let expected = CsvFile::read("index/cronbach_by_group.csv");
    for (pillar, value) in expected.text("group").iter().zip(expected.numbers("cronbach_alpha")) {
        let (_, columns) = group(&normalised, pillar);
        let columns: Vec<&[f64]> = columns.columns().collect();
        assert_near(alpha(&columns).unwrap().raw, value, 1e-8);
    }
}

/// The sign of a component is arbitrary: ours points where the loadings' sum is positive, R's where its
/// Householder steps leave it.
#[test]
fn principal_weights_of_each_pillar() {
    let normalised = normalise(&treated(), &Normalisation::ONE_TO_TEN).unwrap().table;
    let expected = CsvFile::read("index/pca_weights_level1.csv");
    let all =
        expected.text("iCode").into_iter().zip(expected.numbers("Weight")).collect::<Vec<_>>();
    for pillar in ["P1", "P2", "P3", "P4"] {
        let (codes, columns) = group(&normalised, pillar);
        let columns: Vec<&[f64]> = columns.columns().collect();
        let found = principal_weights(&columns).unwrap();
        let of = |code: &String| all.iter().find(|(named, _)| named == code).unwrap().1;
        let expected: Vec<f64> = codes.iter().map(of).collect();
        let sign = expected.iter().sum::<f64>().signum();
        for (found, expected) in found.iter().zip(expected) {
            assert_near(*found, expected * sign, 1e-9);
        }
    }
}

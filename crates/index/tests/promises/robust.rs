//! The Monte Carlo over assumptions.

use ddci_index::aggregate::{Aggregation, Mean, aggregate};
use ddci_index::normalise::{Normalisation, normalise};
use ddci_index::numeric::random::Stream;
use ddci_index::rank::{Ties, ranks};
use ddci_index::robust::{Assumptions, monte_carlo, sensitivity};
use ddci_index::weigh::{fit_to_correlations, shaken};
use ddci_index::{Direction, Node, Rule, Table, Tree};
use proptest::prelude::*;

fn tree() -> Tree {
    let node = |code: &str, parent: Option<&str>, weight: f64| Node {
        code: code.into(),
        parent: parent.map(str::to_owned),
        weight,
        direction: Direction::Higher,
    };
    Tree::new(vec![
        node("index", None, 1.0),
        node("s", Some("index"), 2.0),
        node("t", Some("index"), 1.0),
        node("a", Some("s"), 1.0),
        node("b", Some("s"), 3.0),
        node("c", Some("t"), 1.0),
        node("d", Some("t"), 1.0),
    ])
    .unwrap()
}

fn table(seed: u64, gaps: bool) -> Table {
    let mut stream = Stream::new(seed, 0, 0);
    let columns = ["a", "b", "c", "d"].map(|code| {
        let cell =
            |at: usize, x: f64| (!(gaps && code == "d" && at.is_multiple_of(3))).then_some(x);
        (code, (0..13).map(|at| cell(at, 1.0 + 9.0 * stream.uniform())).collect())
    });
    Table::new((0..13).map(|at| format!("u{at}")), columns).unwrap()
}

fn assumptions(seed: u64, gaps: bool) -> Assumptions {
    let raw = table(seed, gaps);
    let z = normalise(&raw, &Normalisation::ZScore { mean: 15.5, deviation: 1.0 }).unwrap().table;
    Assumptions {
        tables: vec![
            ("min-max".into(), normalise(&raw, &Normalisation::ONE_TO_TEN).unwrap().table),
            ("z".into(), z),
        ],
        means: vec![Mean::Arithmetic, Mean::Geometric, Mean::Harmonic],
        weight_noise: 0.25,
        left_out: vec![None, Some("t".into()), Some("a".into())],
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(30))]

    /// Each run is the plain computation with its setting.
    #[test]
    fn a_run_is_the_plain_computation(seed in 0u64..1000, gaps in any::<bool>()) {
        let (tree, assumptions) = (tree(), assumptions(seed, gaps));
        let found = monte_carlo(&tree, &assumptions, 12, seed).unwrap();
        for (setting, ranked) in found.settings.iter().zip(found.ranks.chunks_exact(13)) {
            let weights: Vec<f64> =
                shaken(&tree, 0.25, &mut Stream::new(seed, setting.weights, 1)).collect();
            let mut run = tree.with_weights(&weights).unwrap();
            if let Some(code) = &assumptions.left_out[setting.left_out] {
                run = run.without(code).unwrap();
            }
            let how = Aggregation { mean: assumptions.means[setting.mean], least_share: 0.0 };
            let scores = aggregate(&assumptions.tables[setting.table].1, &run, &how).unwrap();
            for (rank, expected) in ranked.iter().zip(ranks(scores.column("index").unwrap(), Ties::Lowest)) {
                prop_assert_eq!(f64::from(*rank), expected.unwrap());
            }
        }
    }
}

#[test]
fn the_same_seed_gives_the_same_runs_with_any_threads() {
    let run = || monte_carlo(&tree(), &assumptions(1, true), 500, 7).unwrap();
    let pool = rayon::ThreadPoolBuilder::new().num_threads(3).build().unwrap();
    assert_eq!(run(), pool.install(run));
    let other = monte_carlo(&tree(), &assumptions(1, true), 500, 8).unwrap();
    assert_ne!(run().ranks, other.ranks);
    assert_eq!(run().inputs, other.inputs);
    assert_ne!(run().inputs, monte_carlo(&tree(), &assumptions(2, true), 5, 7).unwrap().inputs);
}

#[test]
fn summaries_are_those_of_the_runs() {
    let found = monte_carlo(&tree(), &assumptions(3, false), 401, 7).unwrap();
    for (unit, summary) in found.summaries().iter().enumerate() {
        let own: Vec<f64> = found.ranks.chunks_exact(13).map(|run| f64::from(run[unit])).collect();
        let quantile = |share| ddci_index::numeric::quantile::quantile(&own, share);
        assert!((summary.mean - own.iter().sum::<f64>() / 401.0).abs() < 1e-9);
        assert_eq!(
            (summary.median, summary.low, summary.high),
            (quantile(0.5), quantile(0.05), quantile(0.95))
        );
    }
}

/// Where only weights vary, they explain everything.
#[test]
fn sensitivity_finds_the_only_input() {
    let mut only = assumptions(4, false);
    only.tables.truncate(1);
    only.means.truncate(1);
    only.left_out.truncate(1);
    only.weight_noise = 0.9;
    let found = sensitivity(&tree(), &only, 2_000, 0.95, 50, 3).unwrap();
    assert!((found[1].total - 1.0).abs() < 0.1, "{:?}", found[1]);
    for other in [0, 2, 3] {
        assert_eq!(found[other].total, 0.0);
    }
}

#[test]
fn what_cannot_be_varied_is_refused() {
    let mut wrong = assumptions(1, false);
    wrong.tables[1].1 = normalise(&table(1, false), &Normalisation::Borda).unwrap().table;
    let fault = monte_carlo(&tree(), &wrong, 5, 1).unwrap_err();
    assert_eq!(fault.rule, Rule::Positive);
    let mut wrong = assumptions(1, false);
    wrong.means.push(Mean::Copeland);
    assert_eq!(monte_carlo(&tree(), &wrong, 5, 1).unwrap_err().rule, Rule::Applies);
    let mut wrong = assumptions(1, false);
    wrong.left_out.push(Some("nobody".into()));
    assert_eq!(monte_carlo(&tree(), &wrong, 5, 1).unwrap_err().rule, Rule::Known);
}

#[test]
fn fitted_weights_give_each_column_its_say() {
    let table = table(5, false);
    let mut columns: Vec<Vec<f64>> = table.columns().take(3).map(<[f64]>::to_vec).collect();
    // One thing behind all of them, so that correlations can be had.
    for column in &mut columns {
        column.iter_mut().enumerate().for_each(|(at, x)| *x += at as f64 * 1.5);
    }
    let views: Vec<&[f64]> = columns.iter().map(Vec::as_slice).collect();
    let fitted = fit_to_correlations(&views, &[1.0, 1.0, 1.0]).unwrap();
    assert!(fitted.converged, "{fitted:?}");
    assert!((fitted.correlations[0] - fitted.correlations[2]).abs() < 1e-5);
    assert!((fitted.weights.iter().sum::<f64>() - 1.0).abs() < 1e-12);
}

//! Clusters that were drawn, and respondents drawn within them.

use ddci_index::design::{Design, mean, total};
use ddci_index::{Fault, Rule};

const CLUSTERS: [&str; 5] = ["a", "a", "b", "b", "b"];
const VALUES: [f64; 5] = [1.0, 3.0, 2.0, 4.0, 9.0];

/// Two of four clusters; two of four and three of six respondents in them.
fn first_stage() -> Design {
    Design::new(vec![4.0; 5])
        .and_then(|design| design.clustered(&CLUSTERS))
        .and_then(|design| design.with_population(&[4.0; 5]))
        .unwrap()
}

/// Totals of clusters 16 and 60: `(1 - 2/4) · 2 · Σ (t - mean)²` = 968; within, deviations of weighted
/// values: `2/4 · ((1 - 2/4) · 2 · 32 + (1 - 3/6) · 3/2 · 416)` = 172.
#[test]
fn the_second_stage_adds_its_part() {
    let found = total(&first_stage(), &VALUES).unwrap();
    assert_eq!(found.value, 76.0);
    assert!((found.error * found.error - 968.0).abs() < 1e-9, "{found:?}");

    let both = first_stage().with_population_of_clusters(&[4.0, 4.0, 6.0, 6.0, 6.0]).unwrap();
    let found = total(&both, &VALUES).unwrap();
    assert!((found.error * found.error - (968.0 + 172.0)).abs() < 1e-9, "{found:?}");
}

/// Clusters taken whole have no second stage.
#[test]
fn whole_clusters_add_nothing() {
    let whole = first_stage().with_population_of_clusters(&[2.0, 2.0, 3.0, 3.0, 3.0]).unwrap();

    assert_eq!(mean(&whole, &VALUES).unwrap().error, mean(&first_stage(), &VALUES).unwrap().error);
}

#[test]
fn a_cluster_is_not_smaller_than_its_sample() {
    let refused =
        first_stage().with_population_of_clusters(&[4.0, 4.0, 2.0, 2.0, 2.0]).unwrap_err();

    assert_eq!(refused, Fault::new(Rule::PopulationCovers, "2 < 3").at(3, "population"));
}

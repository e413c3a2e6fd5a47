//! `norm_*.csv`: COINr's normalisations.

use ddci_index::normalise::{Normalisation, normalise};
use rstest::rstest;

use crate::csv_file::{assert_table, directed};

#[rstest]
#[case("minmax_1_10", Normalisation::ONE_TO_TEN)]
#[case("minmax_0_100", Normalisation::MinMax { low: 0.0, high: 100.0 })]
#[case("zscore_0_1", Normalisation::ZScore { mean: 0.0, deviation: 1.0 })]
#[case("rank", Normalisation::Rank)]
#[case("prank", Normalisation::PercentileRank)]
#[case("borda", Normalisation::Borda)]
#[case("dist2max", Normalisation::DistanceToMax)]
fn normalises_as_coinr(#[case] name: &str, #[case] how: Normalisation) {
    let normalised = normalise(&directed("index/iData.csv"), &how).unwrap();
    assert_table(&normalised.table, &format!("index/norm_{name}.csv"), 1e-9);
    assert!(normalised.flat.is_empty());
}

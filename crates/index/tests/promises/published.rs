//! Published tables: reproduced, and searched for errors.

use std::path::PathBuf;

use ddci_index::model::pci_2021;
use ddci_index::published::{Finding, PublishedRow, Suspicion, check_published};
use ddci_index::rank::{Ties, ranks};
use proptest::prelude::*;

fn rows(name: &str) -> (Vec<String>, Vec<Vec<String>>) {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/data/published").join(name);
    let mut reader = csv::Reader::from_path(path).unwrap();
    let heading = reader.headers().unwrap().iter().map(str::to_owned).collect();
    (
        heading,
        reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect(),
    )
}

fn pci() -> Vec<PublishedRow> {
    let row = |cells: Vec<String>| PublishedRow {
        unit: cells[0].clone(),
        sub_indices: cells[1..11].iter().map(|cell| cell.parse().ok()).collect(),
        composite: cells[11].parse().unwrap(),
        rank: cells[12].parse().ok(),
    };
    rows("pci-2021.csv").1.into_iter().map(row).collect()
}

fn ha_tinh() -> Vec<PublishedRow> {
    let row = |cells: Vec<String>| PublishedRow {
        unit: cells[0].clone(),
        sub_indices: cells[3..12].iter().map(|cell| cell.parse().ok()).collect(),
        composite: cells[12].parse().unwrap(),
        rank: None,
    };
    rows("ha-tinh-2021.csv").1.into_iter().map(row).collect()
}

fn pci_weights() -> Vec<f64> {
    pci_2021().unwrap().sub_indices.iter().map(|sub_index| sub_index.weight.to_f64()).collect()
}

#[test]
fn pci_2021_is_reproduced_within_rounding() {
    let set = pci_2021().unwrap();
    let (_, cells) = rows("pci-2021.csv");
    assert_eq!(cells.len(), 21);
    for cells in cells {
        let scores: Vec<_> = cells[1..11].iter().map(|cell| cell.parse().unwrap()).collect();
        let composite = set.composite(&scores).unwrap().rounded(2);
        let off = composite.to_f64() - cells[11].parse::<f64>().unwrap();
        assert!(off.abs() <= 0.02 + 1e-9, "{}: {off}", cells[0]);
    }
    assert_eq!(check_published(&pci(), Some(&pci_weights())).unwrap(), []);
}

fn named<'a>(findings: &'a [Finding], unit: &str) -> Vec<&'a Suspicion> {
    findings
        .iter()
        .filter(|finding| finding.unit == unit)
        .map(|finding| &finding.suspicion)
        .collect()
}

/// Sở Tài chính: 50 on a scale of ten, and the composite of Vũ Quang.
#[test]
fn the_error_of_ha_tinh_2021_is_found() {
    let findings = check_published(&ha_tinh(), None).unwrap();
    let finance = named(&findings, "Sở Tài chính");
    assert!(
        finance.contains(&&Suspicion::OutsideScale { column: Some(8), value: 50.0 }),
        "{findings:?}"
    );
    assert!(finance.contains(&&Suspicion::SameAs { unit: "Huyện Vũ Quang".into() }));
    assert!(finance.iter().any(|s| matches!(s, Suspicion::DoesNotFollow { .. })));
    let suspected: std::collections::BTreeSet<&str> =
        findings.iter().map(|f| f.unit.as_str()).collect();
    assert!(suspected.len() <= 3, "{suspected:?}");
}

/// The site gives tied provinces different ranks; the default shares them.
#[test]
fn ties_of_pci_2020() {
    let (_, cells) = rows("pci-2020.csv");
    let scores: Vec<f64> = cells.iter().map(|row| row[1].parse().unwrap()).collect();
    assert_eq!(scores.len(), 63);
    let shared = ranks(&scores, Ties::Lowest);
    let site = ranks(&scores, Ties::Consecutive);
    let rank = |ranks: &[Option<f64>], name: &str| {
        ranks[cells.iter().position(|r| r[0] == name).unwrap()].unwrap()
    };
    for (first, second, place) in [
        ("Đồng Nai", "Hà Tĩnh", 20.0),
        ("Khánh Hòa", "Bắc Giang", 26.0),
        ("Lai Châu", "Ninh Bình", 57.0),
    ] {
        assert_eq!((rank(&shared, first), rank(&shared, second)), (place, place));
        assert_eq!((rank(&site, first), rank(&site, second)), (place, place + 1.0));
    }
    assert_eq!(rank(&site, "Bạc Liêu"), 63.0);
}

proptest! {
    /// One cell of the table changed: a sub-index by half a point or more, or a slipped decimal point.
    #[test]
    fn a_planted_error_is_found(row in 0usize..21, column in 0usize..11, by in 0.5f64..4.0, slip in any::<bool>()) {
        let mut rows = pci();
        let unit = rows[row].unit.clone();
        match rows[row].sub_indices.get_mut(column) {
            Some(cell) => {
                let x = cell.unwrap();
                *cell = Some(if slip { x * 10.0 } else if x > 5.5 { x - by } else { x + by });
            }
            None => rows[row].composite -= by,
        }
        let findings = check_published(&rows, Some(&pci_weights())).unwrap();
        let found = named(&findings, &unit);
        prop_assert!(!found.is_empty());
        // The cell itself is among those that would mend the row, or is outside its scale.
        let points = found.iter().any(|suspicion| match suspicion {
            Suspicion::DoesNotFollow { mends, .. } => column == 10 || mends.iter().any(|(at, _)| *at == column),
            Suspicion::OutsideScale { column: at, .. } => *at == Some(column),
            _ => false,
        });
        prop_assert!(points, "{found:?}");
    }

    /// Weights unknown: a gross error still stands out from what the other rows show.
    #[test]
    fn a_slipped_decimal_point_is_found_without_weights(row in 0usize..17, column in 0usize..8, up in any::<bool>()) {
        let mut rows = ha_tinh();
        let cell = rows[row].sub_indices.iter_mut().flatten().nth(column).unwrap();
        *cell = if up { *cell * 10.0 } else { *cell / 10.0 };
        let unit = rows[row].unit.clone();
        // A tenth of a figure below ten, or ten times one above one, leaves the scale of 1 to 10.
        prop_assert!(!named(&check_published(&rows, None).unwrap(), &unit).is_empty() || *rows[row].sub_indices.iter().flatten().nth(column).unwrap() == 10.0);
    }

    /// Weights unknown, but the table follows from some: the planted row is named.
    #[test]
    fn a_planted_error_is_found_without_weights(row in 0usize..21, heavy in prop::sample::select(vec![2usize, 7, 8]), by in 2.5f64..4.0) {
        let mut rows = pci();
        let unit = rows[row].unit.clone();
        let x = rows[row].sub_indices[heavy].unwrap();
        rows[row].sub_indices[heavy] = Some(if x > 5.5 { x - by } else { x + by });
        let findings = check_published(&rows, None).unwrap();
        let followed = named(&findings, &unit);
        prop_assert!(!followed.is_empty(), "{unit} {findings:?}");
    }
}

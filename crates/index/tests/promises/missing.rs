//! Kinds of gaps.

use ddci_index::Table;
use ddci_index::missing::{Fill, Gap, classify, impute};

#[test]
fn gaps_are_told_apart() {
    let table = Table::new(
        ["S1", "S2", "H1", "H2"],
        [
            ("time", vec![Some(1.0), None, Some(2.0), None]),
            ("land", vec![None, None, Some(3.0), None]),
            ("law", vec![Some(1.0), Some(2.0), Some(3.0), None]),
        ],
    )
    .unwrap();
    let groups = ["department", "department", "locality", "locality"].map(str::to_owned);
    let gaps = classify(&table, &groups).unwrap();
    let of = |unit: &str, code: &str| {
        gaps.iter().find(|(u, c, _)| u == unit && c == code).map(|(_, _, gap)| *gap)
    };
    // Land is not asked of departments; H2 has nothing at all; S2 lacks one item.
    assert_eq!(of("S1", "land"), Some(Gap::Structural));
    assert_eq!(of("H2", "law"), Some(Gap::Unit));
    assert_eq!(of("S2", "time"), Some(Gap::Item));
    assert_eq!(of("H1", "land"), None);
    let filled = impute(&table, Fill::Mean, Some(&groups)).unwrap();
    assert_eq!(filled.table.get("S2", "time"), Some(1.0));
    assert_eq!(
        filled.left,
        [("S1".to_owned(), "land".to_owned()), ("S2".to_owned(), "land".to_owned())]
    );
}

//! Weights as people write them: 1/8, 3/20.

use ddci_index::{
    Exact,
    model::{Indicator, SubIndex},
};

/// The largest number below the line that is looked for.
const LARGEST: i64 = 10_000;

/// A weight as a fraction in lowest terms; as it is written elsewhere where it has a larger number
/// below the line.
pub fn fraction(weight: Exact) -> String {
    let above = |below: i64| {
        let above = weight.times(Exact::whole(below)).ok()?;
        (above == above.rounded(0)).then_some((above, below))
    };
    match (1..=LARGEST).find_map(above) {
        Some((above, 1)) => above.to_string(),
        Some((above, below)) => format!("{above}/{below}"),
        None => weight.to_string(),
    }
}

/// The weight of an indicator in its sub-index; where none is stated, all weigh the same.
pub fn own_weight(part: &SubIndex, own: &Indicator) -> String {
    match (own.weight, part.indicators.len()) {
        (Some(weight), _) => fraction(weight),
        (None, 1) => "1".to_owned(),
        (None, several) => format!("1/{several}"),
    }
}

#[cfg(test)]
mod tests {
    use super::fraction;

    #[test]
    fn weights_are_in_lowest_terms() {
        let cases = [("0.125", "1/8"), ("20 %", "1/5"), ("2/6", "1/3"), ("1", "1"), ("0", "0")];
        for (weight, written) in cases {
            assert_eq!(fraction(weight.parse().unwrap()), written);
        }
        assert_eq!(fraction("1/20001".parse().unwrap()), "1/20001");
    }
}

//! The arithmetic of targets: 10 × the mean of the counted sub-indices, exact, rounded once.

use rust_decimal::{Decimal, RoundingStrategy};

/// What the targets of a plan make, beside what it states. Points are hundredths.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Arithmetic {
    /// The sum of the counted targets.
    pub sum: i64,
    /// How many sub-indices count.
    pub counted: u32,
    /// What they make on the scale of 100, rounded half up once; none where nothing counts.
    pub total: Option<i64>,
    /// The total the plan states.
    pub stated: Option<i64>,
}

impl Arithmetic {
    /// Works out what the counted targets make.
    pub fn of(counted: &[i64], stated: Option<i64>) -> Self {
        Self {
            sum: counted.iter().sum(),
            counted: u32::try_from(counted.len()).unwrap_or(u32::MAX),
            total: total_of(counted),
            stated,
        }
    }

    /// Whether the stated total is what the targets make; true where none is stated.
    pub fn adds_up(&self) -> bool {
        self.stated.is_none() || self.stated == self.total
    }
}

/// The total on 100 of targets in hundredths: sum ÷ (10 × their number) × 100, two decimals, half
/// up. Cao Lộc's eight targets sum to 64,45 and make 80,56.
pub fn total_of(counted: &[i64]) -> Option<i64> {
    let sum = Decimal::new(counted.iter().sum(), 2);
    let scale = Decimal::from(counted.len().checked_mul(10)?);
    let total = (sum * Decimal::ONE_HUNDRED).checked_div(scale)?;
    let rounded = total.round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero);
    (rounded * Decimal::ONE_HUNDRED).trunc().try_into().ok()
}

#[cfg(test)]
mod tests {
    use super::{Arithmetic, total_of};

    #[test]
    fn cao_locs_targets_make_80_56() {
        let targets = [906, 879, 740, 593, 890, 926, 933, 578];
        let arithmetic = Arithmetic::of(&targets, Some(8056));
        assert_eq!((arithmetic.sum, arithmetic.total), (6445, Some(8056)));
        assert!(arithmetic.adds_up());
        assert!(!Arithmetic::of(&targets, Some(8057)).adds_up());
    }

    #[test]
    fn half_is_rounded_up_and_nothing_makes_nothing() {
        // 6.09 over eight: 7.6125 → 7.61; 6.10 over eight: 7.625 → 7.63.
        assert_eq!(total_of(&[609, 0, 0, 0, 0, 0, 0, 0]), Some(761));
        assert_eq!(total_of(&[610, 0, 0, 0, 0, 0, 0, 0]), Some(763));
        assert_eq!(total_of(&[]), None);
    }
}

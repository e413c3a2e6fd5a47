//! How far work is, in per cent: an obligation by itself, and many as the mean of them.
//!
//! A mean is kept as a sum of fractions, one for each quota, so that it is exact, and rounded half up
//! once, when it is shown.

/// The steps by which somebody may say how far work is that has no quota, in per cent.
pub const STEPS: [i32; 5] = [0, 25, 50, 75, 100];

/// How far some obligations are, each weighing the same: the weight of a task or of a sub-index is
/// the number of its obligations.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Progress {
    /// How many of how many are done in all, for obligations that ask for as many.
    fractions: Vec<(i64, i64)>,
    obligations: i64,
}

impl Progress {
    /// Adds so many obligations that ask for `needed` each; of these, `done` are done in all. More
    /// than is asked of one does not make up for another: whoever counts cuts it off before.
    pub fn add(&mut self, done: i64, needed: i64, obligations: i64) {
        if needed > 0 && obligations > 0 {
            self.fractions.push((done, needed));
            self.obligations += obligations;
        }
    }

    /// All of these together.
    pub fn and(&mut self, other: &Self) {
        self.fractions.extend(&other.fractions);
        self.obligations += other.obligations;
    }

    /// The mean in per cent, rounded half up; nothing of nothing.
    pub fn percent(&self) -> Option<i64> {
        if self.obligations == 0 {
            return None;
        }
        let (sum, of) = self.sum()?;
        // Half up: twice the mean and one, halved and cut off.
        let of = of.checked_mul(self.obligations.into())?;
        let twice = sum.checked_mul(200)?.checked_add(of)?;
        i64::try_from(twice.checked_div(of.checked_mul(2)?)?).ok()
    }

    /// The sum of the fractions as one fraction in lowest terms.
    fn sum(&self) -> Option<(i128, i128)> {
        self.fractions.iter().try_fold((0_i128, 1_i128), |(sum, of), (done, needed)| {
            let (done, needed) = (i128::from(*done), i128::from(*needed));
            let sum = sum.checked_mul(needed)?.checked_add(done.checked_mul(of)?)?;
            let of = of.checked_mul(needed)?;
            let shared = common(sum, of).max(1);
            Some((sum / shared, of / shared))
        })
    }
}

/// The greatest common divisor.
fn common(a: i128, b: i128) -> i128 {
    if b == 0 { a } else { common(b, a % b) }
}

#[cfg(test)]
mod tests {
    use super::Progress;

    fn of(parts: &[(i64, i64, i64)]) -> Option<i64> {
        let mut progress = Progress::default();
        for (done, needed, obligations) in parts {
            progress.add(*done, *needed, *obligations);
        }
        progress.percent()
    }

    #[test]
    fn a_mean_is_rounded_half_up_once() {
        for (parts, percent) in [
            (&[][..], None),
            (&[(0, 100, 1)], Some(0)),
            (&[(100, 100, 1)], Some(100)),
            // 25 and 50 make 37.5.
            (&[(75, 100, 2)], Some(38)),
            // A third.
            (&[(1, 3, 1)], Some(33)),
            (&[(2, 3, 1)], Some(67)),
            // A third and a half make 41.67.
            (&[(1, 3, 1), (1, 2, 1)], Some(42)),
            // An eighth is 12.5, and rounding each first would not make it.
            (&[(1, 8, 1)], Some(13)),
            (&[(0, 0, 1)], None),
        ] {
            assert_eq!(of(parts), percent, "{parts:?}");
        }
    }

    #[test]
    fn parts_weigh_by_what_they_owe() {
        let (mut all, mut other) = (Progress::default(), Progress::default());
        all.add(100, 100, 1);
        other.add(0, 100, 3);
        all.and(&other);
        assert_eq!(all.percent(), Some(25));
    }
}

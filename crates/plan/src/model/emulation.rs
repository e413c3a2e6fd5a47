//! What units are ranked by: shares of work done in time and done well, less what others paid for.
//! Exact until it is shown, and rounded half up once.

use super::{Rule, Rules};

/// How a unit's work went.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Emulated {
    /// Obligations that were due, or done already.
    pub due: i64,
    /// Of those, done by the date in force when they were done.
    pub on_time: i64,
    /// Of those, done by the date before its giver first moved it.
    pub on_time_originally: i64,
    /// Accepted as met.
    pub met: i64,
    /// Accepted as partly met.
    pub partly: i64,
    /// Returned: not met.
    pub returned: i64,
    /// Sent back as wrongly given, and found to be rightly given.
    pub bounces_refused: i64,
    /// The working days that other units waited for its pieces.
    pub waited: i64,
}

impl Emulated {
    /// The points in hundredths, from 0 to 10,000; nothing where nothing was due.
    ///
    /// The weighted mean of the shares that there are, on a scale of 100, less the costs, which are
    /// cut off at the most that they may be. Where no work was judged yet, its weight counts nowhere.
    pub fn points(&self, rules: &Rules) -> Option<i64> {
        let figure = |rule| i128::from(rules.get(rule));
        let judged = i128::from(2 * (self.met + self.partly + self.returned));
        let well = i128::from(2 * self.met + self.partly);
        let due = i128::from(self.due);
        let by_date = figure(Rule::WeightOnTime) * i128::from(self.on_time)
            + figure(Rule::WeightOriginal) * i128::from(self.on_time_originally);
        let dates = figure(Rule::WeightOnTime) + figure(Rule::WeightOriginal);
        let (sum, of) = match judged {
            0 => (by_date, dates * due),
            _ => {
                let quality = figure(Rule::WeightQuality);
                (by_date * judged + quality * well * due, (dates + quality) * due * judged)
            }
        };
        if of <= 0 {
            return None;
        }
        // Hundredths of points: the mean times 10,000, less the cost; half up, once.
        let left = (sum * 10_000 - i128::from(self.cost(rules)) * of).max(0);
        i64::try_from((2 * left + of).div_euclid(2 * of)).ok()
    }

    /// What others paid for, in hundredths of points.
    pub fn cost(&self, rules: &Rules) -> i64 {
        let bounces = rules.get(Rule::BounceCost).saturating_mul(self.bounces_refused);
        let waited = rules.get(Rule::WaitCost).saturating_mul(self.waited);
        bounces.saturating_add(waited).min(rules.get(Rule::MostCost))
    }

    /// Whether enough was due to be ranked.
    pub fn is_ranked(&self, rules: &Rules) -> bool {
        self.due >= rules.get(Rule::LeastDue)
    }
}

/// The rank of each of these points, best first: as many as are better, and one.
pub fn ranks(points: &[i64]) -> Vec<usize> {
    points.iter().map(|own| points.iter().filter(|other| *other > own).count() + 1).collect()
}

#[cfg(test)]
mod tests {
    use super::{Emulated, ranks};
    use crate::model::{Rule, Rules};
    use proptest::prelude::*;
    use rstest::rstest;

    const ALL_DONE: Emulated = Emulated {
        due: 8,
        on_time: 8,
        on_time_originally: 8,
        met: 8,
        partly: 0,
        returned: 0,
        bounces_refused: 0,
        waited: 0,
    };

    #[rstest]
    #[case::all(ALL_DONE, Some(10_000))]
    #[case::nothing_due(Emulated::default(), None)]
    #[case::nothing_done(Emulated { due: 3, ..Emulated::default() }, Some(0))]
    // 40 × 7/8 + 20 × 6/8 + 40 × 15/16 = 35 + 15 + 37.5.
    #[case::some(
        Emulated { on_time: 7, on_time_originally: 6, met: 7, partly: 1, ..ALL_DONE }, Some(87_50)
    )]
    // Nothing judged: (40 × 1/3 + 20 × 1/3) of 60 = 33.333…
    #[case::a_third(
        Emulated { due: 3, on_time: 1, on_time_originally: 1, ..Emulated::default() }, Some(33_33)
    )]
    // 66.666… is rounded up.
    #[case::two_thirds(
        Emulated { due: 3, on_time: 2, on_time_originally: 2, ..Emulated::default() }, Some(66_67)
    )]
    // One returned of nine judged: 60 + 40 × 8/9 = 95.555…
    #[case::a_return(Emulated { returned: 1, ..ALL_DONE }, Some(95_56))]
    // 1 + 3 × 0.20.
    #[case::costs(Emulated { bounces_refused: 1, waited: 3, ..ALL_DONE }, Some(98_40))]
    #[case::the_most_costs(Emulated { waited: 500, ..ALL_DONE }, Some(90_00))]
    fn points_are_as_the_page_says(#[case] unit: Emulated, #[case] points: Option<i64>) {
        assert_eq!(unit.points(&Rules::default()), points);
    }

    #[test]
    fn a_half_is_rounded_up() {
        // 1/16 of the quality: 40 × 1/32 of 100 is 1.25; of a weight of 1 in 800, 0.125.
        let rules = Rules::of([
            (Rule::WeightOnTime, 7_00, String::new()),
            (Rule::WeightOriginal, 0, String::new()),
            (Rule::WeightQuality, 1_00, String::new()),
        ]);
        // (0 × 7 + 1/100) / 8 × 100 = 0.125 → 0.13.
        let unit = Emulated { due: 1, partly: 1, returned: 49, ..Emulated::default() };
        assert_eq!(unit.points(&rules), Some(13));
    }

    #[test]
    fn ties_share_a_rank() {
        assert_eq!(ranks(&[90_00, 80_00, 80_00, 70_00]), [1, 2, 2, 4]);
        assert_eq!(ranks(&[]), Vec::<usize>::new());
    }

    fn unit() -> impl Strategy<Value = Emulated> {
        let counts = (1..500_i64, 0..500_i64, 0..500_i64);
        let judged = (0..500_i64, 0..500_i64, 0..500_i64, 0..50_i64, 0..500_i64);
        (counts, judged).prop_map(|((due, on, first), (met, partly, returned, bounces, waited))| {
            Emulated {
                due,
                on_time: on.min(due),
                on_time_originally: first.min(on).min(due),
                met,
                partly,
                returned,
                bounces_refused: bounces,
                waited,
            }
        })
    }

    proptest! {
        #[test]
        fn points_stay_on_their_scale(unit in unit()) {
            let points = unit.points(&Rules::default()).unwrap();
            prop_assert!((0..=10_000).contains(&points));
        }

        #[test]
        fn nobody_loses_by_being_in_time(unit in unit()) {
            let better = Emulated { on_time: (unit.on_time + 1).min(unit.due), ..unit };
            prop_assert!(better.points(&Rules::default()) >= unit.points(&Rules::default()));
        }

        #[test]
        fn only_the_proportion_of_weights_counts(unit in unit(), factor in 2..5_i64) {
            let unit = Emulated { bounces_refused: 0, waited: 0, ..unit };
            let weights = [Rule::WeightOnTime, Rule::WeightOriginal, Rule::WeightQuality];
            let times = |n: i64| {
                Rules::of(weights.map(|rule| (rule, rule.default_value() * n, String::new())))
            };
            prop_assert_eq!(unit.points(&times(1)), unit.points(&times(factor)));
        }
    }
}

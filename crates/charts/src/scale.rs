//! From a value to its place, and which values the axis names.

/// Beyond this a value counts as this: differences must stay finite.
const LIMIT: f64 = 1e12;

/// From where to where the axis goes, in the unit of the values.
///
/// ```
/// use ddci_charts::{Place, Scale};
///
/// let points = Scale::new(0.0, 100.0);
/// assert_eq!(points.place(25.0), Some(Place::On(0.25)));
/// assert_eq!(points.place(101.0), Some(Place::Above));
/// assert_eq!(points.place(f64::NAN), None);
/// assert_eq!(Scale::new(1.0, 10.0).ticks(5), [1.0, 4.0, 7.0, 10.0]);
/// ```
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Scale {
    low: f64,
    high: f64,
}

/// Where a value stands on a scale.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Place {
    /// Below the low end.
    Below,
    /// On the scale: 0 at the low end, 1 at the high end.
    On(f64),
    /// Above the high end.
    Above,
}

impl Scale {
    /// A scale between two ends, in either order.
    ///
    /// Equal ends are moved apart by one half each; an end that is no number makes it 0 to 1. Ends are
    /// held within ±10¹².
    #[must_use]
    pub fn new(low: f64, high: f64) -> Self {
        if !low.is_finite() || !high.is_finite() {
            return Self { low: 0.0, high: 1.0 };
        }
        let (low, high) = (low.min(high).clamp(-LIMIT, LIMIT), low.max(high).clamp(-LIMIT, LIMIT));
        if high - low < 1e-9 * low.abs().max(1.0) {
            return Self { low: low - 0.5, high: high + 0.5 };
        }
        Self { low, high }
    }

    /// The scale with round ends that holds all finite `values`; 0 to 1 where there are none.
    #[must_use]
    pub fn around(values: impl IntoIterator<Item = f64>) -> Self {
        let finite = values.into_iter().filter(|value| value.is_finite());
        let ends = finite.fold(None, |ends: Option<(f64, f64)>, value| {
            let (low, high) = ends.unwrap_or((value, value));
            Some((low.min(value), high.max(value)))
        });
        let Some((low, high)) = ends else { return Self::new(0.0, 1.0) };
        let tight = Self::new(low, high);
        let step = nice_step((tight.high - tight.low) / 4.0);
        Self::new((tight.low / step).floor() * step, (tight.high / step).ceil() * step)
    }

    /// The low end.
    #[must_use]
    pub fn low(self) -> f64 {
        self.low
    }

    /// The high end.
    #[must_use]
    pub fn high(self) -> f64 {
        self.high
    }

    /// Where `value` stands; nowhere if it is no finite number.
    #[must_use]
    pub fn place(self, value: f64) -> Option<Place> {
        if !value.is_finite() {
            return None;
        }
        Some(match value {
            below if below < self.low => Place::Below,
            above if above > self.high => Place::Above,
            on => Place::On((on - self.low) / (self.high - self.low)),
        })
    }

    /// Where `value` stands, or the end beyond which it lies.
    pub(crate) fn share(self, value: f64) -> Option<f64> {
        self.place(value).map(|place| match place {
            Place::Below => 0.0,
            Place::On(share) => share,
            Place::Above => 1.0,
        })
    }

    /// Some `most` values for the axis, both ends among them, in rising order.
    ///
    /// Even steps from end to end where 1, 2, 2.5, 3 or 5 × 10ⁿ gives them; else round values between
    /// the ends.
    #[must_use]
    pub fn ticks(self, most: usize) -> Vec<f64> {
        let range = self.high - self.low;
        let raw = range / most.max(2).saturating_sub(1) as f64;
        match even_step(self, raw) {
            Some(step) => steps(self.low, step, (range / step).round() as usize),
            None => self.round_values(nice_step(raw)),
        }
    }

    fn round_values(self, step: f64) -> Vec<f64> {
        let first = (self.low / step).ceil();
        let count = ((self.high / step).floor() - first).max(0.0) as usize;
        let clear = 0.4 * step;
        let between = steps(first * step, step, count)
            .into_iter()
            .filter(|tick| tick - self.low >= clear && self.high - tick >= clear);
        std::iter::once(self.low).chain(between).chain([self.high]).collect()
    }
}

/// `first` and `count` steps onward; worked out anew for each, so that errors do not pile up.
fn steps(first: f64, step: f64, count: usize) -> Vec<f64> {
    (0..=count).map(|n| tidy(first + n as f64 * step)).collect()
}

/// Takes away what binary fractions add: 0.1 × 3 is 0.3.
fn tidy(value: f64) -> f64 {
    let scaled = value * 1e6;
    if scaled.abs() < 1e15 { scaled.round() / 1e6 } else { value }
}

/// A step of a round length that leads from one end to the other, not much longer than `raw`.
fn even_step(scale: Scale, raw: f64) -> Option<f64> {
    let whole = |value: f64| (value - value.round()).abs() < 1e-9;
    let power = 10f64.powf(raw.log10().floor());
    [1.0, 2.0, 2.5, 3.0, 5.0, 10.0, 20.0].into_iter().map(|factor| factor * power).find(|step| {
        *step >= raw * 0.999
            && *step <= raw * 2.0
            && whole((scale.high - scale.low) / step)
            && (whole(scale.low / step) || (whole(*step) && whole(scale.low)))
    })
}

/// The next of 1, 2, 5 × 10ⁿ that is not shorter than `raw`.
fn nice_step(raw: f64) -> f64 {
    let power = 10f64.powf(raw.log10().floor());
    let factor = [1.0, 2.0, 5.0].into_iter().find(|factor| factor * power >= raw * 0.999);
    factor.unwrap_or(10.0) * power
}

/// How many decimals tell `ticks` apart, at most four.
pub(crate) fn decimals(ticks: &[f64]) -> usize {
    let needs = |tick: &f64| {
        (0..4)
            .find(|places| {
                let scaled = tick * 10f64.powi(*places);
                (scaled - scaled.round()).abs() < 1e-6
            })
            .map_or(4, |places| places as usize)
    };
    ticks.iter().map(needs).max().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::{Place, Scale, decimals};
    use rstest::rstest;

    #[rstest]
    #[case::points(0.0, 100.0, 6, &[0.0, 20.0, 40.0, 60.0, 80.0, 100.0])]
    #[case::points_on_a_phone(0.0, 100.0, 4, &[0.0, 50.0, 100.0])]
    #[case::ten(1.0, 10.0, 10, &[1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0, 10.0])]
    #[case::ten_on_a_phone(1.0, 10.0, 5, &[1.0, 4.0, 7.0, 10.0])]
    #[case::eleven_units(1.0, 11.0, 6, &[1.0, 3.0, 5.0, 7.0, 9.0, 11.0])]
    #[case::seventy_units(1.0, 70.0, 6, &[1.0, 20.0, 40.0, 60.0, 70.0])]
    #[case::fractions(0.0, 0.3, 4, &[0.0, 0.1, 0.2, 0.3])]
    #[case::halves(-0.5, 1.0, 4, &[-0.5, 0.0, 0.5, 1.0])]
    fn names_round_values(
        #[case] low: f64,
        #[case] high: f64,
        #[case] most: usize,
        #[case] ticks: &[f64],
    ) {
        assert_eq!(Scale::new(low, high).ticks(most), ticks);
    }

    #[rstest]
    #[case::swapped(9.0, 1.0, (1.0, 9.0))]
    #[case::one_point(5.0, 5.0, (4.5, 5.5))]
    #[case::no_number(f64::NAN, 5.0, (0.0, 1.0))]
    #[case::endless(0.0, f64::INFINITY, (0.0, 1.0))]
    #[case::huge(-f64::MAX, f64::MAX, (-1e12, 1e12))]
    fn ends_are_always_apart(#[case] low: f64, #[case] high: f64, #[case] ends: (f64, f64)) {
        let scale = Scale::new(low, high);
        assert_eq!((scale.low(), scale.high()), ends);
    }

    #[rstest]
    #[case::none(&[], (0.0, 1.0))]
    #[case::no_numbers(&[f64::NAN, f64::INFINITY], (0.0, 1.0))]
    #[case::all_equal(&[7.0, 7.0], (6.5, 7.5))]
    #[case::rounded_outward(&[73.2, 78.9], (72.0, 80.0))]
    #[case::across_zero(&[-0.13, 0.42], (-0.2, 0.6))]
    fn holds_all_values_between_round_ends(#[case] values: &[f64], #[case] ends: (f64, f64)) {
        let scale = Scale::around(values.iter().copied());
        let near = |a: f64, b: f64| (a - b).abs() < 1e-9;
        assert!(near(scale.low(), ends.0) && near(scale.high(), ends.1), "{scale:?}");
    }

    #[test]
    fn a_value_beyond_an_end_says_which() {
        let scale = Scale::new(0.0, 10.0);
        assert_eq!(scale.place(-0.1), Some(Place::Below));
        assert_eq!(scale.place(10.0), Some(Place::On(1.0)));
        assert_eq!(scale.place(10.1), Some(Place::Above));
        assert_eq!(scale.place(f64::NEG_INFINITY), None);
    }

    #[rstest]
    #[case(&[0.0, 20.0], 0)]
    #[case(&[0.0, 0.5, 1.0], 1)]
    #[case(&[0.25], 2)]
    #[case(&[1.0 / 3.0], 4)]
    fn decimals_tell_ticks_apart(#[case] ticks: &[f64], #[case] places: usize) {
        assert_eq!(decimals(ticks), places);
    }
}

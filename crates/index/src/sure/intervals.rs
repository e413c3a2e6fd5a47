//! Intervals of indicators, each on the scale that suits its kind.

use crate::design::{Estimate, Interval};
use crate::model::{Indicator, Kind};

/// The interval of an indicator's raw value: shares and Likert means on the logit scale between the
/// ends of their scale, amounts on the scale of logarithms, medians as Woodruff has them; each with
/// Satterthwaite's degrees of freedom, since a few heavy respondents leave less than their number. A
/// record has no width.
pub fn indicator_interval(indicator: &Indicator, estimate: &Estimate, level: f64) -> Interval {
    let question = indicator.questions.first();
    let (min, max) = question.map_or((0.0, 1.0), |question| (question.min, question.max));
    match indicator.kind {
        Kind::TopTwoShare | Kind::YesShare => estimate.interval_within(level, 0.0, 1.0),
        // A scale of more than ten steps is an amount.
        Kind::LikertMean if max - min <= 10.0 => estimate.interval_within(level, min, max),
        Kind::LikertMean => estimate.interval_above_zero(level),
        Kind::Median => estimate.interval(level),
        Kind::HardRatio => Interval { low: estimate.value, high: estimate.value },
    }
}

//! What must hold of an index set.

use super::{GoalpostScope, IndexSet, Indicator, Kind};
use crate::table::unique;
use crate::{Exact, Fault, Rule};

impl IndexSet {
    /// Checks a set that was put together by hand; [`read`](Self::read) does it itself.
    ///
    /// # Errors
    /// The first rule that is broken: codes are unique, weights are exact and add up to one, shares are
    /// shares, scales, bands and goalposts are in order, questions of one indicator are on one scale.
    pub fn check(&self) -> Result<(), Fault> {
        let codes: Vec<&str> = self.sub_indices.iter().map(|s| s.code.as_str()).collect();
        let all: Vec<&str> =
            codes.iter().copied().chain(self.indicators().map(|i| i.code.as_str())).collect();
        unique(&all)?;
        if !(self.low < self.high && self.low.is_finite() && self.high.is_finite()) {
            return Err(Fault::new(Rule::Ordered, format!("{}..{}", self.low, self.high)));
        }
        if !(0.0..=1.0).contains(&self.least_share) {
            return Err(Fault::new(Rule::Share, self.least_share).at("", "least_share"));
        }
        if let Some((_, low)) = self
            .bands
            .iter()
            .zip(self.bands.iter().skip(1))
            .find(|(high, low)| high.at_least <= low.at_least)
        {
            return Err(Fault::new(Rule::Ordered, low.at_least).at(&low.name, "band"));
        }
        self.check_weights()?;
        self.indicators().try_for_each(|indicator| self.check_indicator(indicator))
    }

    fn check_weights(&self) -> Result<(), Fault> {
        let counting = self.sub_indices.iter().filter(|sub_index| sub_index.counts);
        let weights: Vec<(&str, Exact)> = counting.map(|s| (s.code.as_str(), s.weight)).collect();
        sum_to_one(&self.code, &weights)?;
        for sub_index in &self.sub_indices {
            if !sub_index.counts && sub_index.weight != Exact::ZERO {
                return Err(
                    Fault::new(Rule::SumToOne, sub_index.weight).at(&sub_index.code, "weight")
                );
            }
            let given =
                sub_index.indicators.iter().filter_map(|i| Some((i.code.as_str(), i.weight?)));
            let weights: Vec<(&str, Exact)> = given.collect();
            match weights.len() {
                0 => {}
                some if some == sub_index.indicators.len() => {
                    sum_to_one(&sub_index.code, &weights)?
                }
                some => {
                    let value = format!("{some} of {} weights", sub_index.indicators.len());
                    return Err(Fault::new(Rule::SumToOne, value).at(&sub_index.code, "weight"));
                }
            }
        }
        Ok(())
    }

    fn check_indicator(&self, indicator: &Indicator) -> Result<(), Fault> {
        let fault =
            |rule, value: String| Err(Fault::new(rule, value).at(&indicator.code, "indicator"));
        if indicator.questions.is_empty() != (indicator.kind == Kind::HardRatio) {
            return fault(
                Rule::NotEmpty,
                format!("{:?} of {} questions", indicator.kind, indicator.questions.len()),
            );
        }
        if self.goalposts == GoalpostScope::Fixed && indicator.goalposts.is_none() {
            return fault(Rule::Known, "no goalposts".into());
        }
        if let Some(ends) = indicator.goalposts {
            crate::normalise::Goalposts::new(ends.min, ends.max)?;
        }
        for question in &indicator.questions {
            let first = indicator.questions.first().map_or((0.0, 0.0), |q| (q.min, q.max));
            if !(question.min < question.max
                && question.max.is_finite()
                && question.min.is_finite())
            {
                return fault(Rule::Ordered, format!("{}..{}", question.min, question.max));
            }
            if (question.min, question.max) != first {
                return fault(
                    Rule::Applies,
                    format!("questions on {first:?} and ({}, {})", question.min, question.max),
                );
            }
        }
        Ok(())
    }
}

fn sum_to_one(parent: &str, weights: &[(&str, Exact)]) -> Result<(), Fault> {
    let mut sum = Exact::ZERO;
    for (code, weight) in weights {
        if *weight < Exact::ZERO {
            return Err(Fault::new(Rule::NotNegative, weight).at(code, "weight"));
        }
        sum = sum.plus(*weight)?;
    }
    match sum == Exact::ONE {
        true => Ok(()),
        false => Err(Fault::new(Rule::SumToOne, sum).at(parent, "weight")),
    }
}

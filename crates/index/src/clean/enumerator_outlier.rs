//! Q16: do one person's interviews differ from those of others in the same strata?

use std::collections::{BTreeMap, BTreeSet};

use super::judge::{Found, Judge};
use super::straight::opinions;
use super::{Column, Evaluation, RuleId};
use crate::numeric::moments::{mean, variance};

/// Notes enumerators whose mean answer of a block, share of "don't know" or time lies far from that of
/// the others in the same strata.
///
/// With nₛ own interviews and Nₛ of others in stratum s, z = Σ nₛ (own mean − their mean) ÷
/// √Σ nₛ² (their variance) (1/nₛ + 1/Nₛ), over strata where others have two or more: an outlier does not
/// hide itself in the mean it is held against.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct EnumeratorOutlier {
    /// The largest |z|.
    pub largest: f64,
    /// The fewest comparable interviews.
    pub least: usize,
    /// The code of "don't know".
    pub dont_know_code: i16,
}

impl Default for EnumeratorOutlier {
    /// 2.5 and ten interviews (after ipacheckenumdb of Innovations for Poverty Action; method of the
    /// survey, E.3).
    fn default() -> Self {
        Self { largest: 2.5, least: 10, dont_know_code: 99 }
    }
}

/// Values of one measure by stratum, each with its enumerator.
type Strata<'a> = BTreeMap<&'a str, Vec<(&'a str, f64)>>;

impl EnumeratorOutlier {
    /// What is measured of an evaluation; NaN where it cannot be.
    fn measure(&self, evaluation: &Evaluation, of: Measure) -> f64 {
        match of {
            Measure::Block(place) => {
                let block = evaluation.blocks.get(place).map_or(&[][..], Vec::as_slice);
                let opinions = opinions(block, self.dont_know_code);
                mean(&opinions.into_iter().map(f64::from).collect::<Vec<f64>>())
            }
            Measure::DontKnow => {
                let answers = evaluation.blocks.iter().flatten().flatten();
                let unknown = |answer: &i16| f64::from(u8::from(*answer == self.dont_know_code));
                mean(&answers.map(unknown).collect::<Vec<f64>>())
            }
            Measure::Seconds => evaluation.seconds.unwrap_or(f64::NAN),
        }
    }

    fn strata<'a>(&self, counted: &[&'a Evaluation], of: Measure) -> Strata<'a> {
        let mut strata = Strata::new();
        for evaluation in counted {
            let Some(enumerator) = &evaluation.fieldwork.enumerator else { continue };
            let value = self.measure(evaluation, of);
            if !value.is_nan() {
                let stratum = evaluation.fieldwork.stratum.as_deref().unwrap_or("");
                strata.entry(stratum).or_default().push((enumerator, value));
            }
        }
        strata
    }

    /// How far an enumerator is from the others; none where too little can be compared.
    fn distance(&self, enumerator: &str, strata: &Strata<'_>) -> Option<f64> {
        let (mut count, mut difference, mut spread) = (0, 0.0, 0.0);
        for values in strata.values() {
            let (own, others): (Vec<_>, Vec<_>) =
                values.iter().partition(|(owner, _)| *owner == enumerator);
            if own.is_empty() || others.len() < 2 {
                continue;
            }
            let numbers = |list: Vec<(&str, f64)>| -> Vec<f64> {
                list.into_iter().map(|(_, value)| value).collect()
            };
            let (own, others) = (numbers(own), numbers(others));
            let (n, of_others) = (own.len() as f64, others.len() as f64);
            count += own.len();
            difference += n * (mean(&own) - mean(&others));
            spread += n * n * variance(&others) * (1.0 / n + 1.0 / of_others);
        }
        (count >= self.least && spread > 0.0).then(|| difference / spread.sqrt())
    }
}

/// What is compared.
#[derive(Clone, Copy)]
enum Measure {
    Block(usize),
    DontKnow,
    Seconds,
}

impl Measure {
    fn name(self) -> String {
        match self {
            Self::Block(place) => format!("block {}", place + 1),
            Self::DontKnow => "dont_know".to_owned(),
            Self::Seconds => "seconds".to_owned(),
        }
    }
}

impl Judge for EnumeratorOutlier {
    fn rule(&self) -> RuleId {
        RuleId::EnumeratorOutlier
    }

    fn needs(&self) -> Vec<Column> {
        vec![Column::Seconds, Column::Enumerator]
    }

    fn judge(&self, counted: &[&Evaluation]) -> Vec<Found> {
        let owners = counted.iter().filter_map(|form| form.fieldwork.enumerator.as_deref());
        let enumerators: BTreeSet<&str> = owners.collect();
        let blocks = counted.iter().map(|form| form.blocks.len()).max().unwrap_or(0);
        let measures = (0..blocks).map(Measure::Block).chain([Measure::DontKnow, Measure::Seconds]);
        let mut found = Vec::new();
        for of in measures {
            let strata = self.strata(counted, of);
            for enumerator in &enumerators {
                let distance = self.distance(enumerator, &strata);
                if let Some(z) = distance.filter(|z| z.abs() > self.largest) {
                    found.push(Found::of(enumerator, format!("{}: z = {z:.3}", of.name())));
                }
            }
        }
        found
    }
}

//! The raw value of every indicator of every unit, with its error.

use crate::design::{Domains, Estimate, means_by};
use crate::model::{IndexSet, Indicator, Kind};
use crate::numeric::quantile::weighted_quantile;
use crate::score::Sample;
use crate::{Fault, Rule, Table};

/// Raw indicator values.
#[derive(Debug, Clone, PartialEq)]
pub struct Measured {
    /// The units.
    pub units: Vec<String>,
    /// The indicators of the set, in order.
    pub codes: Vec<String>,
    /// `[unit][indicator]`; a value nobody answered is NaN.
    pub estimates: Vec<Vec<Estimate>>,
    /// Rows that rate each unit.
    pub rows: Vec<usize>,
}

impl Measured {
    /// The values alone; indicators below `least_answers` in a unit are gaps.
    pub fn table(&self, least_answers: usize) -> Table {
        let cell = |estimate: Option<&Estimate>| {
            estimate.filter(|e| e.answers >= least_answers).map_or(f64::NAN, |e| e.value)
        };
        let column = |at: usize| self.estimates.iter().map(|row| cell(row.get(at))).collect();
        let columns = (0..self.codes.len()).map(column).collect();
        Table::computed(&self.units, self.codes.clone(), columns)
    }

    /// One estimate.
    pub fn get(&self, unit: &str, code: &str) -> Option<&Estimate> {
        let unit = self.units.iter().position(|named| named == unit)?;
        let code = self.codes.iter().position(|named| named == code)?;
        self.estimates.get(unit)?.get(code)
    }
}

/// Measures every indicator of a set. Indicators from records ([`Kind::HardRatio`]) are taken from
/// `records`.
///
/// # Errors
/// A question without answers in the sample, or an indicator without records.
pub fn measure(
    set: &IndexSet,
    sample: &Sample,
    records: Option<&Table>,
) -> Result<Measured, Fault> {
    let domains = sample.domains()?;
    let columns: Vec<Vec<f64>> =
        set.indicators().map(|indicator| counted(indicator, sample)).collect::<Result<_, _>>()?;
    let views: Vec<&[f64]> = columns.iter().map(Vec::as_slice).collect();
    let mut estimates = means_by(&sample.design, &domains, &views)?;
    for (place, (indicator, column)) in set.indicators().zip(&columns).enumerate() {
        let replaced: Option<Vec<Estimate>> = match indicator.kind {
            Kind::Median => Some(medians(&domains, column)),
            Kind::HardRatio => Some(recorded(indicator, &sample.units, records)?),
            _ => None,
        };
        for (row, estimate) in estimates.iter_mut().zip(replaced.into_iter().flatten()) {
            if let Some(cell) = row.get_mut(place) {
                *cell = estimate;
            }
        }
    }
    let codes = set.indicators().map(|indicator| indicator.code.clone()).collect();
    Ok(Measured { units: sample.units.clone(), codes, estimates, rows: sample.rows_by_unit() })
}

/// What each row counts: the mean of the questions it answered.
pub(crate) fn counted(indicator: &Indicator, sample: &Sample) -> Result<Vec<f64>, Fault> {
    let mut sums = vec![(0.0, 0.0); sample.design.len()];
    for question in &indicator.questions {
        let answers = sample
            .answers
            .get(&question.code)
            .ok_or_else(|| Fault::new(Rule::Known, &question.code).at("", &indicator.code))?;
        for ((sum, count), answer) in sums.iter_mut().zip(answers) {
            let counted = indicator.kind.counted(*answer, question);
            if !counted.is_nan() {
                (*sum, *count) = (*sum + counted, *count + 1.0);
            }
        }
    }
    Ok(sums.into_iter().map(|(sum, count)| sum / count).collect())
}

fn recorded(
    indicator: &Indicator,
    units: &[String],
    records: Option<&Table>,
) -> Result<Vec<Estimate>, Fault> {
    let records = records
        .filter(|table| table.codes().contains(&indicator.code))
        .ok_or_else(|| Fault::new(Rule::Known, "no records").at("", &indicator.code))?;
    let estimate = |unit: &String| {
        records.get(unit, &indicator.code).map_or(Estimate::NONE, |value| Estimate {
            value,
            error: 0.0,
            degrees: f64::INFINITY,
            // A record does not rest on answers, and is never too few.
            answers: usize::MAX,
        })
    };
    Ok(units.iter().map(estimate).collect())
}

/// Weighted medians with Woodruff's error: the interval of the share below the median, read off at the
/// quantiles.
fn medians(domains: &Domains, column: &[f64]) -> Vec<Estimate> {
    const Z: f64 = 1.959_963_984_540_054;
    let of = |domain: &crate::design::Domain| {
        let rows =
            domain.rows.iter().map(|row| column.get(*row as usize).copied().unwrap_or(f64::NAN));
        let mut pairs: Vec<(f64, f64)> =
            rows.zip(domain.weights.iter().copied()).filter(|(y, _)| !y.is_nan()).collect();
        if pairs.is_empty() {
            return Estimate::NONE;
        }
        pairs.sort_by(|a, b| a.0.total_cmp(&b.0));
        let value = weighted_quantile(&pairs, 0.5);
        let below: Vec<f64> = column
            .iter()
            .map(|y| if y.is_nan() { f64::NAN } else { f64::from(u8::from(*y <= value)) })
            .collect();
        let share = domain.mean(&below);
        let quantile = |share: f64| weighted_quantile(&pairs, share.clamp(0.0, 1.0));
        let error = (quantile(0.5 + Z * share.error) - quantile(0.5 - Z * share.error)) / (2.0 * Z);
        Estimate { value, error: error.max(0.0), degrees: share.degrees, answers: pairs.len() }
    };
    domains.domains.iter().map(of).collect()
}

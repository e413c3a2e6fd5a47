//! Means, totals, ratios and shares with their standard errors.
//!
//! Values are one for each respondent; NaN is a gap. A respondent with a gap is outside the domain of
//! that question but keeps the place in the design.

use rayon::prelude::*;

use super::domains::Domain;
use super::{Design, Domains, Estimate};
use crate::Fault;
use crate::fault::same_length;

/// The weighted mean of all respondents.
///
/// # Errors
/// Not one value for each respondent.
pub fn mean(design: &Design, values: &[f64]) -> Result<Estimate, Fault> {
    one(design, &[values], |domain, _| domain.mean(values))
}

/// The weighted total `Σ w y`.
///
/// # Errors
/// Not one value for each respondent.
pub fn total(design: &Design, values: &[f64]) -> Result<Estimate, Fault> {
    one(design, &[values], |domain, scratch| domain.total(values, scratch))
}

/// The ratio of two weighted totals, over respondents who gave both.
///
/// # Errors
/// Not one value of each for each respondent.
pub fn ratio(design: &Design, above: &[f64], below: &[f64]) -> Result<Estimate, Fault> {
    one(design, &[above, below], |domain, scratch| domain.ratio(above, below, scratch))
}

/// The weighted share of those who answered for whom `is` holds: a category, or the top two boxes.
///
/// # Errors
/// Not one value for each respondent.
pub fn share(design: &Design, values: &[f64], is: impl Fn(f64) -> bool) -> Result<Estimate, Fault> {
    let flag = |value: f64| if is(value) { 1.0 } else { 0.0 };
    let flags: Vec<f64> =
        values.iter().map(|value| if value.is_nan() { f64::NAN } else { flag(*value) }).collect();
    mean(design, &flags)
}

/// The means of several questions in each domain: `[domain][question]`. Domains are worked on in
/// parallel.
///
/// # Errors
/// A question without one value for each respondent of the design.
pub fn means_by(
    design: &Design,
    domains: &Domains,
    questions: &[&[f64]],
) -> Result<Vec<Vec<Estimate>>, Fault> {
    for question in questions {
        same_length("values", design.len(), question.len())?;
    }
    let (tiles, rest) = questions.as_chunks::<TILE>();
    let all = |room: &mut Vec<[f64; TILE]>, domain: &Domain| {
        let tiles = tiles.iter().flat_map(|tile| domain.means(tile, room));
        tiles.chain(rest.iter().map(|values| domain.mean(values))).collect()
    };
    Ok(domains.domains.par_iter().map_init(Vec::new, all).collect())
}

/// Questions worked on side by side.
const TILE: usize = 8;

fn one(
    design: &Design,
    values: &[&[f64]],
    of: impl Fn(&Domain, &mut Scratch) -> Estimate,
) -> Result<Estimate, Fault> {
    for column in values {
        same_length("values", design.len(), column.len())?;
    }
    let whole = Domains::whole(design);
    Ok(whole.domains.first().map_or(Estimate::NONE, |domain| of(domain, &mut Scratch::default())))
}

/// Room for the values of one domain, used again and again.
#[derive(Debug, Default)]
struct Scratch {
    values: Vec<f64>,
    below: Vec<f64>,
}

impl Domain {
    fn gather(&self, values: &[f64], into: &mut Vec<f64>) {
        into.clear();
        into.extend(
            self.rows.iter().map(|row| values.get(*row as usize).copied().unwrap_or(f64::NAN)),
        );
    }

    fn done(&self, value: f64, linear: &[f64], answers: usize) -> Estimate {
        let (variance, degrees) = self.variance(linear);
        Estimate { value, error: variance.sqrt(), degrees, answers }
    }

    fn total(&self, values: &[f64], scratch: &mut Scratch) -> Estimate {
        self.gather(values, &mut scratch.values);
        let answers = scratch.values.iter().filter(|value| !value.is_nan()).count();
        for (value, weight) in scratch.values.iter_mut().zip(&self.weights) {
            *value = if value.is_nan() { 0.0 } else { weight * *value };
        }
        self.done(scratch.values.iter().sum(), &scratch.values, answers)
    }

    fn ratio(&self, above: &[f64], below: &[f64], scratch: &mut Scratch) -> Estimate {
        self.gather(above, &mut scratch.values);
        self.gather(below, &mut scratch.below);
        let (mut top, mut bottom, mut answers) = (0.0, 0.0, 0);
        for ((y, x), weight) in scratch.values.iter().zip(&scratch.below).zip(&self.weights) {
            if !y.is_nan() && !x.is_nan() {
                (top, bottom, answers) = (top + weight * y, bottom + weight * x, answers + 1);
            }
        }
        if answers == 0 || bottom == 0.0 {
            return Estimate::NONE;
        }
        let ratio = top / bottom;
        for ((y, x), weight) in scratch.values.iter_mut().zip(&scratch.below).zip(&self.weights) {
            let both = !y.is_nan() && !x.is_nan();
            *y = if both { weight * (*y - ratio * x) / bottom } else { 0.0 };
        }
        self.done(ratio, &scratch.values, answers)
    }
}

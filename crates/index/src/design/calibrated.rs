//! Standard errors after weights were made to agree with totals: only what the totals do not explain is
//! left.

use std::collections::BTreeMap;

use super::{Design, Domains, Estimate};
use crate::Fault;
use crate::fault::same_length;

/// What is taken off the linearised values in each category.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Centre {
    /// Their mean by weight: the regression residual, exact for post-stratification.
    Weighted,
    /// Their plain mean, as `rake` of the R package `survey` 4.1 does; on the safe side.
    Plain,
}

/// The variables whose totals the weights of a design were made to agree with.
#[derive(Debug, Clone, PartialEq)]
pub struct Calibration<'a> {
    /// The category of each respondent, for each variable.
    pub margins: Vec<&'a [String]>,
    /// What is taken off.
    pub centre: Centre,
}

/// Passes over the margins; after ten nothing moves any more.
const PASSES: usize = 10;

impl Calibration<'_> {
    /// The weighted mean, with the design's weights being the calibrated ones.
    ///
    /// # Errors
    /// Lists of different lengths.
    pub fn mean(&self, design: &Design, values: &[f64]) -> Result<Estimate, Fault> {
        same_length("values", design.len(), values.len())?;
        let there = || values.iter().zip(&design.weights).filter(|(value, _)| !value.is_nan());
        let (above, below) =
            there().fold((0.0, 0.0), |(above, below), (y, w)| (above + w * y, below + w));
        let mean = above / below;
        let residual = |y: &f64| if y.is_nan() { 0.0 } else { (y - mean) / below };
        let mut residuals: Vec<f64> = values.iter().map(residual).collect();
        let passes = if self.margins.len() > 1 { PASSES } else { 1 };
        for _ in 0..passes {
            for margin in &self.margins {
                same_length("margin", design.len(), margin.len())?;
                self.take_off(&mut residuals, &design.weights, margin);
            }
        }
        let whole = Domains::whole(design);
        let Some(domain) = whole.domains.first() else { return Ok(Estimate::NONE) };
        let linear = domain.rows.iter().zip(&domain.weights);
        let linear: Vec<f64> = linear
            .map(|(row, w)| w * residuals.get(*row as usize).copied().unwrap_or(0.0))
            .collect();
        let (variance, degrees) = domain.variance(&linear);
        Ok(Estimate { value: mean, error: variance.sqrt(), degrees, answers: there().count() })
    }

    fn take_off(&self, residuals: &mut [f64], weights: &[f64], margin: &[String]) {
        let mut sums: BTreeMap<&str, (f64, f64)> = BTreeMap::new();
        for ((residual, weight), category) in residuals.iter().zip(weights).zip(margin) {
            let weight = if self.centre == Centre::Weighted { *weight } else { 1.0 };
            let (above, below) = sums.entry(category).or_insert((0.0, 0.0));
            (*above, *below) = (*above + weight * residual, *below + weight);
        }
        for (residual, category) in residuals.iter_mut().zip(margin) {
            let (above, below) = sums.get(category.as_str()).copied().unwrap_or((0.0, 1.0));
            *residual -= above / below;
        }
    }
}

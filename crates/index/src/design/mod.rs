//! How respondents were drawn: weights, strata, clusters, finite populations; and what estimates that
//! allows.
//!
//! Variances are Taylor-linearised with ultimate clusters: within a stratum of n drawn clusters (PSUs;
//! respondents where there are none) the squared deviations of the clusters' linearised totals, times
//! `n / (n - 1)`, times `1 - n/N` where a population is stated (Särndal, Swensson & Wretman 1992, 5.5;
//! the R package `survey`). A stratum of one cluster counts with its squared deviation from the overall
//! mean.

mod calibrated;
mod domains;
mod effect;
mod estimate;
mod means;
mod nonresponse;
mod rake;
mod sample_size;
mod taylor;

use std::collections::BTreeMap;

pub use calibrated::{Calibration, Centre};
pub use domains::Domains;
pub(crate) use domains::{Domain, Run};
pub use effect::{effective_size, kish_effect, srs_variance};
pub use estimate::{Estimate, Interval};
pub use nonresponse::{Cell, Outcome, adjust_for_nonresponse};
pub use rake::{Margin, Raked, Trimming, post_stratify, rake};
pub use sample_size::{least_change, margin_of_error, needed, slovin};
pub use taylor::{mean, means_by, ratio, share, total};

use crate::fault::{finite, same_length};
use crate::{Fault, Rule};

/// The design of a sample, one entry for each respondent.
#[derive(Debug, Clone, PartialEq)]
pub struct Design {
    pub(crate) weights: Vec<f64>,
    pub(crate) strata: Vec<u32>,
    pub(crate) clusters: Vec<u32>,
    pub(crate) facts: Vec<Stratum>,
    /// What is known of each respondent's cluster; empty where clusters were taken whole or as drawn
    /// with replacement.
    pub(crate) within: Vec<Stratum>,
}

/// What is known of one stratum.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Stratum {
    /// Clusters drawn.
    pub drawn: u32,
    /// `1 - n/N`, 1 where no population is stated.
    pub left: f64,
}

impl Design {
    /// Respondents drawn from one stratum with these weights.
    ///
    /// # Errors
    /// No respondent, a weight that is negative or not finite, weights that are all zero.
    pub fn new(weights: Vec<f64>) -> Result<Self, Fault> {
        for (row, weight) in weights.iter().enumerate() {
            finite(*weight, row + 1, "weight")?;
            if *weight < 0.0 {
                return Err(Fault::new(Rule::NotNegative, weight).at(row + 1, "weight"));
            }
        }
        if weights.iter().sum::<f64>() <= 0.0 {
            return Err(Fault::new(Rule::SomeWeight, weights.len()).at("", "weight"));
        }
        let count = weights.len();
        let clusters = (0..).take(count).collect();
        let facts = vec![Stratum { drawn: count as u32, left: 1.0 }];
        Ok(Self { weights, strata: vec![0; count], clusters, facts, within: Vec::new() })
    }

    /// The same respondents in strata, named for each of them.
    ///
    /// # Errors
    /// Not one name for each respondent.
    pub fn stratified<S: AsRef<str>>(mut self, names: &[S]) -> Result<Self, Fault> {
        same_length("strata", self.weights.len(), names.len())?;
        self.strata = numbered(names.iter().map(AsRef::as_ref));
        self.count_clusters();
        Ok(self)
    }

    /// The same respondents in clusters (PSUs), named for each of them; names count within their
    /// stratum.
    ///
    /// # Errors
    /// Not one name for each respondent.
    pub fn clustered<S: AsRef<str>>(mut self, names: &[S]) -> Result<Self, Fault> {
        same_length("clusters", self.weights.len(), names.len())?;
        self.clusters = numbered(self.strata.iter().zip(names.iter().map(AsRef::as_ref)));
        self.count_clusters();
        Ok(self)
    }

    /// The same design with the number of clusters (respondents where there are none) in the population
    /// of the stratum, given for each respondent; the first of a stratum counts.
    ///
    /// # Errors
    /// Not one number for each respondent, or a population smaller than what was drawn from it.
    pub fn with_population(mut self, populations: &[f64]) -> Result<Self, Fault> {
        same_length("population", self.weights.len(), populations.len())?;
        let mut seen = vec![false; self.facts.len()];
        for (row, (stratum, population)) in self.strata.iter().zip(populations).enumerate() {
            let place = *stratum as usize;
            let (Some(seen), Some(facts)) = (seen.get_mut(place), self.facts.get_mut(place)) else {
                continue;
            };
            if std::mem::replace(seen, true) {
                continue;
            }
            let drawn = f64::from(facts.drawn);
            // Weighted populations end in rounding: a hair below is full coverage.
            if !population.is_finite() || *population < drawn * (1.0 - 1e-9) {
                let fault = Fault::new(Rule::PopulationCovers, format!("{population} < {drawn}"));
                return Err(fault.at(row + 1, "population"));
            }
            facts.left = (1.0 - drawn / population).max(0.0);
        }
        Ok(self)
    }

    /// The same design with the number of respondents in the population of each one's cluster: the
    /// second stage, drawn at random within clusters, adds its own part to variances
    /// (Särndal, Swensson & Wretman 1992, 4.3).
    ///
    /// # Errors
    /// Not one number for each respondent, or a population smaller than what was drawn from it.
    pub fn with_population_of_clusters(mut self, populations: &[f64]) -> Result<Self, Fault> {
        same_length("population", self.weights.len(), populations.len())?;
        let mut drawn: BTreeMap<(u32, u32), u32> = BTreeMap::new();
        let places = || self.strata.iter().copied().zip(self.clusters.iter().copied());
        places().for_each(|place| *drawn.entry(place).or_default() += 1);
        let mut within = Vec::with_capacity(populations.len());
        for (row, (place, population)) in places().zip(populations).enumerate() {
            let drawn = drawn.get(&place).copied().unwrap_or(1);
            let count = f64::from(drawn);
            if !population.is_finite() || *population < count * (1.0 - 1e-9) {
                let fault = Fault::new(Rule::PopulationCovers, format!("{population} < {count}"));
                return Err(fault.at(row + 1, "population"));
            }
            within.push(Stratum { drawn, left: (1.0 - count / population).max(0.0) });
        }
        self.within = within;
        Ok(self)
    }

    fn count_clusters(&mut self) {
        let mut clusters: BTreeMap<u32, std::collections::BTreeSet<u32>> = BTreeMap::new();
        for (stratum, cluster) in self.strata.iter().zip(&self.clusters) {
            clusters.entry(*stratum).or_default().insert(*cluster);
        }
        self.facts =
            clusters.values().map(|set| Stratum { drawn: set.len() as u32, left: 1.0 }).collect();
    }

    /// The number of respondents.
    pub fn len(&self) -> usize {
        self.weights.len()
    }

    /// Whether there is no respondent; a design that was made never is empty.
    pub fn is_empty(&self) -> bool {
        self.weights.is_empty()
    }

    /// The weights, one for each respondent.
    pub fn weights(&self) -> &[f64] {
        &self.weights
    }

    /// Degrees of freedom: clusters less strata.
    pub fn degrees(&self) -> f64 {
        let drawn: u32 = self.facts.iter().map(|facts| facts.drawn).sum();
        f64::from(drawn) - self.facts.len() as f64
    }
}

/// Numbers names from 0, in their order.
fn numbered<K: Ord + Clone>(names: impl Iterator<Item = K> + Clone) -> Vec<u32> {
    let mut numbers: BTreeMap<K, u32> = names.clone().map(|name| (name, 0)).collect();
    for (number, place) in numbers.values_mut().enumerate() {
        *place = number as u32;
    }
    names.map(|name| numbers.get(&name).copied().unwrap_or(0)).collect()
}

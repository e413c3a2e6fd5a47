//! The bootstrap of an index set on a sample.

use super::means::watched;
use super::{Cells, Column, Statistic};
use crate::hash::{Hash, Hasher};
use crate::model::{IndexSet, Kind};
use crate::score::{Measured, Sample, measure};
use crate::{Fault, Table};

/// How to bootstrap.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bootstrap {
    /// How often; 1,000 for intervals at 95 %.
    pub replicates: usize,
    /// The seed, kept with the result.
    pub seed: u64,
}

/// Indicators in all replicates, with what they came from.
#[derive(Debug, Clone)]
pub struct Replicated {
    /// The estimates themselves.
    pub measured: Measured,
    /// `[unit][replicate][indicator]`.
    pub means: Vec<f32>,
    /// How it was done.
    pub how: Bootstrap,
    /// The hash of set, design, answers and records.
    pub inputs: Hash,
}

/// Measures every indicator, and again in each replicate. Records do not vary.
///
/// # Errors
/// As for [`measure`] and [`replicate_means`](super::replicate_means).
pub fn bootstrap(
    set: &IndexSet,
    sample: &Sample,
    records: Option<&Table>,
    how: Bootstrap,
) -> Result<Replicated, Fault> {
    bootstrap_watched(set, sample, records, how, &|_| ())
}

/// [`bootstrap`], telling `watch` again and again how many replicates of a unit were done just now, from
/// any thread; all together they are replicates × units.
///
/// # Errors
/// As for [`bootstrap`].
pub fn bootstrap_watched(
    set: &IndexSet,
    sample: &Sample,
    records: Option<&Table>,
    how: Bootstrap,
    watch: &(dyn Fn(usize) + Sync),
) -> Result<Replicated, Fault> {
    let measured = measure(set, sample, records)?;
    let counted: Vec<Vec<f64>> = set
        .indicators()
        .map(|indicator| crate::score::counted(indicator, sample))
        .collect::<Result<_, _>>()?;
    let columns: Vec<Column<'_>> = set
        .indicators()
        .zip(&counted)
        .map(|(indicator, cells)| Column {
            cells: Cells::Numbers(cells),
            statistic: if indicator.kind == Kind::Median {
                Statistic::Median
            } else {
                Statistic::Mean
            },
        })
        .collect();
    let drawn = (how.replicates, how.seed);
    let mut means = watched(&sample.design, &sample.domains()?, &columns, drawn, watch)?;
    for (place, _) in
        set.indicators().enumerate().filter(|(_, indicator)| indicator.kind == Kind::HardRatio)
    {
        hold(&mut means, &measured, place, how.replicates);
    }
    let inputs = inputs(set, sample, &counted, records);
    Ok(Replicated { measured, means, how, inputs })
}

/// The hash of everything a bootstrap rests on.
fn inputs(set: &IndexSet, sample: &Sample, counted: &[Vec<f64>], records: Option<&Table>) -> Hash {
    let mut hasher = Hasher::default();
    hasher.bytes(crate::hash::of_set(set).0.as_bytes());
    hasher.bytes(crate::hash::of_design(&sample.design).0.as_bytes());
    sample.units.iter().for_each(|unit| hasher.bytes(unit.as_bytes()));
    hasher.numbers(
        &sample.members.iter().map(|unit| unit.map_or(f64::NAN, f64::from)).collect::<Vec<f64>>(),
    );
    counted.iter().for_each(|column| hasher.numbers(column));
    hasher
        .bytes(records.map(|table| crate::hash::of_table(table).0).unwrap_or_default().as_bytes());
    hasher.done()
}

/// A recorded value is the same in every replicate.
fn hold(means: &mut [f32], measured: &Measured, place: usize, replicates: usize) {
    let indicators = measured.codes.len();
    for (unit, estimates) in
        means.chunks_exact_mut(replicates * indicators).zip(&measured.estimates)
    {
        let value = estimates.get(place).map_or(f64::NAN, |estimate| estimate.value);
        for cell in unit.iter_mut().skip(place).step_by(indicators) {
            *cell = value as f32;
        }
    }
}

impl Replicated {
    /// The standard error of each indicator as the replicates show it: `[unit][indicator]`.
    pub fn errors(&self) -> Vec<Vec<f64>> {
        let indicators = self.measured.codes.len();
        let own = |unit: &[f32]| {
            let column = |place: usize| -> Vec<f64> {
                unit.iter().skip(place).step_by(indicators).map(|cell| f64::from(*cell)).collect()
            };
            (0..indicators)
                .map(|place| crate::numeric::moments::standard_deviation(&column(place)))
                .collect()
        };
        self.means.chunks_exact((self.how.replicates * indicators).max(1)).map(own).collect()
    }
}

//! From answers to figures, by `ddci-index`.

use super::{Evaluation, Figures, Rated, Score, without_small};
use ddci_index::{
    Fault,
    design::Design,
    model::IndexSet,
    score::{Sample, score},
    sure::{Bootstrap, bootstrap},
};
use std::collections::BTreeMap;

/// How often the bootstrap draws.
pub const REPLICATES: usize = 1_000;
/// The level of intervals.
pub const LEVEL: f64 = 0.95;

/// What scores are computed from.
#[derive(Debug, Clone)]
pub struct Inputs {
    /// The index set.
    pub set: IndexSet,
    /// The units, each known to the computation by its code.
    pub rated: Vec<Rated>,
    /// The evaluations.
    pub evaluations: Vec<Evaluation>,
    /// The seed of the bootstrap.
    pub seed: u64,
}

/// What was computed.
#[derive(Debug, Clone, PartialEq)]
pub struct Computed {
    /// All figures.
    pub scores: Vec<Score>,
    /// The hash of set, design and answers; of a published table, of set and table.
    pub input_hash: String,
}

/// Computes every figure with its interval. It takes a while: not on a thread that answers requests.
///
/// # Errors
/// A [`Fault`] of the library, such as a question that nobody was asked.
pub fn compute(inputs: &Inputs) -> Result<Computed, Fault> {
    let how = Bootstrap { replicates: REPLICATES, seed: inputs.seed };
    let replicated = without_small(bootstrap(&inputs.set, &inputs.sample()?, None, how)?);
    let measured = &replicated.measured;
    let scored = score(&inputs.set, &measured.table(0), &measured.rows, &[])?;
    let figures = Figures::of(&inputs.set, &replicated, &scored)?;
    let scores = inputs.rated.iter().flat_map(|rated| figures.of_unit(rated)).collect();
    Ok(Computed { scores, input_hash: replicated.inputs.0 })
}

impl Inputs {
    /// The sample of all units.
    pub(super) fn sample(&self) -> Result<Sample, Fault> {
        let codes: BTreeMap<_, &str> =
            self.rated.iter().map(|rated| (rated.unit, rated.code.as_str())).collect();
        let all: Vec<&Evaluation> = self.evaluations.iter().collect();
        let units: Vec<&str> =
            all.iter().map(|one| codes.get(&one.unit).copied().unwrap_or_default()).collect();
        self.sample_of(&all, &units)
    }

    /// A sample of some evaluations, each in a row of the table that is measured. Respondents are
    /// clusters, because one may rate several units.
    pub(super) fn sample_of(&self, all: &[&Evaluation], rows: &[&str]) -> Result<Sample, Fault> {
        let column = |place: usize| {
            let cell = |one: &&Evaluation| one.cells.get(place).map_or(f64::NAN, |c| c.number());
            all.iter().map(cell).collect::<Vec<f64>>()
        };
        let questions = self.set.indicators().flat_map(|indicator| &indicator.questions);
        let answers = questions.enumerate().map(|(at, known)| (known.code.clone(), column(at)));
        let named = |number: fn(&Evaluation) -> u32| -> Vec<String> {
            all.iter().map(|one| number(one).to_string()).collect()
        };
        let design = Design::new(all.iter().map(|one| one.weight).collect())?
            .stratified(&named(|one| one.stratum))?
            .clustered(&named(|one| one.respondent))?;
        Sample::new(design, rows, answers.collect())
    }
}

//! `ddci index step …`: single steps on any CSV, each usable by itself.
//!
//! Tables have a row for each unit, named in `uCode` or `unit` (else in the first column), and a column
//! for each indicator. The hierarchy is a table of `iCode`, `Parent`, `Direction` (1 or -1), `Weight`
//! and, where it is there, `Level` and `Type`.

mod aggregate;
mod components;
mod data;
mod describe;
mod drawn;
mod framework;
mod impute;
mod missing;
mod normalise;
mod rake;
mod reliability;
mod replicates;
mod screen;
mod sensitivity;
mod set;
mod sobol;
mod survey;
mod transform;
mod treat;
mod what_if;

use super::inputs::Refused;
use super::report::Grid;
use crate::say::say;
use clap::{Args, Subcommand};
use ddci_platform::web::Lang;
use std::io::Write;
use std::process::ExitCode;

/// Single steps on any CSV. Results are CSV or JSON on standard output, with all digits.
///
/// Tables of units have a row for each unit, named in uCode or unit, and a column for each indicator.
/// META is a table of iCode, Parent, Direction (1 or -1), Weight and, where it is there, Level and Type.
#[derive(Debug, Args)]
pub struct Step {
    /// The language of refusals: vi or en
    #[arg(long, global = true, env = "DDCI_LANG", default_value = "vi", value_parser = super::output::language)]
    lang: Lang,
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    /// Prints the hierarchy of a META file as iCode, Level, Parent, Direction, Weight
    Framework(framework::Framework),
    /// Makes an index set (TOML) of a code book of questions
    Set(set::Set),
    /// Describes each column: location, spread, shape, gaps, flags
    Describe(describe::Describe),
    /// Brings every column to one scale
    Normalise(normalise::Normalise),
    /// Normalises and brings indicators up the hierarchy: scores or ranks
    Aggregate(aggregate::Aggregate),
    /// Counts gaps and zeros of each unit
    Missing(missing::Missing),
    /// Prints the units of which enough is there
    Screen(screen::Screen),
    /// Fills gaps
    Impute(impute::Impute),
    /// Cuts outliers back, or bends the column
    Treat(treat::Treat),
    /// Prints Box-Cox and logarithmic transforms of one column
    Transform(transform::Transform),
    /// Leaves out each node of a level in turn: how far ranks move
    WhatIf(what_if::WhatIf),
    /// Prints the first principal component, or alpha, of each group of indicators
    Components(components::Components),
    /// Runs stated choices of normalisation, weights and mean: how far ranks move, and Sobol' indices
    Sensitivity(sensitivity::Sensitivity),
    /// Estimates a mean, total, ratio, share or design effect with its error
    Survey(survey::Survey),
    /// Rakes or post-stratifies weights, or estimates a mean with them
    Rake(rake::Rake),
    /// Estimates a mean by replicate weights: given, bootstrapped or jackknifed
    Replicates(replicates::ReplicatesOf),
    /// Alpha, omega, item-rest correlations and eigenvalues of a group of questions
    Reliability(reliability::Reliability),
    /// Sobol' indices of the results of a Saltelli design
    Sobol(sobol::Sobol),
}

impl Step {
    /// Runs it.
    ///
    /// # Errors
    /// An input that is refused, in words.
    pub fn run(&self) -> Result<ExitCode, Refused> {
        let lang = self.lang;
        match &self.what {
            What::Framework(step) => table(&step.run(lang)?),
            What::Set(step) => say!("{}", step.run(lang)?.trim_end()),
            What::Describe(step) => table(&step.run(lang)?),
            What::Normalise(step) => table(&step.run(lang)?),
            What::Aggregate(step) => table(&step.run(lang)?),
            What::Missing(step) => table(&step.run(lang)?),
            What::Screen(step) => table(&step.run(lang)?),
            What::Impute(step) => table(&step.run(lang)?),
            What::Treat(step) => table(&step.run(lang)?),
            What::Transform(step) => table(&step.run(lang)?),
            What::WhatIf(step) => table(&step.run(lang)?),
            What::Components(step) => table(&step.run(lang)?),
            What::Sensitivity(step) => table(&step.run(lang)?),
            What::Survey(step) => say!("{:#}", step.run(lang)?),
            What::Rake(step) => return step.run(lang),
            What::Replicates(step) => say!("{:#}", step.run(lang)?),
            What::Reliability(step) => say!("{:#}", step.run(lang)?),
            What::Sobol(step) => say!("{:#}", step.run(lang)?),
        }
        Ok(ExitCode::SUCCESS)
    }
}

fn table(grid: &Grid) {
    drop(std::io::stdout().write_all(grid.csv().as_bytes()));
}

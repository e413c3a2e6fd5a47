//! `ddci index …`: composite indicators from files, without a database.

mod answers;
mod changes;
mod check;
mod compare;
mod explain;
mod fault;
mod groups;
mod inputs;
mod monte_carlo;
mod notes;
mod output;
mod progress;
mod published_table;
mod report;
mod score;
mod step;
mod target;
mod uncertainty;

use clap::Subcommand;
use inputs::Refused;
use std::process::ExitCode;

/// Composite indicators.
#[derive(Debug, Subcommand)]
pub enum Index {
    /// Checks a file of answers, a published table or an index set, and names everything that is wrong
    Check(check::Check),
    /// Scores answers: sub-indices, composite, ranks, bands, and what a reader must know
    Score(score::Score),
    /// Says how sure scores and ranks are: intervals, chances, and how much is the method
    Uncertainty(uncertainty::Uncertainty),
    /// Splits the change between two years into its causes, and says when it may be called a change
    Compare(compare::Compare),
    /// Goes back from a target to raw terms: what is needed, how likely it is, where a step pays most
    Target(target::Target),
    /// Single steps on any CSV: normalise, aggregate, impute, rake, estimate …
    Step(Box<step::Step>),
}

impl Index {
    /// Runs it: 0 if all is well, 1 for faults that were found or an input that is refused.
    pub fn run(&self) -> ExitCode {
        let outcome = match self {
            Self::Check(check) => check.run(),
            Self::Score(score) => score.run(),
            Self::Uncertainty(uncertainty) => uncertainty.run(),
            Self::Compare(compare) => compare.run(),
            Self::Target(target) => target.run(),
            Self::Step(step) => step.run(),
        };
        match outcome {
            Ok(code) => code,
            Err(Refused(sentences)) => {
                sentences.iter().for_each(|sentence| eprintln!("ddci: {sentence}"));
                ExitCode::FAILURE
            }
        }
    }
}

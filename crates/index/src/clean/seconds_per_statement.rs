//! Q02: was there time to read the statements?

use super::judge::{Found, Judge};
use super::{Column, Evaluation, RuleId};

/// Flags evaluations that took too few seconds for each statement answered, "don't know" included.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct SecondsPerStatement {
    /// The fewest seconds for a statement.
    pub least: f64,
}

impl Default for SecondsPerStatement {
    /// Two seconds (method of the survey, E.3; panels also use three).
    fn default() -> Self {
        Self { least: 2.0 }
    }
}

impl Judge for SecondsPerStatement {
    fn rule(&self) -> RuleId {
        RuleId::NoTimeToRead
    }

    fn needs(&self) -> Vec<Column> {
        vec![Column::Seconds]
    }

    fn judge(&self, counted: &[&Evaluation]) -> Vec<Found> {
        let pace = |(place, evaluation): (usize, &&Evaluation)| {
            let answered = evaluation.blocks.iter().flatten().flatten().count();
            let pace = evaluation.seconds? / answered as f64;
            (pace < self.least).then(|| Found::flag(place, format!("{pace:.3}")))
        };
        counted.iter().enumerate().filter_map(pace).collect()
    }
}

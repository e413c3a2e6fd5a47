//! Which evaluations count, and a log of every one that does not.

mod evaluation;
mod log;
mod rules;
mod straight;

pub use evaluation::{Evaluation, Respondent};
pub use log::{Action, Cleaned, Entry, RuleId};
pub use rules::{CleaningRules, clean};

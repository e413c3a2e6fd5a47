//! Which evaluations count, and a log of every one that does not.
//!
//! Rules E exclude; rules Q only flag, for a person decides. Each rule of quality that looks beyond one
//! evaluation's answers is an object with its parameters, in a file named after what it asks.

mod clock;
mod column;
mod day_load;
mod eligibility;
mod enumerator_outlier;
mod evaluation;
mod fieldwork;
mod form_version;
mod judge;
mod ledger;
mod log;
mod near_duplicate;
mod order;
mod overheard;
mod rules;
mod seconds_per_statement;
mod speed_index;
mod straight;
mod working_hours;

pub use clock::Clock;
pub use column::Column;
pub use day_load::DayLoad;
pub use enumerator_outlier::EnumeratorOutlier;
pub use evaluation::{Evaluation, Respondent};
pub use fieldwork::{Fieldwork, Mode};
pub use form_version::FormVersion;
pub use log::{Action, Cleaned, Entry, RuleId};
pub use near_duplicate::NearDuplicate;
pub use overheard::Overheard;
pub use rules::{CleaningRules, clean};
pub use seconds_per_statement::SecondsPerStatement;
pub use speed_index::SpeedIndex;
pub use working_hours::WorkingHours;

/// A day in seconds.
const DAY: i64 = 86_400;

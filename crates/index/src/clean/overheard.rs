//! Q20: could somebody hear the answers?

use super::judge::{Found, Judge};
use super::{Action, Column, Evaluation, RuleId};

/// Notes interviews that somebody overheard from beginning to end. It touches the sensitive questions
/// only, so it does not count towards a review (method of the survey, E.3).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Overheard;

impl Judge for Overheard {
    fn rule(&self) -> RuleId {
        RuleId::Overheard
    }

    fn needs(&self) -> Vec<Column> {
        vec![Column::Privacy]
    }

    fn judge(&self, counted: &[&Evaluation]) -> Vec<Found> {
        let heard = counted
            .iter()
            .enumerate()
            .filter(|(_, evaluation)| evaluation.fieldwork.overheard == Some(true));
        let note = |place| Found { action: Action::Noted, ..Found::flag(place, "all".to_owned()) };
        heard.map(|(place, _)| note(place)).collect()
    }
}

//! What all rules of quality have in common.

use super::{Action, Column, Evaluation, RuleId};

/// A rule of quality, with its parameters.
pub(super) trait Judge {
    /// Which rule it is.
    fn rule(&self) -> RuleId;

    /// What it needs to know. What is missing is logged; it judges as far as the rest goes.
    fn needs(&self) -> Vec<Column>;

    /// What it finds among the evaluations that count, which come in the order of [`super::order`].
    fn judge(&self, counted: &[&Evaluation]) -> Vec<Found>;
}

/// What a rule found.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Found {
    /// Whom it concerns.
    pub whom: Whom,
    /// What follows.
    pub action: Action,
    /// The value that decided.
    pub value: String,
}

/// Whom a finding concerns.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Whom {
    /// An evaluation, by its place among those that count.
    Evaluation(usize),
    /// An enumerator.
    Enumerator(String),
}

impl Found {
    /// A flag of one evaluation.
    pub fn flag(place: usize, value: String) -> Self {
        Self { whom: Whom::Evaluation(place), action: Action::Flagged, value }
    }

    /// A note about an enumerator.
    pub fn of(enumerator: &str, value: String) -> Self {
        Self { whom: Whom::Enumerator(enumerator.to_owned()), action: Action::Noted, value }
    }
}

/// The evaluations of each enumerator, by their places.
pub(super) fn by_enumerator<'a>(
    counted: &[&'a Evaluation],
) -> std::collections::BTreeMap<&'a str, Vec<usize>> {
    let mut lists = std::collections::BTreeMap::<&str, Vec<usize>>::new();
    for (place, evaluation) in counted.iter().enumerate() {
        if let Some(enumerator) = &evaluation.fieldwork.enumerator {
            lists.entry(enumerator).or_default().push(place);
        }
    }
    lists
}

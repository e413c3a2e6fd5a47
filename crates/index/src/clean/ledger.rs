//! Writes down what rules find.

use super::judge::{Found, Whom};
use super::{Action, Cleaned, Column, Entry, Evaluation, RuleId};

/// What was found so far.
pub(super) struct Ledger<'a> {
    evaluations: &'a [Evaluation],
    order: &'a [usize],
    counts: Vec<bool>,
    /// Findings of each evaluation, by its place in the input.
    found: Vec<Vec<(RuleId, Action, String)>>,
    rest: Vec<Entry>,
}

impl<'a> Ledger<'a> {
    /// An empty one; until they are excluded all evaluations count.
    pub fn new(evaluations: &'a [Evaluation], order: &'a [usize]) -> Self {
        let (counts, found) = (vec![true; evaluations.len()], vec![Vec::new(); evaluations.len()]);
        Self { evaluations, order, counts, found, rest: Vec::new() }
    }

    /// Excludes the evaluation at a place.
    pub fn exclude(&mut self, place: usize, rule: RuleId, value: String) {
        if let Some(counts) = self.counts.get_mut(place) {
            *counts = false;
        }
        self.find(place, rule, Action::Excluded, value);
    }

    /// The places of those that count, in order.
    pub fn counting(&self) -> Vec<usize> {
        let counts = |place: &usize| self.counts.get(*place).copied().unwrap_or(false);
        self.order.iter().copied().filter(counts).collect()
    }

    /// Writes down what was found of the evaluation at a place.
    pub fn find(&mut self, place: usize, rule: RuleId, action: Action, value: String) {
        if let Some(list) = self.found.get_mut(place) {
            list.push((rule, action, value));
        }
    }

    /// Writes down what was found among those that count, whose places these are.
    pub fn take(&mut self, places: &[usize], rule: RuleId, found: Found) {
        let Found { whom, action, value } = found;
        match whom {
            Whom::Evaluation(at) => {
                if let Some(place) = places.get(at) {
                    self.find(*place, rule, action, value);
                }
            }
            Whom::Enumerator(id) => self.other(id, rule, action, value),
        }
    }

    /// Writes down what rules lacked, in the order of rules.
    pub fn missing(&mut self, mut missing: Vec<(RuleId, Column)>) {
        missing.sort_unstable();
        for (rule, column) in missing {
            self.other(String::new(), rule, Action::NotJudged, column.name().to_owned());
        }
    }

    fn other(&mut self, id: String, rule: RuleId, action: Action, value: String) {
        let (respondent, unit) = (String::new(), String::new());
        self.rest.push(Entry { id, respondent, unit, rule, action, value });
    }

    /// The outcome.
    pub fn close(mut self) -> Cleaned {
        // Stable: several findings of one rule stay in the order they were found in.
        self.found.iter_mut().for_each(|list| list.sort_by_key(|(rule, ..)| *rule));
        let review = self.found.iter().map(|list| needs_review(list)).collect();
        let mut log = Vec::new();
        for place in self.order {
            let of = self.evaluations.get(*place).zip(self.found.get(*place));
            let Some((evaluation, list)) = of else { continue };
            log.extend(list.iter().map(|(rule, action, value)| Entry {
                id: evaluation.id.clone(),
                respondent: evaluation.respondent.clone(),
                unit: evaluation.unit.clone(),
                rule: *rule,
                action: *action,
                value: value.clone(),
            }));
        }
        log.extend(self.rest);
        Cleaned { counts: self.counts, review, log }
    }
}

/// One serious flag or three plain ones (method of the survey, E.3).
fn needs_review(found: &[(RuleId, Action, String)]) -> bool {
    let count = |wanted| found.iter().filter(|(_, action, _)| *action == wanted).count();
    count(Action::Serious) > 0 || count(Action::Flagged) >= 3
}

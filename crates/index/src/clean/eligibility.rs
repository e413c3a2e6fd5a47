//! E1 to E5: may it count at all?

use std::collections::{BTreeMap, BTreeSet};

use super::{CleaningRules, Evaluation, Respondent, RuleId};

/// What counted before.
#[derive(Default)]
pub(super) struct Seen<'a> {
    codes: BTreeMap<&'a str, &'a str>,
    rated: BTreeSet<(&'a str, &'a str)>,
    locality: BTreeMap<&'a str, &'a str>,
}

impl<'a> Seen<'a> {
    pub fn add(&mut self, evaluation: &'a Evaluation) {
        self.codes.insert(&evaluation.code, &evaluation.respondent);
        self.rated.insert((&evaluation.respondent, &evaluation.unit));
        if evaluation.locality {
            self.locality.insert(&evaluation.respondent, &evaluation.unit);
        }
    }
}

/// The rule that excludes an evaluation, and the value that decided.
pub(super) fn eligibility(
    evaluation: &Evaluation,
    rules: &CleaningRules,
    seen: &Seen<'_>,
) -> Option<(RuleId, String)> {
    let Evaluation { code, respondent, unit, .. } = evaluation;
    if !evaluation.dealt_with {
        return Some((RuleId::NotDealtWith, unit.clone()));
    }
    if seen.codes.get(code.as_str()).is_some_and(|user| user != respondent) {
        return Some((RuleId::CodeUsed, code.clone()));
    }
    if seen.rated.contains(&(respondent.as_str(), unit.as_str())) {
        return Some((RuleId::RatedBefore, unit.clone()));
    }
    let household = evaluation.kind == Respondent::Household && evaluation.locality;
    if let Some(other) = seen.locality.get(respondent.as_str()).filter(|_| household) {
        return Some((RuleId::SecondLocality, (*other).to_owned()));
    }
    let statements = evaluation.blocks.iter().flatten().count();
    let share = evaluation.blocks.iter().flatten().flatten().count() as f64 / statements as f64;
    // Nothing asked is nothing answered.
    (statements == 0 || share < rules.least_complete)
        .then(|| (RuleId::Incomplete, format!("{share:.3}")))
}

//! The rules of eligibility and quality, each with its threshold.

use std::collections::{BTreeMap, BTreeSet};

use super::straight::{flat_blocks, longest_run, spread};
use super::{Action, Cleaned, Entry, Evaluation, Respondent, RuleId};
use crate::numeric::moments::median;

/// Thresholds. Eligibility excludes; quality only flags: a named person decides (method of the survey,
/// E.3).
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct CleaningRules {
    /// The least share of statements answered (partial interviews of 60 % count).
    pub least_complete: f64,
    /// A share of the median time below which an evaluation is flagged …
    pub fast: f64,
    /// … and below which the flag is serious.
    pub very_fast: f64,
    /// Evaluations with a time that the median needs.
    pub times_needed: usize,
    /// Flat blocks that make a straight line.
    pub flat_blocks: usize,
    /// Opinions a block needs to be looked at.
    pub block_opinions: usize,
    /// A run of one answer.
    pub run: usize,
    /// The least standard deviation of opinions.
    pub spread: f64,
    /// The largest share of "don't know" among answers.
    pub dont_know: f64,
    /// The code of "don't know".
    pub dont_know_code: i16,
    /// How far a pair of answers may lie apart.
    pub pair_gap: f64,
}

impl Default for CleaningRules {
    fn default() -> Self {
        Self {
            least_complete: 0.6,
            fast: 0.5,
            very_fast: 0.33,
            times_needed: 30,
            flat_blocks: 3,
            block_opinions: 4,
            run: 15,
            spread: 0.3,
            dont_know: 0.4,
            dont_know_code: 99,
            pair_gap: 2.0,
        }
    }
}

/// Applies all rules in order. An evaluation that is excluded is not looked at further and does not
/// stand in the way of a later one (a second evaluation counts if the first did not).
pub fn clean(evaluations: &[Evaluation], rules: &CleaningRules) -> Cleaned {
    let typical = typical_seconds(evaluations, rules);
    let mut seen = Seen::default();
    let mut cleaned = Cleaned { counts: Vec::new(), review: Vec::new(), log: Vec::new() };
    for evaluation in evaluations {
        let excluded = eligibility(evaluation, rules, &seen);
        cleaned.counts.push(excluded.is_none());
        let found = match excluded {
            Some((rule, value)) => vec![(rule, Action::Excluded, value)],
            None => {
                seen.add(evaluation);
                quality(evaluation, rules, typical)
            }
        };
        let serious = found.iter().any(|(_, action, _)| *action == Action::Serious);
        let flags = found.iter().filter(|(_, action, _)| *action == Action::Flagged).count();
        cleaned.review.push(serious || flags >= 3);
        cleaned.log.extend(found.into_iter().map(|(rule, action, value)| Entry {
            id: evaluation.id.clone(),
            rule,
            action,
            value,
        }));
    }
    cleaned
}

/// What came before.
#[derive(Default)]
struct Seen<'a> {
    codes: BTreeMap<&'a str, &'a str>,
    rated: BTreeSet<(&'a str, &'a str)>,
    locality: BTreeMap<&'a str, &'a str>,
}

impl<'a> Seen<'a> {
    fn add(&mut self, evaluation: &'a Evaluation) {
        self.codes.insert(&evaluation.code, &evaluation.respondent);
        self.rated.insert((&evaluation.respondent, &evaluation.unit));
        if evaluation.locality {
            self.locality.insert(&evaluation.respondent, &evaluation.unit);
        }
    }
}

fn eligibility(
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

fn quality(
    evaluation: &Evaluation,
    rules: &CleaningRules,
    typical: Option<f64>,
) -> Vec<(RuleId, Action, String)> {
    let (blocks, code) = (&evaluation.blocks, rules.dont_know_code);
    let mut found = Vec::new();
    let mut flag = |rule, is: bool, value: String| {
        if is {
            found.push((rule, Action::Flagged, value));
        }
    };
    let flat = flat_blocks(blocks, code, rules.block_opinions);
    flag(RuleId::StraightLined, flat >= rules.flat_blocks, flat.to_string());
    let run = longest_run(blocks, code);
    flag(RuleId::LongRun, run >= rules.run, run.to_string());
    if let Some(spread) = spread(blocks, code) {
        flag(RuleId::NoSpread, spread < rules.spread, format!("{spread:.3}"));
    }
    let answers = blocks.iter().flatten().flatten();
    let unknown =
        answers.clone().filter(|answer| **answer == code).count() as f64 / answers.count() as f64;
    flag(RuleId::DontKnow, unknown > rules.dont_know, format!("{unknown:.3}"));
    if let Some((given, asked)) = evaluation.attention {
        flag(RuleId::Inattentive, given != asked, given.to_string());
    }
    if let Some((one, other)) =
        evaluation.pairs.iter().find(|(one, other)| (one - other).abs() >= rules.pair_gap)
    {
        flag(RuleId::Contradiction, true, format!("{one}/{other}"));
    }
    if let (Some(seconds), Some(typical)) = (evaluation.seconds, typical) {
        let share = seconds / typical;
        if share < rules.fast {
            let action = if share < rules.very_fast { Action::Serious } else { Action::Flagged };
            found.push((RuleId::TooFast, action, format!("{share:.3}")));
        }
    }
    found
}

/// The median time, once enough were measured.
fn typical_seconds(evaluations: &[Evaluation], rules: &CleaningRules) -> Option<f64> {
    let times: Vec<f64> = evaluations.iter().filter_map(|evaluation| evaluation.seconds).collect();
    (times.len() >= rules.times_needed).then(|| median(&times))
}

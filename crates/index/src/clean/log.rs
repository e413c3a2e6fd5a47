//! What was done to evaluations.

use serde::Serialize;

/// The rules, with their codes in the survey's method: E for eligibility, Q for quality.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub enum RuleId {
    /// E1: the respondent has not dealt with the unit.
    NotDealtWith,
    /// E2: the survey code was used by another respondent before.
    CodeUsed,
    /// E3: the respondent rated the unit before in this round.
    RatedBefore,
    /// E4: a household business rated another locality before.
    SecondLocality,
    /// E5: too few statements answered.
    Incomplete,
    /// Q01: too fast against the median.
    TooFast,
    /// Q04: the same answer throughout blocks that hold reversed statements.
    StraightLined,
    /// Q05: a long run of one answer.
    LongRun,
    /// Q06: hardly any spread.
    NoSpread,
    /// Q07: mostly "don't know".
    DontKnow,
    /// Q08: the attention question was missed.
    Inattentive,
    /// Q10: answers that contradict each other.
    Contradiction,
}

/// What a rule did.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub enum Action {
    /// The evaluation does not count.
    Excluded,
    /// A person should look: nothing is dropped for quality without one.
    Flagged,
    /// A serious flag.
    Serious,
}

/// One line of the log.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Entry {
    /// The evaluation.
    pub id: String,
    /// The rule.
    pub rule: RuleId,
    /// What it did.
    pub action: Action,
    /// The value that was held against the rule.
    pub value: String,
}

/// The outcome.
#[derive(Debug, Clone, PartialEq)]
pub struct Cleaned {
    /// For each evaluation, whether it counts.
    pub counts: Vec<bool>,
    /// For each evaluation, whether a person should look: one serious flag or three plain ones.
    pub review: Vec<bool>,
    /// Every exclusion and flag, in the order of the evaluations and rules.
    pub log: Vec<Entry>,
}

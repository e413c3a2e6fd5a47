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
    /// Q02: fewer seconds than it takes to read.
    NoTimeToRead,
    /// Q03: fast screen by screen.
    LowSpeedIndex,
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
    /// Q11: nearly the same answers as another one.
    NearDuplicate,
    /// Q12: times that cannot be right.
    WrongClock,
    /// Q13: started when hardly anybody works.
    OutsideHours,
    /// Q14: more interviews than one person can do in a day.
    CrowdedDay,
    /// Q15: far from where it should have been: not judged from answers.
    WrongPlace,
    /// Q16: an enumerator whose interviews differ from those of others.
    EnumeratorOutlier,
    /// Q17: free texts and values at the edge, for a person to read: not judged from answers.
    TextsToRead,
    /// Q18: an old version of the form.
    OldVersion,
    /// Q19: many web answers from one network: not judged from answers.
    OneNetwork,
    /// Q20: somebody heard the answers.
    Overheard,
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
    /// To be known of an enumerator or of some questions; it does not lead to a review of the
    /// evaluation.
    Noted,
    /// The rule could not be judged, or only in part: the value names what is missing.
    NotJudged,
}

/// One line of the log.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Entry {
    /// The evaluation, or the enumerator where a rule is about enumerators; empty where a rule was not
    /// judged.
    pub id: String,
    /// Who answered; empty where it is not about an evaluation.
    pub respondent: String,
    /// The unit rated; likewise.
    pub unit: String,
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
    /// Every exclusion and flag: those of evaluations in the order of their start and key, for each in
    /// the order of rules; then those of enumerators by rule; last what was not judged.
    pub log: Vec<Entry>,
}

//! The rules of eligibility and quality, each with its threshold.

use std::collections::BTreeMap;

use super::eligibility::{Seen, eligibility};
use super::judge::Judge;
use super::ledger::Ledger;
use super::order::order;
use super::straight::{flat_blocks, longest_run, spread};
use super::{
    Action, Cleaned, Clock, Column, DayLoad, EnumeratorOutlier, Evaluation, FormVersion, Mode,
    NearDuplicate, Overheard, RuleId, SecondsPerStatement, SpeedIndex, WorkingHours,
};
use crate::numeric::moments::median;

/// Thresholds, from the method of the survey, E.3. Eligibility excludes; quality only flags: a named person
/// decides.
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
    /// The right answer to the attention question.
    pub attention: i16,
    /// Q02.
    pub seconds_per_statement: SecondsPerStatement,
    /// Q03.
    pub speed_index: SpeedIndex,
    /// Q11.
    pub near_duplicate: NearDuplicate,
    /// Q12.
    pub clock: Clock,
    /// Q13.
    pub working_hours: WorkingHours,
    /// Q14.
    pub day_load: DayLoad,
    /// Q16.
    pub enumerator_outlier: EnumeratorOutlier,
    /// Q18.
    pub form_version: FormVersion,
    /// Q20.
    pub overheard: Overheard,
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
            attention: 2,
            seconds_per_statement: SecondsPerStatement::default(),
            speed_index: SpeedIndex::default(),
            near_duplicate: NearDuplicate::default(),
            clock: Clock::default(),
            working_hours: WorkingHours::default(),
            day_load: DayLoad::default(),
            enumerator_outlier: EnumeratorOutlier::default(),
            form_version: FormVersion::default(),
            overheard: Overheard,
        }
    }
}

impl CleaningRules {
    /// The rules that judge what counts, after those on single evaluations.
    fn judges(&self) -> [&dyn Judge; 9] {
        [
            &self.seconds_per_statement,
            &self.speed_index,
            &self.near_duplicate,
            &self.clock,
            &self.working_hours,
            &self.day_load,
            &self.enumerator_outlier,
            &self.form_version,
            &self.overheard,
        ]
    }
}

/// Applies all rules, in the order of [`RuleId`], to evaluations in the order of their start, then of
/// their number or key, so that the order of rows changes nothing. An evaluation that is excluded is
/// not looked at further and does not stand in the way of a later one (a second evaluation counts if
/// the first did not). Quality is judged among those that count.
pub fn clean(evaluations: &[Evaluation], rules: &CleaningRules) -> Cleaned {
    let order = order(evaluations);
    let mut ledger = Ledger::new(evaluations, &order);
    let mut seen = Seen::default();
    for place in &order {
        let Some(evaluation) = evaluations.get(*place) else { continue };
        match eligibility(evaluation, rules, &seen) {
            Some((rule, value)) => ledger.exclude(*place, rule, value),
            None => seen.add(evaluation),
        }
    }
    let places = ledger.counting();
    let counted: Vec<&Evaluation> =
        places.iter().filter_map(|place| evaluations.get(*place)).collect();
    let typical = typical_seconds(&counted, rules);
    for (place, evaluation) in places.iter().zip(&counted) {
        for (rule, action, value) in quality(evaluation, rules, &typical) {
            ledger.find(*place, rule, action, value);
        }
    }
    for judge in rules.judges() {
        for found in judge.judge(&counted) {
            ledger.take(&places, judge.rule(), found);
        }
    }
    ledger.missing(missing(rules, &counted));
    ledger.close()
}

/// What rules need and no evaluation that counts holds.
fn missing(rules: &CleaningRules, counted: &[&Evaluation]) -> Vec<(RuleId, Column)> {
    let needs = rules.judges().map(|judge| (judge.rule(), judge.needs()));
    let all = NEEDS.iter().map(|(rule, column)| (*rule, vec![*column])).chain(needs);
    let pairs = all.flat_map(|(rule, columns)| columns.into_iter().map(move |one| (rule, one)));
    let is_missing =
        |(_, column): &(RuleId, Column)| !counted.iter().any(|form| column.is_held(form));
    pairs.filter(is_missing).collect()
}

/// What the rules on single evaluations need, and those that no file of answers can be judged by.
const NEEDS: [(RuleId, Column); 6] = [
    (RuleId::TooFast, Column::Seconds),
    (RuleId::Inattentive, Column::Attention),
    (RuleId::Contradiction, Column::Repeats),
    (RuleId::WrongPlace, Column::Place),
    (RuleId::TextsToRead, Column::Texts),
    (RuleId::OneNetwork, Column::Network),
];

fn quality(
    evaluation: &Evaluation,
    rules: &CleaningRules,
    typical: &Typical,
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
    let typical = typical.get(&evaluation.fieldwork.mode);
    if let (Some(seconds), Some(typical)) = (evaluation.seconds, typical) {
        let share = seconds / typical;
        if share < rules.fast {
            let action = if share < rules.very_fast { Action::Serious } else { Action::Flagged };
            found.push((RuleId::TooFast, action, format!("{share:.3}")));
        }
    }
    found
}

/// The median time of each mode.
type Typical = BTreeMap<Option<Mode>, f64>;

/// The median time of each mode, once enough were measured.
fn typical_seconds(counted: &[&Evaluation], rules: &CleaningRules) -> Typical {
    let mut times: BTreeMap<Option<Mode>, Vec<f64>> = BTreeMap::new();
    for evaluation in counted {
        if let Some(seconds) = evaluation.seconds {
            times.entry(evaluation.fieldwork.mode).or_default().push(seconds);
        }
    }
    let enough = times.into_iter().filter(|(_, times)| times.len() >= rules.times_needed);
    enough.map(|(mode, times)| (mode, median(&times))).collect()
}

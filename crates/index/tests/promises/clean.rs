//! Which evaluations count.

use crate::evaluations::{evaluation, found};
use ddci_index::clean::{Action, CleaningRules, Evaluation, Respondent, RuleId, clean};
use rstest::rstest;

fn only(evaluation: Evaluation) -> Vec<(RuleId, Action)> {
    let mut all: Vec<Evaluation> = (1..=40).map(crate::evaluations::evaluation).collect();
    all.push(evaluation);
    let cleaned = clean(&all, &CleaningRules::default());
    assert_eq!(cleaned.counts.len(), 41);
    found(&cleaned).map(|entry| (entry.rule, entry.action)).collect()
}

#[test]
fn sound_evaluations_leave_no_trace() {
    assert_eq!(only(evaluation(99)), []);
}

#[rstest]
#[case::stranger(|e: &mut Evaluation| e.dealt_with = false, RuleId::NotDealtWith)]
#[case::code(|e: &mut Evaluation| e.code = "c3".into(), RuleId::CodeUsed)]
#[case::twice(|e: &mut Evaluation| { e.respondent = "r3".into(); e.code = "c3".into() }, RuleId::RatedBefore)]
#[case::household(|e: &mut Evaluation| { e.respondent = "r3".into(); e.kind = Respondent::Household; e.unit = "H2".into() }, RuleId::SecondLocality)]
#[case::empty(|e: &mut Evaluation| e.blocks = vec![], RuleId::Incomplete)]
#[case::half(|e: &mut Evaluation| e.blocks.iter_mut().take(2).flatten().for_each(|cell| *cell = None), RuleId::Incomplete)]
fn eligibility_excludes(#[case] change: fn(&mut Evaluation), #[case] rule: RuleId) {
    let mut changed = evaluation(99);
    change(&mut changed);
    assert_eq!(only(changed), [(rule, Action::Excluded)]);
}

#[rstest]
#[case::fast(|e: &mut Evaluation| e.seconds = Some(290.0), RuleId::TooFast, Action::Flagged)]
#[case::rushed(|e: &mut Evaluation| e.seconds = Some(100.0), RuleId::TooFast, Action::Serious)]
#[case::unread(|e: &mut Evaluation| e.attention = Some((4, 2)), RuleId::Inattentive, Action::Flagged)]
#[case::at_odds(|e: &mut Evaluation| e.pairs = vec![(9.5, 1.8)], RuleId::Contradiction, Action::Flagged)]
#[case::unknowing(|e: &mut Evaluation| e.blocks.iter_mut().take(2).flatten().for_each(|cell| *cell = Some(99)), RuleId::DontKnow, Action::Flagged)]
fn quality_flags_and_a_person_decides(
    #[case] change: fn(&mut Evaluation),
    #[case] rule: RuleId,
    #[case] action: Action,
) {
    let mut changed = evaluation(99);
    change(&mut changed);
    assert_eq!(only(changed), [(rule, action)]);
}

/// One value throughout breaks three rules, and that is for a person to look at; it still counts until
/// then.
#[test]
fn straight_lines_go_to_review() {
    let mut flat = evaluation(99);
    flat.blocks = vec![vec![Some(4); 5]; 4];
    let cleaned = clean(&[flat], &CleaningRules::default());
    let rules: Vec<RuleId> = found(&cleaned).map(|entry| entry.rule).collect();
    assert_eq!(rules, [RuleId::StraightLined, RuleId::LongRun, RuleId::NoSpread]);
    assert_eq!((cleaned.counts, cleaned.review), (vec![true], vec![true]));
}

/// What did not count does not use up its code or its place.
#[test]
fn an_excluded_evaluation_does_not_stand_in_the_way() {
    let mut refused = evaluation(1);
    refused.dealt_with = false;
    let cleaned = clean(&[refused, evaluation(1), evaluation(1)], &CleaningRules::default());
    assert_eq!(cleaned.counts, [false, true, false]);
}

//! Cleaning does not depend on the order of rows, changes nothing twice, and loses nobody.

use crate::evaluations::evaluation;
use ddci_index::clean::{
    Action, Cleaned, CleaningRules, Evaluation, Fieldwork, NearDuplicate, Respondent, RuleId, clean,
};
use proptest::prelude::*;
use std::collections::BTreeMap;

/// An evaluation out of few codes, units, enumerators, hours and answers, so that rules meet.
fn any_evaluation() -> impl Strategy<Value = Evaluation> {
    let answer = prop_oneof![8 => (1..=3_i16).prop_map(Some), 1 => Just(None), 1 => Just(Some(99))];
    let blocks = prop::collection::vec(prop::collection::vec(answer, 4), 2);
    let who = (0..6_usize, 0..8_usize, 0..3_u8, any::<bool>());
    let how =
        (prop::option::of(0..3_u8), prop::option::of(0..200_000_i64), 0..20_000_i64, 1..900_u16);
    (who, how, blocks).prop_map(|((respondent, code, unit, household), how, blocks)| {
        let (enumerator, started, length, seconds) = how;
        Evaluation {
            code: format!("c{code}"),
            respondent: format!("r{respondent}"),
            kind: if household { Respondent::Household } else { Respondent::Enterprise },
            unit: format!("H{unit}"),
            dealt_with: code != 7,
            seconds: Some(f64::from(seconds)),
            blocks,
            fieldwork: Fieldwork {
                enumerator: enumerator.map(|name| format!("A{name}")),
                started,
                ended: started.map(|start| start + length - 100),
                version: Some(code.to_string()),
                overheard: Some(household),
                ..Fieldwork::default()
            },
            ..evaluation(0)
        }
    })
}

fn any_evaluations() -> impl Strategy<Value = Vec<Evaluation>> {
    prop::collection::vec(any_evaluation(), 0..40).prop_map(|mut list| {
        list.iter_mut().enumerate().for_each(|(at, one)| one.id = (at * 7 % 41).to_string());
        list
    })
}

fn cleaned(list: &[Evaluation]) -> Cleaned {
    clean(list, &CleaningRules::default())
}

proptest! {
    #[test]
    fn the_order_of_rows_changes_nothing(
        (list, shuffled) in any_evaluations().prop_flat_map(|list| {
            let places: Vec<usize> = (0..list.len()).collect();
            (Just(list), Just(places).prop_shuffle())
        })
    ) {
        let other: Vec<Evaluation> = shuffled.iter().map(|place| list[*place].clone()).collect();
        let (one, other) = (cleaned(&list), cleaned(&other));

        prop_assert_eq!(serde_json::to_string(&one.log)?, serde_json::to_string(&other.log)?);
        for (at, place) in shuffled.iter().enumerate() {
            prop_assert_eq!(one.counts[*place], other.counts[at]);
            prop_assert_eq!(one.review[*place], other.review[at]);
        }
    }

    /// What was kept is kept again, with the same flags.
    #[test]
    fn cleaning_twice_is_cleaning_once(list in any_evaluations()) {
        let once = cleaned(&list);
        let kept: Vec<Evaluation> =
            list.iter().zip(&once.counts).filter(|(_, counts)| **counts).map(|(e, _)| e.clone()).collect();
        let twice = cleaned(&kept);

        prop_assert!(twice.counts.iter().all(|counts| *counts));
        let flags: Vec<_> =
            once.log.iter().filter(|entry| entry.action != Action::Excluded).cloned().collect();
        prop_assert_eq!(flags, twice.log);
    }

    /// Each evaluation either counts or has exactly one entry that excludes it, and no other.
    #[test]
    fn excluded_and_kept_are_all(list in any_evaluations()) {
        let cleaned = cleaned(&list);
        let mut excluded: BTreeMap<&str, usize> = BTreeMap::new();
        for entry in cleaned.log.iter().filter(|entry| entry.action == Action::Excluded) {
            *excluded.entry(&entry.id).or_default() += 1;
        }

        prop_assert_eq!((cleaned.counts.len(), cleaned.review.len()), (list.len(), list.len()));
        for (one, counts) in list.iter().zip(&cleaned.counts) {
            prop_assert_eq!(excluded.get(one.id.as_str()).copied(), (!counts).then_some(1));
            let entries = cleaned.log.iter().filter(|entry| entry.id == one.id).count();
            prop_assert!(*counts || entries == 1);
        }
    }

    /// The parts of a form leave out no pair that comparing all with all finds.
    #[test]
    fn near_duplicates_are_all_that_there_are(
        rows in prop::collection::vec(prop::collection::vec(prop_oneof![
            9 => (1..=2_i16).prop_map(Some), 1 => Just(None)
        ], 8), 0..30),
        share in prop_oneof![Just(0.5), Just(0.75), Just(0.85), Just(1.0)],
    ) {
        let list: Vec<Evaluation> = rows.iter().enumerate().map(|(number, row)| {
            Evaluation { blocks: vec![row.clone()], ..evaluation(number) }
        }).collect();
        let near_duplicate = NearDuplicate { share, constant: 1.1 };
        let rules = CleaningRules { near_duplicate, least_complete: 0.0, ..CleaningRules::default() };
        let log = clean(&list, &rules).log;
        let found: Vec<(&str, &str)> = log.iter()
            .filter(|entry| entry.rule == RuleId::NearDuplicate && entry.action == Action::Flagged)
            .map(|entry| (entry.id.as_str(), entry.value.split(' ').next().unwrap()))
            .collect();

        let nearest = |at: usize| {
            let others = rows.iter().enumerate().filter(|(other, _)| *other != at);
            let shares = others.filter_map(|(_, other)| matching(&rows[at], other, share));
            shares.max_by(f64::total_cmp)
        };
        let mut expected: Vec<(String, String)> = (0..rows.len())
            .filter_map(|at| Some((format!("e{at}"), format!("{:.3}", nearest(at)?))))
            .collect();
        expected.sort();
        prop_assert_eq!(
            found, expected.iter().map(|(id, v)| (id.as_str(), v.as_str())).collect::<Vec<_>>()
        );
    }
}

fn matching(one: &[Option<i16>], other: &[Option<i16>], least: f64) -> Option<f64> {
    let asked: Vec<_> = one.iter().zip(other).filter(|(a, b)| a.is_some() || b.is_some()).collect();
    let share = asked.iter().filter(|(a, b)| a == b).count() as f64 / asked.len() as f64;
    (share >= least).then_some(share)
}

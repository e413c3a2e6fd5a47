//! Whether intervals hold the truth as often as they say, on forty generated surveys.

use ddci_index::rank::{Ties, ranks};
use ddci_index::score::{measure, score};
use ddci_index::sure::{Bootstrap, Composites, Part, bootstrap, indicator_interval};
use ddci_index::{Rule, Table};

use crate::generator::{Size, Survey};
use crate::sure::{sample, set};

const SEEDS: u64 = 40;
const SIZE: Size = Size {
    units: 12,
    per_unit: 120,
    items: 16,
    sub_indices: 4,
    communes: 4,
    item_missing: 0.04,
    nonresponse: 0.15,
};

#[test]
fn intervals_of_indicators_hold_the_truth_95_times_in_100() {
    let (mut held, mut all) = (0usize, 0usize);
    for seed in 0..SEEDS {
        let survey = Survey::generate(&SIZE, seed);
        let set = set(&survey, SIZE.sub_indices);
        let measured = measure(&set, &sample(&survey), None).unwrap();
        for (unit, row) in measured.estimates.iter().enumerate() {
            for (at, (estimate, indicator)) in row.iter().zip(set.indicators()).enumerate() {
                if estimate.answers < set.least_answers {
                    continue;
                }
                all += 1;
                held += usize::from(
                    indicator_interval(indicator, estimate, 0.95).holds(survey.truth[unit][at]),
                );
            }
        }
    }
    let share = held as f64 / all as f64;
    println!("{held} of {all}: {share:.4}");
    assert!(all > 7_000);
    assert!((0.92..=0.97).contains(&share), "{share}");
}

/// The places of units by their true values, scored by the same set.
fn true_ranks(survey: &Survey, set: &ddci_index::model::IndexSet, units: &[String]) -> Vec<f64> {
    let columns = set.indicators().enumerate().map(|(at, indicator)| {
        (indicator.code.clone(), survey.truth.iter().map(|row| Some(row[at])).collect())
    });
    let truth = Table::new(units.to_vec(), columns).unwrap();
    let scored = score(set, &truth, &vec![usize::MAX; units.len()], &[]).unwrap();
    let scores: Vec<f64> = scored.composite.iter().map(|score| score.unwrap()).collect();
    ranks(&scores, Ties::Lowest).into_iter().map(Option::unwrap).collect()
}

#[test]
fn rank_intervals_hold_at_least_as_often_as_they_say() {
    let (mut held, mut all, mut width) = (0usize, 0usize, 0usize);
    for seed in 0..SEEDS {
        let survey = Survey::generate(&SIZE, seed);
        let set = set(&survey, SIZE.sub_indices);
        let sample = sample(&survey);
        let replicated =
            bootstrap(&set, &sample, None, Bootstrap { replicates: 300, seed }).unwrap();
        let measured = &replicated.measured;
        let scored = score(&set, &measured.table(0), &measured.rows, &[]).unwrap();
        let composites = Composites::of(&set, &replicated, &scored.ends, Part::Composite).unwrap();
        let found = composites.rank_intervals(&scored.composite, 0.95);
        for (interval, truth) in found.iter().zip(true_ranks(&survey, &set, &measured.units)) {
            let interval = interval.unwrap();
            all += 1;
            width += interval.worst - interval.best;
            held += usize::from((interval.best..=interval.worst).contains(&(truth as usize)));
        }
    }
    let share = held as f64 / all as f64;
    println!(
        "{held} of {all}: {share:.4}, mean width {:.2} of {}",
        width as f64 / all as f64,
        SIZE.units - 1
    );
    assert!(all == 480 && share >= 0.95, "{share}");
    // They also say something.
    assert!((width as f64 / all as f64) < 0.8 * (SIZE.units - 1) as f64);
}

/// An interval needs more than one replicate.
#[test]
fn one_replicate_is_refused() {
    let survey = Survey::generate(&SIZE, 1);
    let set = set(&survey, SIZE.sub_indices);
    let fault =
        bootstrap(&set, &sample(&survey), None, Bootstrap { replicates: 1, seed: 1 }).unwrap_err();
    assert_eq!(fault.rule, Rule::Enough);
}

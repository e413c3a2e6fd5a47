//! The bootstrap: one draw, whatever the way and the number of threads.

use std::collections::BTreeMap;

use ddci_index::design::{Design, Domains, means_by};
use ddci_index::model::{IndexSet, Kind};
use ddci_index::numeric::quantile::weighted_quantile;
use ddci_index::replicate::bootstrap_weights;
use ddci_index::score::{Sample, measure, score};
use ddci_index::sure::{
    Bootstrap, Cells, Column, Composites, GAP, Part, RankInterval, Statistic, bootstrap,
    bootstrap_watched, replicate_means,
};
use rstest::rstest;

use crate::generator::{Kind as Form, Size, Survey};

pub const SIZE: Size = Size {
    units: 10,
    per_unit: 100,
    items: 12,
    sub_indices: 3,
    communes: 4,
    item_missing: 0.04,
    nonresponse: 0.15,
};

/// An index set over the generated questions.
pub fn set(survey: &Survey, sub_indices: usize) -> IndexSet {
    let mut text = String::from(
        "code = \"g\"\nprovince = \"p\"\nyear = 2025\nblock = \"locality\"\nsource = \"generated\"\nverified = true\nleast_answers = 30\n",
    );
    for sub_index in 0..sub_indices {
        text += &format!(
            "[[sub_index]]\ncode = \"s{sub_index}\"\nname = \"s\"\nweight = \"1/{sub_indices}\"\n"
        );
        for (at, item) in
            survey.items.iter().enumerate().filter(|(_, item)| item.sub_index == sub_index)
        {
            let (kind, direction, min, max) = match item.kind {
                Form::Likert => ("likert_mean", "higher", 1.0, 5.0),
                Form::YesNo => ("yes_share", "higher", 0.0, 1.0),
                Form::Days | Form::Dong => ("likert_mean", "lower", 0.0, 1e9),
            };
            text += &format!(
                "[[sub_index.indicator]]\ncode = \"q{at:02}\"\nkind = \"{kind}\"\ndirection = \"{direction}\"\n\
                 [[sub_index.indicator.question]]\ncode = \"q{at:02}\"\nmin = {min:?}\nmax = {max:?}\n"
            );
        }
    }
    IndexSet::read(&text).unwrap()
}

/// The sample in strata of unit and group.
pub fn sample(survey: &Survey) -> Sample {
    let place = |at: usize| format!("u{:03}|{}", survey.unit[at], survey.group[at]);
    let strata: Vec<String> = (0..survey.unit.len()).map(place).collect();
    let design = Design::new(survey.weight.clone()).unwrap().stratified(&strata).unwrap();
    let units: Vec<String> = survey.unit.iter().map(|unit| format!("u{unit:03}")).collect();
    let answers =
        survey.answers.iter().enumerate().map(|(at, column)| (format!("q{at:02}"), column.clone()));
    Sample::new(design, &units, answers.collect::<BTreeMap<_, _>>()).unwrap()
}

fn means(sample: &Sample, columns: &[Vec<f64>], seed: u64) -> Vec<f32> {
    let columns: Vec<Column<'_>> = columns
        .iter()
        .map(|cells| Column { cells: Cells::Numbers(cells), statistic: Statistic::Mean })
        .collect();
    replicate_means(&sample.design, &sample.domains().unwrap(), &columns, 20, seed).unwrap()
}

#[track_caller]
fn assert_same(left: &[f32], right: &[f32]) {
    assert_eq!(left.len(), right.len());
    assert!(left.iter().any(|x| !x.is_nan()));
    for (left, right) in left.iter().zip(right) {
        assert!((left - right).abs() <= 2e-6 * right.abs(), "{left} {right}");
    }
}

/// Adding half to every answer moves each mean by a half.
#[test]
fn what_all_answers_share_is_kept() {
    let survey = Survey::generate(&SIZE, 3);
    let sample = sample(&survey);
    let moved: Vec<Vec<f64>> =
        survey.answers.iter().map(|column| column.iter().map(|x| x + 0.5).collect()).collect();
    let plain: Vec<f32> =
        means(&sample, &moved, 9).iter().map(|x| (f64::from(*x) - 0.5) as f32).collect();
    let fast = means(&sample, &survey.answers, 9);
    for (left, right) in fast.iter().zip(&plain) {
        assert!((left - right).abs() <= 1e-5 * right.abs().max(1.0), "{left} {right}");
    }
}

/// Strata of the unit alone, strata across units, and clusters across units in them.
#[rstest]
#[case(false, false)]
#[case(true, false)]
#[case(true, true)]
fn replicates_are_the_means_under_replicate_weights(#[case] across: bool, #[case] clusters: bool) {
    let survey = Survey::generate(&SIZE, 3);
    let mut sample = sample(&survey);
    if across {
        let strata: Vec<String> = survey.group.iter().map(u32::to_string).collect();
        sample.design = Design::new(survey.weight.clone()).unwrap().stratified(&strata).unwrap();
    }
    if clusters {
        let people: Vec<String> =
            (0..survey.unit.len()).map(|row| (row % 97).to_string()).collect();
        sample.design = sample.design.clustered(&people).unwrap();
    }
    let found = means(&sample, &survey.answers, 5);
    let replicates = bootstrap_weights(&sample.design, 20, 5).unwrap();
    let domains = sample.domains().unwrap();
    let views: Vec<&[f64]> = survey.answers.iter().map(Vec::as_slice).collect();
    let mut expected = vec![f32::NAN; found.len()];
    for (replicate, weights) in replicates.weights.iter().enumerate() {
        let design = Design::new(weights.clone()).unwrap();
        let domains = Domains::new(&design, &sample.members, domains.len()).unwrap();
        for (unit, row) in means_by(&design, &domains, &views).unwrap().iter().enumerate() {
            for (question, estimate) in row.iter().enumerate() {
                expected[(unit * 20 + replicate) * views.len() + question] = estimate.value as f32;
            }
        }
    }
    assert_same(&found, &expected);
}

/// Where everybody answers alike, no rounding makes a difference between units or replicates.
#[test]
fn equal_answers_have_no_spread() {
    let survey = Survey::generate(&SIZE, 3);
    let sample = sample(&survey);
    let alike = |x: f64| move |answer: &f64| if answer.is_nan() { f64::NAN } else { x };
    let columns: Vec<Vec<f64>> =
        [4.0, 0.1, 1e9].map(|x| survey.answers[0].iter().map(alike(x)).collect()).to_vec();
    for row in means(&sample, &columns, 5).chunks_exact(3) {
        assert_eq!(row, [4.0, 0.1, 1e9]);
    }
}

/// A question that one respondent of a unit answered has that answer or none.
#[test]
fn what_nobody_drawn_answered_is_missing() {
    let sample = sample(&Survey::generate(&SIZE, 3));
    let column: Vec<f64> =
        (0..sample.design.len()).map(|row| if row == 7 { 3.0 } else { f64::NAN }).collect();
    let found = means(&sample, &[column], 5);
    let (unit, others) = found.split_at(20);
    assert!(unit.iter().all(|x| x.is_nan() || *x == 3.0) && others.iter().all(|x| x.is_nan()));
    assert!(unit.iter().any(|x| x.is_nan()) && unit.contains(&3.0));
}

/// As the weighted medians under replicate weights, in strata across units.
#[test]
fn medians_are_those_under_replicate_weights() {
    let survey = Survey::generate(&SIZE, 3);
    let mut sample = sample(&survey);
    let strata: Vec<String> = survey.group.iter().map(u32::to_string).collect();
    sample.design = Design::new(survey.weight.clone()).unwrap().stratified(&strata).unwrap();
    let days = &survey.answers[2];
    let columns = [Column { cells: Cells::Numbers(days), statistic: Statistic::Median }];
    let found =
        replicate_means(&sample.design, &sample.domains().unwrap(), &columns, 20, 5).unwrap();
    let replicates = bootstrap_weights(&sample.design, 20, 5).unwrap();
    for (unit, row) in found.chunks_exact(20).enumerate() {
        for (median, weights) in row.iter().zip(&replicates.weights) {
            let own =
                |row: &usize| sample.members[*row] == Some(unit as u32) && !days[*row].is_nan();
            let mut pairs: Vec<(f64, f64)> =
                (0..days.len()).filter(own).map(|row| (days[row], weights[row])).collect();
            pairs.sort_by(|a, b| a.0.total_cmp(&b.0));
            assert_eq!(*median, weighted_quantile(&pairs, 0.5) as f32);
        }
    }
}

#[test]
fn bytes_are_numbers() {
    let cells = [3u8, GAP, 5, 1, 1, 2, GAP, 4];
    let numbers: Vec<f64> =
        cells.iter().map(|cell| if *cell == GAP { f64::NAN } else { f64::from(*cell) }).collect();
    let design = Design::new(vec![1.0; 8]).unwrap();
    let domains = Domains::whole(&design);
    let of = |cells| {
        replicate_means(&design, &domains, &[Column { cells, statistic: Statistic::Mean }], 50, 1)
            .unwrap()
    };
    assert_eq!(of(Cells::Bytes(&cells)), of(Cells::Numbers(&numbers)));
    let median = |cells| {
        replicate_means(&design, &domains, &[Column { cells, statistic: Statistic::Median }], 50, 1)
            .unwrap()
    };
    assert!(median(Cells::Bytes(&cells)).iter().all(|x| (1.0..=5.0).contains(x)));
}

#[rstest]
#[case(1)]
#[case(2)]
#[case(5)]
fn threads_do_not_matter(#[case] threads: usize) {
    let survey = Survey::generate(&SIZE, 4);
    let (set, sample) = (set(&survey, 3), sample(&survey));
    let run = || {
        let how = Bootstrap { replicates: 50, seed: 2 };
        let replicated = bootstrap(&set, &sample, None, how).unwrap();
        let measured = &replicated.measured;
        let scored = score(&set, &measured.table(0), &measured.rows, &[]).unwrap();
        let composites = Composites::of(&set, &replicated, &scored.ends, Part::Composite).unwrap();
        let ranks = composites.rank_intervals(&scored.composite, 0.95);
        (
            replicated.means.iter().map(|x| x.to_bits()).collect::<Vec<_>>(),
            composites.scores,
            ranks,
            replicated.inputs,
        )
    };
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
    let (alone, many) = (run(), pool.install(run));
    assert_eq!(alone, many);
}

#[test]
fn whoever_watches_is_told_of_every_replicate_once() {
    let survey = Survey::generate(&SIZE, 6);
    let (set, sample) = (set(&survey, 3), sample(&survey));
    let how = Bootstrap { replicates: 37, seed: 2 };
    let done = std::sync::atomic::AtomicUsize::new(0);
    let watch = |more| {
        done.fetch_add(more, std::sync::atomic::Ordering::Relaxed);
    };
    let watched = bootstrap_watched(&set, &sample, None, how, &watch).unwrap();
    assert_eq!(done.into_inner(), 37 * sample.units.len());
    assert_eq!(watched.means, bootstrap(&set, &sample, None, how).unwrap().means);
}

/// A replicate is scored as the sample is: with the sample's own means it gives the sample's scores.
#[test]
fn replicates_are_scored_as_the_sample_is() {
    let survey = Survey::generate(&SIZE, 6);
    let (set, sample) = (set(&survey, 3), sample(&survey));
    let mut replicated =
        bootstrap(&set, &sample, None, Bootstrap { replicates: 2, seed: 2 }).unwrap();
    let measured = measure(&set, &sample, None).unwrap();
    let scored = score(&set, &measured.table(0), &measured.rows, &[]).unwrap();
    replicated.means = measured
        .estimates
        .iter()
        .flat_map(|row| row.iter().chain(row).map(|estimate| estimate.value as f32))
        .collect();
    for part in [Part::Composite, Part::SubIndex("s1")] {
        let composites = Composites::of(&set, &replicated, &scored.ends, part).unwrap();
        let expected: Vec<f64> = match part {
            Part::Composite => scored.composite.iter().map(|score| score.unwrap()).collect(),
            Part::SubIndex(code) => scored.sub_indices.column(code).unwrap().to_vec(),
        };
        for (row, expected) in composites.by_unit().zip(expected) {
            assert!(row.iter().all(|score| (score - expected).abs() < 1e-4), "{row:?} {expected}");
        }
    }
}

fn composites(rows: &[Vec<f64>]) -> Composites {
    Composites {
        units: (0..rows.len()).map(|at| format!("u{at}")).collect(),
        replicates: rows[0].len(),
        scores: rows.concat(),
    }
}

#[test]
fn units_far_apart_have_one_place_and_equal_ones_share() {
    let noise = |at: usize, seed: usize| ((at * 7919 + seed * 104_729) % 1000) as f64 / 1000.0;
    let row = |center: f64, seed: usize| {
        (0..200).map(|at| center + noise(at, seed)).collect::<Vec<f64>>()
    };
    let all = composites(&[row(10.0, 1), row(50.0, 2), row(50.1, 3), row(90.0, 4)]);
    let scores = [Some(10.5), Some(50.5), Some(50.6), Some(90.5)];
    let found = all.rank_intervals(&scores, 0.95);
    let interval = |best, worst| Some(RankInterval { best, worst });
    assert_eq!(found, [interval(4, 4), interval(2, 3), interval(2, 3), interval(1, 1)]);
    assert_eq!(all.chance_above("u3", "u0"), Some(1.0));
    assert_eq!(all.chance_of("u0", 50.0), Some(0.0));
    let shares = all.rank_shares();
    assert!((shares[3][0] - 1.0).abs() < 1e-9 && (shares[1][1] + shares[1][2] - 1.0).abs() < 1e-9);
    // A unit without a score has no place and takes none.
    let fewer = all.rank_intervals(&[Some(10.5), None, Some(50.6), Some(90.5)], 0.95);
    assert_eq!(fewer, [interval(3, 3), None, interval(2, 2), interval(1, 1)]);
}

#[test]
fn records_do_not_vary() {
    let text = "code = \"g\"\nprovince = \"p\"\nyear = 2025\nblock = \"locality\"\nsource = \"t\"\nverified = true\n\
        [[sub_index]]\ncode = \"a\"\nname = \"a\"\nweight = \"1\"\n\
        [[sub_index.indicator]]\ncode = \"soft\"\nkind = \"likert_mean\"\n\
        [[sub_index.indicator.question]]\ncode = \"q00\"\nmin = 1.0\nmax = 5.0\n\
        [[sub_index.indicator]]\ncode = \"hard\"\nkind = \"hard_ratio\"\n";
    let set = IndexSet::read(text).unwrap();
    assert_eq!(set.indicators().nth(1).unwrap().kind, Kind::HardRatio);
    let sample = sample(&Survey::generate(&SIZE, 8));
    let cells = sample.units.iter().enumerate().map(|(at, _)| Some(at as f64)).collect();
    let records = ddci_index::Table::new(sample.units.clone(), [("hard", cells)]).unwrap();
    assert!(bootstrap(&set, &sample, None, Bootstrap { replicates: 5, seed: 1 }).is_err());
    let replicated =
        bootstrap(&set, &sample, Some(&records), Bootstrap { replicates: 5, seed: 1 }).unwrap();
    let errors = replicated.errors();
    assert!(errors.iter().all(|row| row[0] > 0.0 && row[1] == 0.0));
}

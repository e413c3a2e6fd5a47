//! The rules of quality, each at its boundary.

use crate::evaluations::{evaluation, found};
use ddci_index::clean::{Action, CleaningRules, Clock, Evaluation, Fieldwork, Mode, RuleId, clean};
use rstest::rstest;

const HOUR: i64 = 3600;
const DAY: i64 = 24 * HOUR;
/// Nine in the morning of 18 September 2024.
const NINE: i64 = 19_984 * DAY + 9 * HOUR;

/// The values a rule finds, with whom they concern.
fn values(evaluations: &[Evaluation], rule: RuleId) -> Vec<(String, Action, String)> {
    values_by(evaluations, rule, &CleaningRules::default())
}

fn values_by(
    evaluations: &[Evaluation],
    rule: RuleId,
    rules: &CleaningRules,
) -> Vec<(String, Action, String)> {
    let cleaned = clean(evaluations, rules);
    let entries = found(&cleaned).filter(|entry| entry.rule == rule);
    entries.map(|entry| (entry.id.clone(), entry.action, entry.value.clone())).collect()
}

fn taken(number: usize, fieldwork: Fieldwork) -> Evaluation {
    Evaluation { fieldwork, ..evaluation(number) }
}

fn flag(value: &str) -> Vec<(String, Action, String)> {
    vec![("e1".into(), Action::Flagged, value.into())]
}

/// Q02, twenty statements.
#[rstest]
#[case::enough(Some(40.0), None)]
#[case::hardly(Some(39.0), Some("1.950"))]
#[case::nothing(Some(0.0), Some("0.000"))]
#[case::unknown(None, None)]
fn two_seconds_for_each_statement(#[case] seconds: Option<f64>, #[case] value: Option<&str>) {
    let one = Evaluation { seconds, ..evaluation(1) };
    assert_eq!(values(&[one], RuleId::NoTimeToRead), value.map(flag).unwrap_or_default());
}

/// Q03: thirty others took 100 seconds on each of two screens.
#[rstest]
#[case::half(vec![Some(50.0), Some(50.0)], None)]
#[case::less(vec![Some(50.0), Some(49.0)], Some("0.495"))]
#[case::a_pause_does_not_help(vec![Some(5000.0), Some(-1.0)], Some("0.495"))]
#[case::one_screen(vec![None, Some(40.0)], Some("0.400"))]
#[case::none(vec![], None)]
fn half_the_usual_time_on_screens(#[case] screens: Vec<Option<f64>>, #[case] value: Option<&str>) {
    let usual = || Fieldwork { screens: vec![Some(100.0), Some(100.0)], ..Fieldwork::default() };
    let mut all: Vec<Evaluation> = (2..=32).map(|number| taken(number, usual())).collect();
    all.push(taken(1, Fieldwork { screens, ..Fieldwork::default() }));
    assert_eq!(values(&all, RuleId::LowSpeedIndex), value.map(flag).unwrap_or_default());

    let few = all.split_off(all.len() - 20);
    assert_eq!(values(&few, RuleId::LowSpeedIndex), [], "twenty are too few for a median");
}

/// Another form that answers the first `differing` of twenty statements otherwise.
fn nearly(number: usize, differing: usize) -> Evaluation {
    let mut blocks = evaluation(1).blocks;
    let cells = blocks.iter_mut().flatten().flatten().take(differing);
    cells.for_each(|answer| *answer = *answer % 5 + 1);
    Evaluation { blocks, ..evaluation(number) }
}

/// Q11: 17 of 20 are 85 %.
#[rstest]
#[case::the_same(nearly(2, 0), &["1.000 (e2)", "1.000 (e1)"])]
#[case::just(nearly(2, 3), &["0.850 (e2)", "0.850 (e1)"])]
#[case::not_quite(nearly(2, 4), &[])]
#[case::others_unit(Evaluation { unit: "H2".into(), ..nearly(2, 0) }, &[])]
#[case::others_interview(Evaluation { fieldwork: by("B"), ..nearly(2, 0) }, &[])]
fn near_duplicates(#[case] other: Evaluation, #[case] expected: &[&str]) {
    let found = values(&[evaluation(1), other], RuleId::NearDuplicate);
    assert_eq!(found.iter().map(|(_, _, value)| value).collect::<Vec<_>>(), expected);
}

/// An enumerator's forms are compared across units, and the nearest is named.
#[test]
fn near_duplicates_of_one_enumerator() {
    let forms = [
        nearly(1, 0),
        nearly(2, 3),
        nearly(3, 1),
        Evaluation { unit: "H2".into(), ..nearly(4, 1) },
    ];
    let forms = forms.map(|form| Evaluation { fieldwork: by("A"), ..form });
    let found = values(&forms, RuleId::NearDuplicate);
    let expected = ["0.950 (e3)", "0.900 (e3)", "1.000 (e4)", "1.000 (e3)"];
    assert_eq!(found.iter().map(|(_, _, value)| value).collect::<Vec<_>>(), expected);
}

/// Straight lines are Q04's to find, and two gaps are no equal answers.
#[test]
fn near_constant_forms_are_no_pairs() {
    let mut forms = [evaluation(1), evaluation(2)];
    for form in &mut forms {
        form.blocks = vec![vec![Some(4); 5]; 4];
    }
    assert_eq!(values(&forms, RuleId::NearDuplicate), []);

    let mut gaps = [nearly(1, 0), nearly(2, 3)];
    for form in &mut gaps {
        form.blocks.last_mut().unwrap().iter_mut().for_each(|cell| *cell = None);
    }
    assert_eq!(values(&gaps, RuleId::NearDuplicate), [], "12 of 15, not 17 of 20");
}

/// Q12.
#[rstest]
#[case::at_once(Some(0), Some(0), None)]
#[case::backwards(Some(0), Some(-1), Some("-1"))]
#[case::four_hours(Some(0), Some(4 * HOUR), None)]
#[case::longer(Some(0), Some(4 * HOUR + 1), Some("14401"))]
#[case::at_the_end(Some(DAY), Some(DAY), None)]
#[case::after_the_end(Some(DAY + 5), None, Some("5"))]
#[case::unknown(None, None, None)]
fn clocks(#[case] start: Option<i64>, #[case] end: Option<i64>, #[case] value: Option<&str>) {
    let (started, ended) = (start.map(|at| NINE + at), end.map(|at| NINE + at));
    let one = taken(1, Fieldwork { started, ended, ..Fieldwork::default() });
    let clock = Clock { until: Some(NINE + DAY), ..Clock::default() };
    let rules = CleaningRules { clock, ..CleaningRules::default() };
    let found = values_by(&[one], RuleId::WrongClock, &rules);
    assert_eq!(found, value.map(flag).unwrap_or_default());
}

/// Q13.
#[rstest]
#[case::early(6 * HOUR - 1, Some("05:59:59"))]
#[case::at_six(6 * HOUR, None)]
#[case::at_nine_in_the_evening(21 * HOUR, None)]
#[case::late(21 * HOUR + 1, Some("21:00:01"))]
#[case::before_1970(-HOUR, Some("23:00:00"))]
fn hours_of_work(#[case] time: i64, #[case] value: Option<&str>) {
    let one = taken(1, Fieldwork { started: Some(time), ..Fieldwork::default() });
    assert_eq!(values(&[one], RuleId::OutsideHours), value.map(flag).unwrap_or_default());
}

fn by(enumerator: &str) -> Fieldwork {
    Fieldwork { enumerator: Some(enumerator.into()), ..Fieldwork::default() }
}

fn visit(number: usize, start: i64, end: i64) -> Evaluation {
    let (started, ended) = (Some(NINE + start), Some(NINE + end));
    taken(number, Fieldwork { started, ended, mode: Some(Mode::Visit), ..by("A") })
}

/// Q14: twelve visits of ten minutes, a quarter of an hour apart, fit into a day; a thirteenth does not,
/// unless it is by telephone or on the next day.
#[rstest]
#[case::twelve(12, Mode::Visit, 0, &[])]
#[case::thirteen(13, Mode::Visit, 0, &["13 (2024-09-18)"])]
#[case::by_telephone(13, Mode::Telephone, 0, &[])]
#[case::next_day(13, Mode::Visit, DAY, &[])]
fn visits_in_a_day(
    #[case] count: usize,
    #[case] mode: Mode,
    #[case] later: i64,
    #[case] expected: &[&str],
) {
    let start = |number: usize| number as i64 * 900 + if number == 13 { later } else { 0 };
    let mut all: Vec<Evaluation> =
        (1..=count).map(|number| visit(number, start(number), start(number) + 600)).collect();
    if let Some(last) = all.last_mut() {
        last.fieldwork.mode = Some(mode);
    }
    let found = values(&all, RuleId::CrowdedDay);
    assert_eq!(found.iter().map(|(_, _, value)| value).collect::<Vec<_>>(), expected);
}

#[rstest]
#[case::three_minutes(600 + 180, &[])]
#[case::sooner(600 + 179, &["179 s (e1, e2)"])]
#[case::overlapping(599, &["-1 s (e1, e2)"])]
fn time_between_interviews(#[case] start: i64, #[case] expected: &[&str]) {
    let found = values(&[visit(1, 0, 600), visit(2, start, start + 600)], RuleId::CrowdedDay);
    let noted: Vec<_> = expected.iter().map(|v| ("A".into(), Action::Noted, (*v).into())).collect();
    assert_eq!(found, noted);

    let others = Evaluation { fieldwork: by("B"), ..visit(2, start, start + 600) };
    assert_eq!(values(&[visit(1, 0, 600), others], RuleId::CrowdedDay), []);
}

/// Q16: others took 590 or 610 seconds, A took longer.
#[rstest]
#[case::as_others(10, 600.0, "H1", false)]
#[case::longer(10, 700.0, "H1", true)]
#[case::nine_are_few(9, 700.0, "H1", false)]
#[case::nobody_to_compare(10, 700.0, "elsewhere", false)]
fn enumerators_unlike_others(
    #[case] count: usize,
    #[case] seconds: f64,
    #[case] stratum: &str,
    #[case] is_found: bool,
) {
    let taken_by = |enumerator: &str, stratum: &str, number: usize, seconds: f64| {
        let fieldwork = Fieldwork { stratum: Some(stratum.into()), ..by(enumerator) };
        Evaluation { seconds: Some(seconds), fieldwork, ..evaluation(number) }
    };
    let others = (100..120)
        .map(|number| taken_by("B", "H1", number, if number % 2 == 0 { 590.0 } else { 610.0 }));
    let own = (0..count).map(|number| taken_by("A", stratum, number, seconds));
    let all: Vec<Evaluation> = others.chain(own).collect();
    let found = values(&all, RuleId::EnumeratorOutlier);
    let of_a = found.iter().find(|(id, _, value)| id == "A" && value.starts_with("seconds"));
    // 10 (700 - 600) / sqrt(100 · 2000/19 · (1/10 + 1/20))
    let expected = ("A".to_owned(), Action::Noted, "seconds: z = 25.166".to_owned());
    assert_eq!(of_a, is_found.then_some(&expected));
}

/// Q18: version 2 is out at nine; a day later version 1 is old.
#[rstest]
#[case::in_time("1", DAY, false)]
#[case::late("1", DAY + 1, true)]
#[case::the_new_one("2", 9 * DAY, false)]
#[case::a_newer_one("10", 9 * DAY, false)]
fn old_versions(#[case] version: &str, #[case] start: i64, #[case] is_found: bool) {
    let with = |number, version: &str, start: i64| {
        let (version, started) = (Some(version.into()), Some(NINE + start));
        taken(number, Fieldwork { version, started, ..by("A") })
    };
    let found = values(&[with(2, "2", 0), with(1, version, start)], RuleId::OldVersion);
    let expected = is_found.then(|| ("A".into(), Action::Noted, "e1".into()));
    assert_eq!(found, expected.into_iter().collect::<Vec<_>>());
}

/// Q20.
#[rstest]
#[case(Some(true), &[Action::Noted])]
#[case(Some(false), &[])]
#[case(None, &[])]
fn interviews_overheard(#[case] overheard: Option<bool>, #[case] expected: &[Action]) {
    let one = taken(1, Fieldwork { overheard, ..Fieldwork::default() });
    let found = values(&[one], RuleId::Overheard);
    assert_eq!(found.iter().map(|(_, action, _)| *action).collect::<Vec<_>>(), expected);
}

/// Q01 holds a time against the median of its own mode.
#[test]
fn telephone_calls_are_shorter_than_visits() {
    let of = |number: usize, mode, seconds| {
        let fieldwork = Fieldwork { mode: Some(mode), ..Fieldwork::default() };
        Evaluation { seconds: Some(seconds), fieldwork, ..evaluation(number) }
    };
    let visits = (0..30).map(|number| of(number, Mode::Visit, 900.0));
    let calls = (30..60).map(|number| of(number, Mode::Telephone, 400.0));
    let all: Vec<Evaluation> = visits.chain(calls).collect();
    assert_eq!(values(&all, RuleId::TooFast), []);
}

/// A rule that lacks a column says so instead of passing everything.
#[test]
fn what_is_not_known_is_not_judged() {
    let bare = Evaluation { seconds: None, attention: None, pairs: Vec::new(), ..evaluation(1) };
    let lacking = |all: &[Evaluation]| -> Vec<(RuleId, String)> {
        let log = clean(all, &CleaningRules::default()).log;
        let open = log.into_iter().filter(|entry| entry.action == Action::NotJudged);
        open.map(|entry| (entry.rule, entry.value)).collect()
    };
    let expected = [
        (RuleId::TooFast, "seconds"),
        (RuleId::NoTimeToRead, "seconds"),
        (RuleId::LowSpeedIndex, "seconds_…"),
        (RuleId::Inattentive, "qc_att"),
        (RuleId::Contradiction, "repeat_…"),
        (RuleId::NearDuplicate, "enumerator"),
        (RuleId::WrongClock, "start"),
        (RuleId::WrongClock, "end"),
        (RuleId::WrongClock, "until"),
        (RuleId::OutsideHours, "start"),
        (RuleId::CrowdedDay, "start"),
        (RuleId::CrowdedDay, "end"),
        (RuleId::CrowdedDay, "enumerator"),
        (RuleId::WrongPlace, "gps"),
        (RuleId::EnumeratorOutlier, "seconds"),
        (RuleId::EnumeratorOutlier, "enumerator"),
        (RuleId::TextsToRead, "comment"),
        (RuleId::OldVersion, "start"),
        (RuleId::OldVersion, "enumerator"),
        (RuleId::OldVersion, "version"),
        (RuleId::OneNetwork, "network"),
        (RuleId::Overheard, "privacy"),
    ];
    assert_eq!(
        lacking(std::slice::from_ref(&bare)),
        expected.map(|(rule, column)| (rule, column.to_owned()))
    );

    let known = lacking(&[bare, evaluation(2)]);
    assert!(known.iter().all(|(_, column)| column != "seconds" && column != "qc_att"));
}

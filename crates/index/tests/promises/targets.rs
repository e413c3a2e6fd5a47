//! What-if, back from a target, levers.

use ddci_index::design::{Estimate, least_change, margin_of_error, needed, slovin};
use ddci_index::model::{IndexSet, district, lang_son_2023};
use ddci_index::score::score;
use ddci_index::target::{
    Change, chance_of_reaching, check_targets, levers, needed_for_sub_index, what_if,
};
use ddci_index::{Exact, Rule, Table};
use rstest::rstest;

fn targets() -> Vec<Exact> {
    ["9.06", "8.79", "7.40", "5.93", "8.90", "9.26", "9.33", "5.78"]
        .map(|text| text.parse().unwrap())
        .to_vec()
}

#[test]
fn targets_are_added_up_and_wrong_totals_refused() {
    let set = lang_son_2023().unwrap();
    let exact = |text: &str| Some(text.parse().unwrap());
    let total = check_targets(&set, &targets(), exact("64.45"), exact("80.56")).unwrap();
    assert_eq!(
        (total.sum.to_string(), total.composite.to_string()),
        ("64.45".into(), "80.5625".into())
    );
    assert_eq!(
        check_targets(&set, &targets(), exact("64.54"), None).unwrap_err().rule,
        Rule::AddsUp
    );
    assert_eq!(
        check_targets(&set, &targets(), None, exact("80.57")).unwrap_err().rule,
        Rule::AddsUp
    );
    let mut outside = targets();
    outside[0] = "90.6".parse().unwrap();
    assert_eq!(check_targets(&set, &outside, None, None).unwrap_err().rule, Rule::WithinScale);
}

const SET: &str = "code = \"s\"\nprovince = \"p\"\nyear = 2024\nblock = \"locality\"\nsource = \"t\"\nverified = true\n\
    goalposts = \"fixed\"\n\
    [[sub_index]]\ncode = \"a\"\nname = \"a\"\nweight = \"3/4\"\n\
    [[sub_index.indicator]]\ncode = \"satisfied\"\nkind = \"top_two_share\"\ngoalposts = { min = 0.3, max = 0.8 }\n\
    [[sub_index.indicator.question]]\ncode = \"q\"\nmin = 1.0\nmax = 5.0\n\
    [[sub_index]]\ncode = \"b\"\nname = \"b\"\nweight = \"1/4\"\n\
    [[sub_index.indicator]]\ncode = \"days\"\nkind = \"median\"\ndirection = \"lower\"\ngoalposts = { min = 2.0, max = 20.0 }\n\
    [[sub_index.indicator.question]]\ncode = \"d\"\nmin = 0.0\nmax = 100.0\n";

fn raw() -> Table {
    Table::new(
        ["U", "V"],
        [("satisfied", vec![Some(0.71), Some(0.4)]), ("days", vec![Some(11.0), Some(2.0)])],
    )
    .unwrap()
}

#[test]
fn back_from_a_target_to_raw_terms() {
    let set = IndexSet::read(SET).unwrap();
    let scored = score(&set, &raw(), &[100, 100], &[]).unwrap();
    let found = needed_for_sub_index(&set, &scored, &raw(), "U", "a", 9.64).unwrap();
    assert_eq!((found.len(), found[0].now, found[0].within_goalposts), (1, 0.71, true));
    assert!((found[0].needed - 0.78).abs() < 1e-9);
    // What is needed reaches the target when it comes true.
    let changed = raw().with("U", "satisfied", Some(found[0].needed)).unwrap();
    let again = score(&set, &changed, &[100, 100], &[]).unwrap();
    assert!((again.sub_indices.get("U", "a").unwrap() - 9.64).abs() < 1e-9);
    let days = needed_for_sub_index(&set, &scored, &raw(), "U", "b", 10.0).unwrap();
    assert!((days[0].needed - 2.0).abs() < 1e-9);
    assert!(
        !needed_for_sub_index(&set, &scored, &raw(), "U", "b", 10.5).unwrap()[0].within_goalposts
    );
    assert!(needed_for_sub_index(&set, &scored, &raw(), "W", "b", 9.0).is_err());
}

#[test]
fn levers_are_what_they_promise() {
    let set = IndexSet::read(SET).unwrap();
    let scored = score(&set, &raw(), &[100, 100], &[]).unwrap();
    let found = levers(&set, &scored, &raw(), "U");
    assert_eq!(
        found.iter().map(|lever| lever.indicator.as_str()).collect::<Vec<_>>(),
        ["satisfied", "days"]
    );
    let moved = Change::Value { unit: "U".into(), indicator: "satisfied".into(), raw: 0.72 };
    let then = what_if(&set, &raw(), &[100, 100], &[], &[moved]).unwrap();
    let gain = then.composite[0].unwrap() - scored.composite[0].unwrap();
    assert!((gain - 0.01 * found[0].gain_per_raw).abs() < 1e-9);
    // V's days are the best there can be: no room, so last.
    let last = levers(&set, &scored, &raw(), "V").pop().unwrap();
    assert_eq!((last.indicator.as_str(), last.room), ("days", 0.0));
}

#[test]
fn weights_can_be_asked_about() {
    let set = IndexSet::read(SET).unwrap();
    let change =
        |weight: &str| Change::Weight { sub_index: "a".into(), weight: weight.parse().unwrap() };
    let all = what_if(&set, &raw(), &[9, 9], &[], &[change("1")]).unwrap();
    assert!(
        (all.composite[0].unwrap() - 10.0 * all.sub_indices.get("U", "a").unwrap()).abs() < 1e-9
    );
    assert!(what_if(&set, &raw(), &[9, 9], &[], &[change("3/2")]).is_err());
}

/// Between this year's goalposts, one unit's gain is another's loss.
#[test]
fn goalposts_of_the_year_move_with_the_values() {
    let set = IndexSet::read(&SET.replace("goalposts = \"fixed\"\n", "")).unwrap();
    let table = Table::new(
        ["U", "V", "W"],
        [
            ("satisfied", vec![Some(0.3), Some(0.5), Some(0.7)]),
            ("days", vec![Some(3.0), Some(4.0), Some(5.0)]),
        ],
    )
    .unwrap();
    let before = score(&set, &table, &[9; 3], &[]).unwrap();
    let change = Change::Value { unit: "W".into(), indicator: "satisfied".into(), raw: 0.9 };
    let after = what_if(&set, &table, &[9; 3], &[], &[change]).unwrap();
    assert!(after.composite[1].unwrap() < before.composite[1].unwrap());
}

#[rstest]
#[case(71.0, 2.0, 71.0, 0.5)]
#[case(71.0, 2.0, 67.08, 0.975)]
#[case(71.0, 0.0, 70.0, 1.0)]
#[case(71.0, 0.0, 72.0, 0.0)]
fn the_chance_of_reaching(
    #[case] value: f64,
    #[case] error: f64,
    #[case] target: f64,
    #[case] chance: f64,
) {
    let estimate = Estimate { value, error, degrees: f64::INFINITY, answers: 100 };
    assert!((chance_of_reaching(&estimate, target) - chance).abs() < 1e-3);
}

/// The table of the survey's method: margins, sizes, and changes that can be seen.
#[test]
fn sample_sizes_are_those_of_the_method() {
    let rounded = |x: f64| (x * 1000.0).round() / 10.0;
    for (n, population, margin) in
        [(150.0, 1500.0, 8.3), (200.0, 1500.0, 7.1), (300.0, 1500.0, 5.5), (300.0, 3000.0, 5.9)]
    {
        // Design effect 1.2; the table rounds the finite population's part as 1 - n/N.
        let found = rounded(margin_of_error(n, Some(population), 0.5, 1.2, 0.95));
        assert!((found - margin).abs() <= 0.1, "{n} {population} {found}");
    }
    assert_eq!(needed(0.05, Some(1500.0), 0.5, 1.2, 0.95), 353.0);
    assert_eq!(needed(0.05, Some(3000.0), 0.5, 1.2, 0.95), 400.0);
    assert_eq!(slovin(1500.0, 0.05), 316.0);
    let error = 1.8 * (1.2f64 / 150.0).sqrt();
    assert!((least_change(error, error, 0.95, 0.8) - 0.64).abs() < 0.01);
}

#[test]
fn the_full_set_has_a_lever_for_each_indicator_that_counts() {
    let set = district().unwrap();
    let columns = set
        .indicators()
        .map(|indicator| (indicator.code.clone(), vec![Some(indicator.goalposts.unwrap().min)]));
    let raw = Table::new(["U"], columns).unwrap();
    let scored = score(&set, &raw, &[100], &[]).unwrap();
    assert_eq!(levers(&set, &scored, &raw, "U").len(), 42);
}

//! What changed, and what may be called a change.

use ddci_index::Table;
use ddci_index::change::{Side, Verdict, compose, decompose, verdict, verdict_of_replicates};
use ddci_index::model::IndexSet;
use ddci_index::normalise::Goalposts;
use ddci_index::score::Ends;
use proptest::prelude::*;

fn set(weight: &str, other: &str, question: &str) -> IndexSet {
    let indicator = |code: &str| {
        format!(
            "[[sub_index.indicator]]\ncode = \"{code}\"\nkind = \"likert_mean\"\n\
             [[sub_index.indicator.question]]\ncode = \"{code}\"\nmin = 1.0\nmax = 5.0\n"
        )
    };
    let text = format!(
        "code = \"s\"\nprovince = \"p\"\nyear = 2024\nblock = \"locality\"\nsource = \"t\"\nverified = true\n\
         [[sub_index]]\ncode = \"a\"\nname = \"a\"\nweight = \"{weight}\"\n{}\
         [[sub_index]]\ncode = \"b\"\nname = \"b\"\nweight = \"{other}\"\n{}",
        indicator("x"),
        indicator(question)
    );
    IndexSet::read(&text).unwrap()
}

fn raw(question: &str, x: [f64; 2], y: [f64; 2]) -> Table {
    let column = |cells: [f64; 2]| cells.iter().map(|cell| Some(*cell)).collect::<Vec<_>>();
    Table::new(["enterprise", "household"], [("x", column(x)), (question, column(y))]).unwrap()
}

fn ends(top: f64) -> Ends {
    vec![Some(Goalposts::new(1.0, top).unwrap()), Some(Goalposts::new(1.0, 5.0).unwrap())]
}

proptest! {
    #[test]
    fn parts_add_up(
        x in prop::array::uniform2(1.0f64..5.0), y in prop::array::uniform2(1.0f64..5.0),
        after in prop::array::uniform2(1.0f64..5.0), top in 4.0f64..6.0, share in 0.1f64..0.9,
    ) {
        let (old, new) = (set("1/2", "1/2", "y"), set("1/4", "3/4", "y"));
        let (before, now) = (raw("y", x, y), raw("y", after, y));
        let (old_ends, new_ends) = (ends(5.0), ends(top));
        let (old_mix, new_mix) = ([0.5, 0.5], [share, 1.0 - share]);
        let earlier = Side { set: &old, ends: &old_ends, raw: &before, mix: &old_mix };
        let later = Side { set: &new, ends: &new_ends, raw: &now, mix: &new_mix };
        let parts = decompose(&earlier, &later, None).unwrap();
        let sum = parts.own + parts.goalposts + parts.set + parts.mix + parts.lineage;
        prop_assert!((sum - parts.total).abs() < 1e-9);
        prop_assert!(!parts.series_break && parts.lineage == 0.0);
    }
}

#[test]
fn each_cause_alone_is_named() {
    let (set_a, set_b) = (set("1/2", "1/2", "y"), set("1/4", "3/4", "y"));
    let (low, high) = (raw("y", [2.0, 4.0], [3.0, 3.0]), raw("y", [3.0, 5.0], [3.0, 3.0]));
    let (ends_a, ends_b) = (ends(5.0), ends(9.0));
    let (mix_a, mix_b) = ([0.5, 0.5], [1.0, 0.0]);
    let base = Side { set: &set_a, ends: &ends_a, raw: &low, mix: &mix_a };
    let own = decompose(&base, &Side { raw: &high, ..base }, None).unwrap();
    // One raw point of four, nine on the scale, half the composite, times ten.
    assert!(
        (own.own - 11.25).abs() < 1e-9 && own.goalposts == 0.0 && own.set == 0.0 && own.mix == 0.0
    );
    let others = decompose(&base, &Side { ends: &ends_b, ..base }, None).unwrap();
    assert!(others.goalposts < 0.0 && others.own == 0.0);
    let mix = decompose(&base, &Side { mix: &mix_b, ..base }, None).unwrap();
    assert!(mix.mix < 0.0 && mix.own == 0.0 && (mix.mix - mix.total).abs() < 1e-9);
    // Weights alone change nothing where both parts score alike.
    let weights = decompose(&base, &Side { set: &set_b, ..base }, None).unwrap();
    assert!(weights.set.abs() < 1e-9 && !weights.series_break);
}

#[test]
fn other_questions_and_other_units_break_the_series() {
    let (old, new) = (set("1/2", "1/2", "y"), set("1/2", "1/2", "z"));
    let (before, after) = (raw("y", [2.0, 2.0], [3.0, 3.0]), raw("z", [2.0, 2.0], [4.0, 4.0]));
    let (goal, mix) = (ends(5.0), [0.5, 0.5]);
    let base = Side { set: &old, ends: &goal, raw: &before, mix: &mix };
    let parts = decompose(&base, &Side { set: &new, raw: &after, ..base }, None).unwrap();
    assert!(parts.series_break);
    assert!((parts.own + parts.set + parts.goalposts + parts.mix - parts.total).abs() < 1e-9);
    let merged = raw("y", [4.0, 4.0], [3.0, 3.0]);
    let composed = Side { raw: &merged, ..base };
    let parts = decompose(&base, &composed, Some(&composed)).unwrap();
    assert!(parts.series_break && parts.own == 0.0 && (parts.lineage - 22.5).abs() < 1e-9);
}

#[test]
fn a_mix_is_shares() {
    let (set, table, goal) = (set("1/2", "1/2", "y"), raw("y", [2.0, 2.0], [3.0, 3.0]), ends(5.0));
    let side = Side { set: &set, ends: &goal, raw: &table, mix: &[0.5, 0.6] };
    assert!(decompose(&side, &side, None).is_err());
}

#[test]
fn a_change_is_one_only_when_its_interval_says_so() {
    assert!(matches!(verdict((71.0, 1.0), (75.0, 1.0), 0.95), Verdict::Up(_)));
    assert!(matches!(verdict((71.0, 1.0), (68.0, 1.0), 0.95), Verdict::Down(_)));
    let Verdict::NotShown(interval) = verdict((71.0, 1.0), (73.0, 1.0), 0.95) else { panic!() };
    assert!((interval.high - (2.0 + 1.959_963_984_540_054 * 2f64.sqrt())).abs() < 1e-9);
    let steps: Vec<f64> = (0..100).map(|at| f64::from(at) / 100.0).collect();
    let later: Vec<f64> = steps.iter().map(|x| x + 2.0).collect();
    assert!(matches!(verdict_of_replicates(&steps, &later, 0.95), Verdict::Up(_)));
    assert!(matches!(verdict_of_replicates(&steps, &steps, 0.95), Verdict::NotShown(_)));
}

/// A commune made of three quarters of one unit and a quarter of another.
#[test]
fn a_new_unit_is_composed_of_its_predecessors() {
    let (large, small) = (raw("y", [2.0, 4.0], [3.0, 3.0]), raw("y", [4.0, 4.0], [1.0, 5.0]));
    let merged = compose(&[(&large, 0.75), (&small, 0.25)]).unwrap();
    assert_eq!(merged.get("enterprise", "x"), Some(2.5));
    assert_eq!(merged.get("household", "y"), Some(3.5));
    assert_eq!(compose(&[(&large, 0.75)]).unwrap_err().rule, ddci_index::Rule::SumToOne);
    assert!(compose(&[]).is_err());
}

//! Raking beyond the reference: trimming, and what cannot be raked.

use ddci_index::Rule;
use ddci_index::design::{Margin, effective_size, kish_effect, rake};
use rstest::rstest;

fn margin(name: &str, categories: &[&str], totals: &[(&str, f64)]) -> Margin {
    Margin {
        name: name.into(),
        categories: categories.iter().map(|c| (*c).to_owned()).collect(),
        totals: totals.iter().map(|(category, total)| ((*category).to_owned(), *total)).collect(),
    }
}

#[test]
fn totals_are_met_and_the_report_says_how() {
    let place = margin("place", &["t", "t", "u", "u"], &[("t", 10.0), ("u", 30.0)]);
    let kind = margin("kind", &["a", "b", "a", "b"], &[("a", 24.0), ("b", 16.0)]);
    let raked = rake(&[1.0, 2.0, 3.0, 4.0], &[place, kind], 1e-9, 100, None).unwrap();
    assert!(raked.converged && raked.gap <= 1e-9 && raked.rounds > 1 && raked.trimmed == 0);
    assert!((raked.weights[0] + raked.weights[1] - 10.0).abs() < 1e-6);
    assert!((raked.weights[0] + raked.weights[2] - 24.0).abs() < 1e-6);
    assert!((raked.effect - kish_effect(&raked.weights)).abs() < 1e-12);
    assert!((effective_size(&raked.weights) - 4.0 / raked.effect).abs() < 1e-9);
}

#[test]
fn trimming_cuts_and_rakes_again() {
    let mut weights = vec![1.0; 99];
    weights.push(100.0);
    let all = vec!["x"; 100];
    let one = margin("all", &all, &[("x", 199.0)]);
    let plain = rake(&weights, std::slice::from_ref(&one), 1e-9, 100, None).unwrap();
    let trimmed = rake(&weights, &[one], 1e-9, 100, Some(Default::default())).unwrap();
    assert!(trimmed.trimmed >= 1 && trimmed.effect < plain.effect && trimmed.converged);
    assert!((trimmed.weights.iter().sum::<f64>() - 199.0).abs() < 1e-6);
}

#[test]
fn no_convergence_is_reported() {
    // Nobody is both in t and a, so both margins cannot hold.
    let place = margin("place", &["t", "u"], &[("t", 10.0), ("u", 10.0)]);
    let kind = margin("kind", &["b", "a"], &[("a", 5.0), ("b", 15.0)]);
    let raked = rake(&[1.0, 1.0], &[place, kind], 1e-6, 50, None).unwrap();
    assert!(!raked.converged && raked.rounds == 50 && raked.gap > 0.1);
}

#[rstest]
#[case(&[("t", 10.0)], Rule::Known)]
#[case(&[("t", 10.0), ("u", 10.0), ("v", 5.0)], Rule::Enough)]
#[case(&[("t", 10.0), ("u", f64::NAN)], Rule::Enough)]
fn impossible_totals_are_refused(#[case] totals: &[(&str, f64)], #[case] rule: Rule) {
    let fault =
        rake(&[1.0, 1.0], &[margin("place", &["t", "u"], totals)], 1e-6, 50, None).unwrap_err();
    assert_eq!((fault.rule, fault.column.as_str()), (rule, "place"));
}

#[test]
fn margins_must_agree() {
    let place = margin("place", &["t", "u"], &[("t", 10.0), ("u", 10.0)]);
    let kind = margin("kind", &["a", "b"], &[("a", 10.0), ("b", 11.0)]);
    assert_eq!(
        rake(&[1.0, 1.0], &[place, kind], 1e-6, 50, None).unwrap_err().rule,
        Rule::EqualTotals
    );
}

//! From those who were drawn to those who answered.

use ddci_index::Rule;
use ddci_index::design::{Outcome, adjust_for_nonresponse};

fn cells(names: &[&str]) -> Vec<String> {
    names.iter().map(|name| (*name).to_owned()).collect()
}

#[test]
fn those_who_answered_stand_for_the_eligible() {
    use Outcome::{Answered, NotAnswered, NotEligible, Unknown};
    let base = [2.0, 2.0, 2.0, 2.0, 2.0, 5.0];
    let cells = cells(&["a", "a", "a", "a", "a", "b"]);
    let outcomes = [Answered, NotAnswered, NotEligible, Unknown, Answered, Answered];
    let (weights, report) = adjust_for_nonresponse(&base, &cells, &outcomes).unwrap();
    // Three of the four known are eligible: the unknown counts three quarters.
    let factor = (4.0 + 2.0 + 2.0 * 0.75) / 4.0;
    assert_eq!(weights, [2.0 * factor, 0.0, 0.0, 0.0, 2.0 * factor, 5.0]);
    assert_eq!((report[0].answered, report[0].factor, report[0].too_thin), (2, factor, true));
}

#[test]
fn a_cell_without_answers_is_named() {
    let outcomes = [Outcome::Answered, Outcome::NotAnswered];
    let fault = adjust_for_nonresponse(&[1.0, 1.0], &cells(&["a", "b"]), &outcomes).unwrap_err();
    assert_eq!((fault.rule, fault.column.as_str()), (Rule::Enough, "b"));
}

//! Evaluations that no rule objects to.

use ddci_index::clean::{Action, Cleaned, Entry, Evaluation, Fieldwork, Respondent};

/// Answers to four blocks of five statements, of which no two with other numbers are alike.
pub fn answers(number: usize) -> Vec<Vec<Option<i16>>> {
    let mut state = number as u64 + 1;
    let mut answer = || {
        // Knuth's multiplier; the upper digits are the mixed ones.
        state =
            state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        Some((state >> 33) as i16 % 5 + 1)
    };
    (0..4).map(|_| (0..5).map(|_| answer()).collect()).collect()
}

/// A sound evaluation of which nothing is known of how it was taken.
pub fn evaluation(number: usize) -> Evaluation {
    Evaluation {
        id: format!("e{number}"),
        code: format!("c{number}"),
        respondent: format!("r{number}"),
        kind: Respondent::Enterprise,
        unit: "H1".into(),
        locality: true,
        dealt_with: true,
        seconds: Some(600.0),
        blocks: answers(number),
        attention: Some((2, 2)),
        pairs: vec![(3.0, 4.0)],
        fieldwork: Fieldwork::default(),
    }
}

/// What was found, without what was not judged.
pub fn found(cleaned: &Cleaned) -> impl Iterator<Item = &Entry> {
    cleaned.log.iter().filter(|entry| entry.action != Action::NotJudged)
}

//! Changes between two years as a table.

use super::report::{Cell, Grid};
use crate::words::t;
use ddci_index::change::{Decomposition, Verdict};
use ddci_platform::web::Lang;

/// One unit in both years.
pub struct Change {
    /// The unit.
    pub unit: String,
    /// Its composite in the earlier year.
    pub before: Option<f64>,
    /// Its composite in the later year.
    pub after: Option<f64>,
    /// The causes.
    pub parts: Decomposition,
    /// What may be said of it.
    pub verdict: Option<Verdict>,
}

/// The changes with their causes and verdicts.
pub fn grid(lang: Lang, changes: &[Change], decimals: u32) -> Grid {
    let head = [
        ("unit", t!(lang, "word-unit")),
        ("before", t!(lang, "word-before")),
        ("after", t!(lang, "word-after")),
        ("change", t!(lang, "word-change")),
        ("own", t!(lang, "word-own")),
        ("goalposts", t!(lang, "word-others")),
        ("set", t!(lang, "word-set")),
        ("mix", t!(lang, "word-mix")),
        ("lineage", t!(lang, "word-lineage")),
        ("low", t!(lang, "word-low")),
        ("high", t!(lang, "word-high")),
        ("verdict", t!(lang, "word-verdict")),
    ];
    let row = |change: &Change| {
        let number = |value| Cell::number(Some(value), decimals);
        let ends = change.verdict.map(|verdict| match verdict {
            Verdict::Up(i) | Verdict::Down(i) | Verdict::NotShown(i) => i,
        });
        let told = change.verdict.map(|verdict| match verdict {
            Verdict::Up(_) => t!(lang, "verdict-up"),
            Verdict::Down(_) => t!(lang, "verdict-down"),
            Verdict::NotShown(_) => t!(lang, "verdict-not-shown"),
        });
        vec![
            Cell::text(Some(&change.unit)),
            Cell::number(change.before, decimals),
            Cell::number(change.after, decimals),
            number(change.parts.total),
            number(change.parts.own),
            number(change.parts.goalposts),
            number(change.parts.set),
            number(change.parts.mix),
            number(change.parts.lineage),
            Cell::number(ends.map(|i| i.low), decimals),
            Cell::number(ends.map(|i| i.high), decimals),
            told.map_or(Cell::Gap, Cell::Text),
        ]
    };
    Grid {
        title: String::new(),
        head: head.map(|(code, words)| (code.to_owned(), words)).to_vec(),
        rows: changes.iter().map(row).collect(),
    }
}

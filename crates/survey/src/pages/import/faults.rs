//! What is wrong with a file, in words.

use crate::words::t;
use ddci_index::Rule as IndexRule;
use ddci_platform::web::{Lang, heads};
use ddci_survey_reader::{Fault, Faults, Rule};
use maud::{Markup, html};

/// How many faults are shown; the rest is counted.
const LISTED: usize = 50;

/// All faults of a file in the order they were met.
pub(super) fn table(lang: Lang, faults: &Faults) -> Markup {
    let head = [
        t!(lang, "fault-row"),
        t!(lang, "fault-column"),
        t!(lang, "fault-value"),
        t!(lang, "fault-what"),
    ];
    let [row, column, value, _] = &head;
    let more = faults.list.len().saturating_sub(LISTED) + faults.more;
    html! {
        section.card aria-label=(t!(lang, "faults-title")) {
            h2 { (t!(lang, "faults-title")) }
            table.cards {
                (heads(&head))
                tbody {
                    @for fault in faults.list.iter().take(LISTED) {
                        tr {
                            td.num data-label=(row) {
                                @match fault.row { Some(row) => (row), None => "–" }
                            }
                            td data-label=(column) { (fault.column.as_deref().unwrap_or("–")) }
                            td data-label=(value) { (shown(fault)) }
                            td { (words(lang, &fault.rule)) }
                        }
                    }
                }
            }
            @if more > 0 { p.muted { (t!(lang, "faults-more", n = more)) } }
        }
    }
}

/// The value, cut where it is long.
fn shown(fault: &Fault) -> String {
    match fault.value.is_empty() {
        true => "–".to_owned(),
        false => fault.value.chars().take(60).collect(),
    }
}

/// What is wrong, and how to mend it.
pub(super) fn words(lang: Lang, rule: &Rule) -> String {
    match rule {
        Rule::NotEmpty => t!(lang, "fault-empty"),
        &Rule::Kind(kind) => t!(lang, "fault-kind", kind = kind),
        Rule::NotEncrypted => t!(lang, "fault-encrypted"),
        Rule::Sound(_) => t!(lang, "fault-broken"),
        &Rule::Limit { most, .. } => t!(lang, "fault-limit", most = most),
        Rule::Unicode => t!(lang, "fault-unicode"),
        Rule::Rows => t!(lang, "fault-rows"),
        Rule::WithinHead => t!(lang, "fault-within-head"),
        Rule::Named => t!(lang, "fault-unnamed"),
        Rule::NameOnce => t!(lang, "fault-name-once"),
        Rule::OneMeaning => t!(lang, "fault-one-meaning"),
        Rule::ColumnNeeded => t!(lang, "fault-column-needed"),
        Rule::CellNeeded => t!(lang, "fault-cell-needed"),
        Rule::Number => t!(lang, "fault-number"),
        Rule::NotNegative => t!(lang, "fault-negative"),
        Rule::AboveZero => t!(lang, "fault-above-zero"),
        Rule::Whole => t!(lang, "fault-whole"),
        Rule::YesNo => t!(lang, "fault-yes-no"),
        Rule::RowOnce => t!(lang, "fault-row-once"),
        Rule::Index(IndexRule::Form) => t!(lang, "fault-answer"),
        Rule::Index(IndexRule::WithinScale) => t!(lang, "fault-scale"),
        _ => t!(lang, "fault-other"),
    }
}

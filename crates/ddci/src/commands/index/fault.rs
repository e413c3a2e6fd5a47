//! Faults in words.

use crate::words::t;
use ddci_index::Rule as IndexRule;
use ddci_platform::web::Lang;
use ddci_survey_reader::{Fault, Faults, Rule};

/// Every fault of a file in one sentence each, and how many more there are.
pub fn sentences(lang: Lang, file: &str, faults: &Faults) -> Vec<String> {
    let mut sentences: Vec<String> =
        faults.list.iter().map(|fault| sentence(lang, file, fault)).collect();
    if faults.more > 0 {
        sentences.push(t!(lang, "fault-more", count = faults.more));
    }
    sentences
}

/// A fault of the library, which names its row and column itself.
pub fn of_library(lang: Lang, file: &str, fault: &ddci_index::Fault) -> String {
    let mut place = vec![file.to_owned()];
    if !fault.row.is_empty() {
        place.push(fault.row.clone());
    }
    if !fault.column.is_empty() {
        place.push(fault.column.clone());
    }
    told(&place, &fault.value, &index_rule(lang, fault.rule))
}

fn sentence(lang: Lang, file: &str, fault: &Fault) -> String {
    let mut place = vec![file.to_owned()];
    if let Some(sheet) = &fault.sheet {
        place.push(t!(lang, "fault-sheet", sheet = sheet.clone()));
    }
    if let Some(row) = fault.row {
        place.push(t!(lang, "fault-row", row = row.to_string()));
    }
    if let Some(column) = &fault.column {
        place.push(t!(lang, "fault-column", column = column.clone()));
    }
    told(&place, &fault.value, &rule(lang, &fault.rule))
}

fn told(place: &[String], value: &str, rule: &str) -> String {
    let place = place.join(", ");
    if value.is_empty() {
        format!("{place}: {rule}")
    } else {
        format!("{place}: “{value}”: {rule}")
    }
}

fn rule(lang: Lang, rule: &Rule) -> String {
    match rule {
        Rule::NotEmpty => t!(lang, "rule-file-not-empty"),
        Rule::Kind(kind) => t!(lang, "rule-file-kind", kind = (*kind).to_owned()),
        Rule::NotEncrypted => t!(lang, "rule-file-not-encrypted"),
        Rule::Sound(why) => t!(lang, "rule-file-sound", why = why.clone()),
        Rule::Limit { what, most } => {
            t!(lang, "rule-file-limit", what = (*what).to_owned(), most = most.to_string())
        }
        Rule::Unicode => t!(lang, "rule-file-unicode"),
        Rule::Rows => t!(lang, "rule-file-rows"),
        Rule::WithinHead => t!(lang, "rule-within-head"),
        Rule::Named => t!(lang, "rule-column-named"),
        Rule::NameOnce => t!(lang, "rule-name-once"),
        Rule::OneMeaning => t!(lang, "rule-one-meaning"),
        Rule::ColumnNeeded => t!(lang, "rule-column-needed"),
        Rule::CellNeeded => t!(lang, "rule-cell-needed"),
        Rule::Number => t!(lang, "rule-number"),
        Rule::NotNegative => t!(lang, "rule-not-negative"),
        Rule::AboveZero => t!(lang, "rule-above-zero"),
        Rule::Whole => t!(lang, "rule-whole"),
        Rule::YesNo => t!(lang, "rule-yes-no"),
        Rule::Word => t!(lang, "rule-word"),
        Rule::RowOnce => t!(lang, "rule-row-once"),
        Rule::Matched => t!(lang, "rule-matched"),
        Rule::Index(rule) => index_rule(lang, *rule),
        other => format!("{other:?}"),
    }
}

fn index_rule(lang: Lang, rule: IndexRule) -> String {
    match rule {
        IndexRule::Finite => t!(lang, "rule-finite"),
        IndexRule::SameLength => t!(lang, "rule-same-length"),
        IndexRule::NotEmpty => t!(lang, "rule-not-empty"),
        IndexRule::Unique => t!(lang, "rule-unique"),
        IndexRule::Known => t!(lang, "rule-known"),
        IndexRule::OneRoot => t!(lang, "rule-one-root"),
        IndexRule::NotNegative => t!(lang, "rule-not-negative"),
        IndexRule::SomeWeight => t!(lang, "rule-some-weight"),
        IndexRule::SumToOne => t!(lang, "rule-sum-to-one"),
        IndexRule::Positive => t!(lang, "rule-positive"),
        IndexRule::Ordered => t!(lang, "rule-ordered"),
        IndexRule::Share => t!(lang, "rule-share"),
        IndexRule::Enough => t!(lang, "rule-enough"),
        IndexRule::Spread => t!(lang, "rule-spread"),
        IndexRule::Form => t!(lang, "rule-form"),
        IndexRule::WithinScale => t!(lang, "rule-within-scale"),
        IndexRule::AddsUp => t!(lang, "rule-adds-up"),
        IndexRule::EqualTotals => t!(lang, "rule-equal-totals"),
        IndexRule::PopulationCovers => t!(lang, "rule-population-covers"),
        // What is left speaks of computing itself; the library's own sentence says it.
        other => other.to_string(),
    }
}

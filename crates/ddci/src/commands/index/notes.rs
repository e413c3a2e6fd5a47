//! What a reader of scores must know, in words.

use super::answers::Loaded;
use super::report::figure;
use crate::words::t;
use ddci_index::model::IndexSet;
use ddci_index::score::Note;
use ddci_platform::web::Lang;

/// The name of a sub-index; the code of anything else.
pub fn name(set: &IndexSet, lang: Lang, code: &str) -> String {
    match set.sub_indices.iter().find(|sub_index| sub_index.code == code) {
        Some(sub_index) => sub_index.name.clone(),
        None if code == "composite" => t!(lang, "word-composite"),
        None => code.to_owned(),
    }
}

/// A note of the library.
pub fn sentence(lang: Lang, set: &IndexSet, note: &Note) -> String {
    match note {
        Note::Flat { indicator } => t!(lang, "note-flat", indicator = indicator.clone()),
        Note::Clamped { unit, indicator, raw } => t!(
            lang,
            "note-clamped",
            unit = unit.clone(),
            indicator = indicator.clone(),
            raw = figure(lang, *raw, 3)
        ),
        Note::NotEnoughData { unit, answers, least } => t!(
            lang,
            "note-not-enough",
            unit = unit.clone(),
            answers = answers.to_string(),
            least = least.to_string()
        ),
        Note::Partial { unit, of, there, parts } => t!(
            lang,
            "note-partial",
            unit = unit.clone(),
            of = name(set, lang, of),
            there = there.to_string(),
            parts = parts.to_string()
        ),
        Note::NoScore { unit, of } => {
            t!(lang, "note-no-score", unit = unit.clone(), of = name(set, lang, of))
        }
    }
}

/// What stands below every result on a survey: rows that fell out, columns left alone, inputs.
pub fn of_survey(lang: Lang, loaded: &Loaded, keep_all: bool) -> Vec<String> {
    let mut notes = Vec::new();
    let out = loaded.cleaned.counts.iter().filter(|counts| !**counts).count();
    if out > 0 && !keep_all {
        notes.push(t!(lang, "note-left-out", count = out.to_string()));
    }
    if !loaded.unknown.is_empty() {
        notes.push(t!(lang, "note-unknown-columns", columns = loaded.unknown.join(", ")));
    }
    if !loaded.set.verified {
        notes.push(t!(lang, "note-set-not-verified", set = loaded.set.code.clone()));
    }
    notes.extend(loaded.inputs.iter().map(|input| {
        t!(lang, "note-input", file = input.file.clone(), hash = input.sha256.clone())
    }));
    notes
}

//! What an entry of the audit log keeps, in words.

use crate::{
    model::{Decision, EditKind, FindingKind},
    pages::{decided::with_kind, mend::edit_words, review::decision_words},
    store::history::Happened,
    words::t,
};
use ddci_platform::web::{Lang, date, unit_kind};
use jiff::civil::Date;
use serde_json::Value as Json;

/// What the entry keeps of it: figures and words that a reader understands, and what stood before
/// where the entry has it; keys and hashes are left out.
pub(super) fn details(lang: Lang, entry: &Happened) -> Vec<String> {
    let detail = &entry.detail;
    let text = |name: &str| words(lang, detail.get(name)?);
    let number = |name: &str| detail.get(name).and_then(Json::as_i64);
    let moved = text("before").map(|before| {
        let after = text("after").or_else(|| text("name")).unwrap_or_else(|| "–".to_owned());
        t!(lang, "history-moved", before = before, after = after)
    });
    let found = [
        text("reference").map(|tasks| t!(lang, "history-of-tasks", tasks = tasks)),
        moved,
        text("document").map(|name| t!(lang, "history-document", name = name)),
        number("tasks").map(|n| t!(lang, "history-tasks", n = n)),
        bound(lang, entry),
        step(lang, entry),
        text("message").map(|message| t!(lang, "history-finding", message = message)),
        decided(lang, entry),
        settled(detail).map(|tasks| t!(lang, "history-of-tasks", tasks = tasks)),
        text("lines").map(|lines| t!(lang, "history-lines", lines = lines)),
        text("number").map(|number| t!(lang, "history-number", number = number)),
        text("issued_on").map(|day| t!(lang, "history-issued-on", date = day)),
        text("told").map(|name| t!(lang, "history-told", name = name)),
        number("days_late").map(|n| t!(lang, "history-days-late", n = n)),
        text("letter").map(|name| t!(lang, "history-letter", name = name)),
        number("obligations").map(|n| t!(lang, "history-obligations", n = n)),
        number("quantity").map(|n| t!(lang, "log-quantity", n = n)),
        number("evidence").map(|n| t!(lang, "history-evidence", n = n)),
        text("against").map(|day| t!(lang, "history-against", date = day)),
        text("done_on").map(|day| t!(lang, "history-done-on", date = day)),
        text("reason").map(|reason| t!(lang, "history-reason", reason = reason)),
    ];
    found.into_iter().flatten().collect()
}

/// A value in words; a day as the reader writes days.
fn words(lang: Lang, value: &Json) -> Option<String> {
    match value {
        Json::String(text) => match text.parse::<Date>() {
            Ok(day) => Some(date(lang, day)),
            Err(_) => Some(text.clone()),
        },
        Json::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

/// The tasks a decision was about, by their paths in the document.
fn settled(detail: &Json) -> Option<String> {
    let tasks = detail.get("tasks")?.as_array()?;
    let tasks: Vec<&str> = tasks.iter().filter_map(Json::as_str).collect();
    (!tasks.is_empty()).then(|| tasks.join(", "))
}

/// The name that was bound: what it meant before, what it means now, as they were called that day.
fn bound(lang: Lang, entry: &Happened) -> Option<String> {
    if entry.verb != "plan.bind_body" {
        return None;
    }
    let name = entry.detail.get("name")?.as_str()?;
    let target = |side: &str| target(lang, entry.detail.get(side));
    let (before, after) = (target("was"), target("means"));
    Some(t!(lang, "edits-name-means", name = name, before = before, after = after))
}

/// A unit with its kind, or a group.
fn target(lang: Lang, known: Option<&Json>) -> String {
    let text = |field: &str| known.and_then(|known| known.get(field)).and_then(Json::as_str);
    let kind = text("kind").and_then(|kind| kind.parse().ok());
    match (text("name"), kind) {
        (Some(name), Some(kind)) => with_kind(name, &unit_kind(lang, kind)),
        (Some(name), None) => name.to_owned(),
        (None, _) => t!(lang, "history-no-unit"),
    }
}

/// What was decided about a finding before, and what is now.
fn decided(lang: Lang, entry: &Happened) -> Option<String> {
    if entry.verb != "plan.settle" {
        return None;
    }
    let kind = FindingKind::from_word(entry.detail.get("kind")?.as_str()?)?;
    let decision = |side: &str| -> Option<Decision> {
        serde_json::from_value(entry.detail.get(side)?.clone()).ok()
    };
    let words = |side: &str| match decision(side) {
        Some(decision) => decision_words(lang, kind, &decision),
        None => t!(lang, "history-undecided"),
    };
    let (before, after) = (words("was"), words("decision"));
    Some(t!(lang, "history-moved", before = before, after = after))
}

/// What was undone or made again.
fn step(lang: Lang, entry: &Happened) -> Option<String> {
    let kind = entry.detail.get("kind")?.as_str().and_then(EditKind::from_word)?;
    let of = entry.detail.get("of")?.as_str()?;
    Some(format!("{}: {of}", edit_words(lang, kind)))
}

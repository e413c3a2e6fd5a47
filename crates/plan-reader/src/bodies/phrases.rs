//! Lists of phrases, ready to be asked what stands at the beginning of a text.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use super::fields::{FIELDS, LOWER_FIELDS};
use super::lexicon::{FUNCTIONS, HEADS, NOT_HEADS, OFFICES, VERBS};
use crate::words::upto;

/// Phrases by their first word, so that one lookup finds the few candidates.
pub(super) struct Phrases(BTreeMap<&'static str, Vec<&'static str>>, BTreeSet<String>);

impl Phrases {
    fn new(lists: impl IntoIterator<Item = &'static str>) -> Self {
        let mut map: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        for phrase in lists {
            let first = ddci_vntext::words(phrase).next().unwrap_or(phrase);
            map.entry(first).or_default().push(phrase);
        }
        for phrases in map.values_mut() {
            phrases.sort_by_key(|phrase| std::cmp::Reverse(phrase.len()));
        }
        Self(map, BTreeSet::new())
    }

    /// Adds each phrase without its spaces, as a scan may print it.
    fn with_glued(mut self) -> Self {
        let phrases: Vec<&'static str> = self.0.values().flatten().copied().collect();
        for phrase in phrases.into_iter().filter(|phrase| phrase.contains(' ')) {
            self.1.insert(phrase.replace(' ', ""));
        }
        self
    }

    /// The length of the longest phrase that stands at the beginning of the view.
    pub(super) fn at(&self, view: &str) -> Option<usize> {
        let first = ddci_vntext::words(upto_words(view)).next()?;
        if !view.starts_with(first) {
            return None;
        }
        if self.1.contains(first) {
            return Some(first.len());
        }
        let phrases = self.0.get(first)?;
        phrases.iter().find(|phrase| begins_with(view, phrase)).map(|phrase| phrase.len())
    }
}

/// Enough of the text to hold one word.
fn upto_words(view: &str) -> &str {
    let end = view.char_indices().nth(24).map_or(view.len(), |(index, _)| index);
    upto(view, end)
}

/// Whether the view begins with a phrase that ends at a word boundary.
pub(super) fn begins_with(view: &str, phrase: &str) -> bool {
    view.strip_prefix(phrase)
        .is_some_and(|rest| !rest.chars().next().is_some_and(char::is_alphanumeric))
}

pub(super) static HEAD_PHRASES: LazyLock<Phrases> =
    LazyLock::new(|| Phrases::new(HEADS.lines().chain(OFFICES.lines())));

pub(super) static STOP_PHRASES: LazyLock<Phrases> =
    LazyLock::new(|| Phrases::new(VERBS.lines().chain(FUNCTIONS.lines())).with_glued());

pub(super) static NO_HEAD_PHRASES: LazyLock<Phrases> =
    LazyLock::new(|| Phrases::new(NOT_HEADS.lines()));

pub(super) static LOWER_FIELD_PHRASES: LazyLock<Phrases> =
    LazyLock::new(|| Phrases::new(LOWER_FIELDS.iter().copied()));

pub(super) static FUNCTION_PHRASES: LazyLock<Phrases> =
    LazyLock::new(|| Phrases::new(FUNCTIONS.lines()).with_glued());

pub(super) static FIELD_PHRASES: LazyLock<Phrases> =
    LazyLock::new(|| Phrases::new(FIELDS.iter().copied()));

/// The length of the head that stands at the beginning of the view.
pub(super) fn head_at(view: &str) -> Option<usize> {
    if NO_HEAD_PHRASES.at(view).is_some() { None } else { HEAD_PHRASES.at(view) }
}

/// Whether a verb or another word outside names stands at the beginning of the view.
pub(super) fn stop_at(view: &str) -> bool {
    STOP_PHRASES.at(view).is_some()
}

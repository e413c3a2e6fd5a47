//! A text and its small-letter view, aligned byte by byte, so that rules match the view and quote
//! the text.

/// Compiles a pattern once, at its place of use.
macro_rules! regex {
    ($pattern:expr) => {{
        static PATTERN: std::sync::LazyLock<regex::Regex> =
            std::sync::LazyLock::new(|| $crate::words::compile($pattern));
        &*PATTERN
    }};
}
pub(crate) use regex;

/// Compiles a pattern of this crate.
#[expect(clippy::expect_used, reason = "the patterns are constants that every test run compiles")]
pub(crate) fn compile(pattern: &str) -> regex::Regex {
    regex::Regex::new(pattern).expect("a constant pattern")
}

/// Small letters, one placement of tone marks, "qúy" mended; as many bytes as the text.
pub(crate) fn view(text: &str) -> String {
    ddci_vntext::same_tone_placement(text).replace("qúy", "quý")
}

/// The part of a text between two byte offsets, empty where they cut a letter.
pub(crate) fn between(text: &str, from: usize, to: usize) -> &str {
    text.get(from..to).unwrap_or("")
}

/// The part of a text from a byte offset on.
pub(crate) fn from(text: &str, offset: usize) -> &str {
    text.get(offset..).unwrap_or("")
}

/// The part of a text up to a byte offset.
pub(crate) fn upto(text: &str, offset: usize) -> &str {
    text.get(..offset).unwrap_or("")
}

/// The text with each run of white space as one space.
pub(crate) fn single_spaced(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The words of the view in order, joined by one space: equal for texts that differ only in
/// letter case, punctuation and tone placement.
pub(crate) fn bare(text: &str) -> String {
    ddci_vntext::words(&view(text)).collect::<Vec<_>>().join(" ")
}

/// The text with its first letter as a capital.
pub(crate) fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => String::new(),
    }
}

/// Whether the first letter is a capital.
pub(crate) fn starts_with_capital(text: &str) -> bool {
    text.chars().next().is_some_and(char::is_uppercase)
}

/// Whether the text has letters and none of them is small.
pub(crate) fn is_all_capitals(text: &str) -> bool {
    text.chars().any(char::is_uppercase) && !text.chars().any(char::is_lowercase)
}

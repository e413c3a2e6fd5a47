//! Footnotes that a scan leaves between the paragraphs.

use crate::source::SourceLine;
use crate::words::{from, regex};

/// Marks the lines of footnotes.
pub(super) fn find(lines: &[SourceLine], furniture: &[bool]) -> Vec<bool> {
    let mut result = vec![false; lines.len()];
    let mut seen = String::new();
    let mut inside = false;
    let mut after_rule = false;
    for (index, line) in lines.iter().enumerate() {
        let text = line.text.trim();
        if furniture.get(index) == Some(&true) {
            after_rule =
                text.starts_with("___") || text.starts_with("---") || text.starts_with("———");
            inside = false;
            continue;
        }
        if text.is_empty() {
            inside = false;
            continue;
        }
        let starts = begins_footnote(text, &seen, after_rule);
        let goes_on = inside && !super::begins_item(text) && line.heading.is_none();
        if starts || goes_on {
            inside = true;
            if let Some(flag) = result.get_mut(index) {
                *flag = true;
            }
        } else {
            inside = false;
            seen.push_str(text);
            seen.push('\n');
        }
        after_rule = after_rule && inside;
    }
    result
}

/// A raised number, or a plain one whose reference stands in the text above.
fn begins_footnote(text: &str, seen: &str, after_rule: bool) -> bool {
    if regex!(r"^[⁽(]?[⁰¹²³⁴⁵⁶⁷⁸⁹]+[⁾)]?\s*\S").is_match(text) {
        return true;
    }
    let Some(found) = regex!(r"^(?:\((\d{1,2})\)|\[(\d{1,2})\]|(\d{1,2}))\s+\p{L}").captures(text)
    else {
        return false;
    };
    let number = found.get(1).or(found.get(2)).or(found.get(3)).map_or("", |one| one.as_str());
    let plain = found.get(3).is_some();
    let reference = if plain {
        number.to_owned()
    } else {
        from(text, 0).split(' ').next().unwrap_or_default().to_owned()
    };
    // The reference hangs on a word: "điện tử(1)", "điện tử1,".
    let hangs = seen.match_indices(&reference).any(|(index, _)| {
        let before = seen.get(..index).and_then(|head| head.chars().next_back());
        let after = seen.get(index + reference.len()..).and_then(|tail| tail.chars().next());
        before.is_some_and(|letter| letter.is_lowercase() || matches!(letter, '”' | '"'))
            && !after.is_some_and(char::is_alphanumeric)
    });
    hangs && (!plain || after_rule || seen.ends_with('\n'))
}

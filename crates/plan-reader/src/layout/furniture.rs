//! Page numbers, running headers and rules: lines that belong to the page, not to the plan.

use std::collections::BTreeMap;

use crate::source::SourceLine;
use crate::words::{bare, regex, view};

/// Marks the lines that belong to the page.
pub(super) fn find(lines: &[SourceLine]) -> Vec<bool> {
    let mut result: Vec<bool> = lines.iter().map(|line| is_furniture(&line.text)).collect();
    for (index, is_header) in repeated(lines, &result).into_iter().enumerate() {
        if is_header && let Some(flag) = result.get_mut(index) {
            *flag = true;
        }
    }
    result
}

/// A page number, a rule, or a header with its page number.
fn is_furniture(text: &str) -> bool {
    let text = text.trim();
    regex!(r"(?:\.{4,}|…{2,}|\t)\s*\d{1,3}$").is_match(text) && text.chars().any(char::is_alphabetic)
        || regex!(r"^(?:[-–—\s\[(]*\d{1,3}[-–—\s\])]*|\d{1,3}\s*/\s*\d{1,3}|[-–—_=*.~\s]{3,}|\f)$").is_match(text)
        || regex!(r"^(?:trang|page)\s*(?:số\s*)?:?\s*\d{1,3}(?:\s*(?:/|trên|of)\s*\d{1,3})?$|.{5,110}\s{2,}(?:trang|tr\.)\s*\d{1,3}(?:\s*/\s*\d{1,3})?$|.{5,110}[|–-]\s*trang\s*\d{1,3}(?:\s*/\s*\d{1,3})?$").is_match(&view(text))
}

/// Short lines that come back unchanged but for digits: headers, when they stand by a page number
/// or interrupt a sentence.
fn repeated(lines: &[SourceLine], furniture: &[bool]) -> Vec<bool> {
    let mut places: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (index, line) in lines.iter().enumerate() {
        if furniture.get(index) == Some(&false) && may_be_header(line) {
            let key: String =
                bare(&line.text).chars().filter(|letter| !letter.is_ascii_digit()).collect();
            places.entry(key).or_default().push(index);
        }
    }
    let mut result = vec![false; lines.len()];
    for indices in places.into_values().filter(|indices| indices.len() >= 2) {
        let by_a_number =
            indices.iter().filter(|index| beside_furniture(furniture, lines, **index)).count();
        let interrupting =
            indices.iter().filter(|index| interrupts(lines, furniture, **index)).count();
        if by_a_number * 2 < indices.len() && interrupting * 2 < indices.len() {
            continue;
        }
        for index in indices {
            // The first one may be the title itself.
            if (beside_furniture(furniture, lines, index)
                || interrupts(lines, furniture, index)
                || by_a_number > 1)
                && let Some(flag) = result.get_mut(index)
            {
                *flag = true;
            }
        }
    }
    result
}

fn may_be_header(line: &SourceLine) -> bool {
    let text = line.text.trim();
    let length = text.chars().count();
    (6..=120).contains(&length)
        && line.list.is_none()
        && line.heading.is_none()
        && !super::begins_item(text)
        && !text.starts_with(char::is_lowercase)
        && !text.ends_with([';', ':', ','])
}

fn beside_furniture(furniture: &[bool], lines: &[SourceLine], index: usize) -> bool {
    let blank = |one: usize| lines.get(one).is_some_and(|line| line.text.trim().is_empty());
    let mut before = index;
    while before > 0 && blank(before - 1) {
        before -= 1;
    }
    let mut after = index + 1;
    while blank(after) {
        after += 1;
    }
    let at = |one: usize| furniture.get(one).copied().unwrap_or(false);
    (before > 0 && at(before - 1)) || at(after)
}

/// Whether the text around goes on as if the line were not there.
fn interrupts(lines: &[SourceLine], furniture: &[bool], index: usize) -> bool {
    let counts = |one: &usize| {
        lines.get(*one).is_some_and(|line| !line.text.trim().is_empty())
            && furniture.get(*one) == Some(&false)
    };
    let before = (0..index).rev().find(|one| counts(one)).and_then(|one| lines.get(one));
    let after = (index + 1..lines.len()).find(|one| counts(one)).and_then(|one| lines.get(one));
    let (Some(before), Some(after)) = (before, after) else { return false };
    let open = !before.text.trim_end().ends_with(['.', ';', ':', '!', '?', '”']);
    let after = after.text.trim_start();
    open && after.starts_with(char::is_lowercase) && !super::begins_item(after)
}

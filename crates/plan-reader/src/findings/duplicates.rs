//! Two task paragraphs with the same wording, small errors of a scan allowed.

use std::collections::BTreeMap;

use super::finding;
use crate::model::{Finding, FindingKind};
use crate::reader::Draft;
use crate::words::bare;

/// Letters two paragraphs must share to be one.
const SAME_WORDING: f64 = 0.93;
/// Shorter paragraphs say too little to be called doubled.
const FEWEST_WORDS: usize = 5;
/// Words that have to stand together to make two paragraphs worth comparing.
const SHINGLE: usize = 3;

/// The pairs of tasks with the same wording, by their positions.
///
/// Only paragraphs that share many runs of three words are compared letter by letter.
pub(super) fn pairs(tasks: &[Draft]) -> Vec<(usize, usize)> {
    alike(&tasks.iter().map(|task| bare(work_of(&task.text))).collect::<Vec<_>>())
}

/// The pairs of tasks that give the same work, whoever gets it and by when.
pub(super) fn same_work(tasks: &[Draft]) -> Vec<(usize, usize)> {
    alike(&tasks.iter().map(|task| task.core.clone()).collect::<Vec<_>>())
}

/// The text without labelled parts, which are no wording of the work.
fn work_of(text: &str) -> &str {
    crate::layout::inner_labels(text).map_or(text, |(start, _)| crate::words::upto(text, start))
}

fn alike(texts: &[String]) -> Vec<(usize, usize)> {
    let mut places: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    let mut sizes: Vec<usize> = Vec::with_capacity(texts.len());
    for (index, text) in texts.iter().enumerate() {
        let words: Vec<&str> = text.split(' ').collect();
        sizes.push(words.len().saturating_sub(SHINGLE - 1));
        if words.len() < FEWEST_WORDS {
            continue;
        }
        let mut shingles: Vec<String> = words.windows(SHINGLE).map(|run| run.join(" ")).collect();
        shingles.sort_unstable();
        shingles.dedup();
        for shingle in shingles {
            places.entry(shingle).or_default().push(index);
        }
    }
    let mut shared: BTreeMap<(usize, usize), usize> = BTreeMap::new();
    // A run of words that stands in very many paragraphs tells nothing.
    for group in places.values().filter(|group| (2..=24).contains(&group.len())) {
        for (position, one) in group.iter().enumerate() {
            for other in group.iter().skip(position + 1) {
                *shared.entry((*one, *other)).or_default() += 1;
            }
        }
    }
    let size = |index: usize| sizes.get(index).copied().unwrap_or(0);
    shared
        .into_iter()
        .filter(|((one, other), count)| count * 2 >= size(*one).max(size(*other)))
        .map(|(pair, _)| pair)
        .filter(|(one, other)| match (texts.get(*one), texts.get(*other)) {
            (Some(one), Some(other)) => ddci_vntext::similarity_at_least(one, other, SAME_WORDING),
            _ => false,
        })
        .collect()
}

pub(super) fn find(tasks: &[Draft], pairs: &[(usize, usize)]) -> Vec<Finding> {
    let both = |(one, other): &(usize, usize)| Some((tasks.get(*one)?, tasks.get(*other)?));
    pairs
        .iter()
        .filter_map(both)
        .map(|(one, other)| {
            let message = "Nội dung nhiệm vụ lặp lại".to_owned();
            finding(
                FindingKind::DuplicateParagraph,
                one.sheet(),
                [one.first_line(), other.first_line()],
                message,
            )
        })
        .collect()
}

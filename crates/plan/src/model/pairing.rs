//! Which task of a draft goes on with which task of the plan of the year before. Pure, and the same
//! every time: pairs that are known come first, then the same words, then the most alike.

use super::{TaskId, TaskImage, with_year};
use ddci_vntext::{fold, similarity, similarity_at_least};
use std::collections::{BTreeMap, BTreeSet};

/// Two texts that are less alike than this are two tasks.
const ALIKE: f64 = 0.6;
/// What the same sub-index and the same place in the document add to likeness, in hundredths.
const SAME_PLACE: i32 = 5;

/// How a pair is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum How {
    /// Somebody said so, or one was drafted from the other.
    Known,
    /// The same words, but for the year in them.
    SameWords,
    /// Alike by so many hundredths, the same sub-index and place counted in.
    Alike(i32),
}

/// A task and the one it goes on with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pair {
    /// The task of the draft.
    pub new: TaskId,
    /// The task of the year before.
    pub old: TaskId,
    /// How it is known.
    pub how: How,
}

/// A side of the comparison.
#[derive(Debug, Clone, Copy)]
pub struct Side<'a> {
    /// The year of the plan.
    pub year: i16,
    /// Its tasks, in order.
    pub tasks: &'a [TaskImage],
    /// The number of the sub-index that each task serves.
    pub ordinals: &'a BTreeMap<TaskId, i32>,
}

/// A task as it is compared.
struct Told<'a> {
    task: &'a TaskImage,
    folded: String,
    ordinal: Option<i32>,
}

/// Pairs the tasks of a draft with those of the year before: each at most once, in the draft's order.
pub fn pairs(new: Side<'_>, old: Side<'_>) -> Vec<Pair> {
    let (news, olds) = (told(new, new.year), told(old, new.year));
    let mut found: Vec<(How, i32, i32, Pair)> = Vec::new();
    for one in &news {
        for other in &olds {
            if let Some(how) = how(one, other) {
                let pair = Pair { new: one.task.id, old: other.task.id, how };
                found.push((how, one.task.position, other.task.position, pair));
            }
        }
    }
    found.sort_by_key(|(how, new, old, _)| (rank(*how), (new - old).abs(), *new, *old));
    let (mut taken_new, mut taken_old) = (BTreeSet::new(), BTreeSet::new());
    let mut pairs: Vec<(i32, Pair)> = Vec::new();
    for (_, position, _, pair) in found {
        if !taken_new.contains(&pair.new) && !taken_old.contains(&pair.old) {
            taken_new.insert(pair.new);
            taken_old.insert(pair.old);
            pairs.push((position, pair));
        }
    }
    pairs.sort_by_key(|(position, _)| *position);
    pairs.into_iter().map(|(_, pair)| pair).collect()
}

/// The tasks of a side with the year of the draft in the place of their own.
fn told(side: Side<'_>, year: i16) -> Vec<Told<'_>> {
    let mut told = Vec::new();
    for task in side.tasks {
        let folded = fold(&with_year(&task.text, side.year, year));
        told.push(Told { folded, ordinal: side.ordinals.get(&task.id).copied(), task });
    }
    told
}

/// The surest first.
fn rank(how: How) -> (i32, i32) {
    match how {
        How::Known => (0, 0),
        How::SameWords => (1, 0),
        How::Alike(hundredths) => (2, -hundredths),
    }
}

fn how(new: &Told<'_>, old: &Told<'_>) -> Option<How> {
    if new.task.follows == Some(old.task.id) {
        return Some(How::Known);
    }
    if new.folded == old.folded {
        return Some(How::SameWords);
    }
    if !similarity_at_least(&new.folded, &old.folded, ALIKE) {
        return None;
    }
    let places = [
        new.ordinal.is_some() && new.ordinal == old.ordinal,
        new.task.reference == old.task.reference,
    ];
    let bonus: i32 = places.iter().filter(|same| **same).map(|_| SAME_PLACE).sum();
    Some(How::Alike(hundredths(similarity(&new.folded, &old.folded)) + bonus))
}

#[expect(clippy::cast_possible_truncation, reason = "a likeness lies between 0 and 1")]
fn hundredths(likeness: f64) -> i32 {
    (likeness * 100.0).round() as i32
}

/// A word of one text or of both.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Word<'a> {
    /// In both.
    Both(&'a str),
    /// Only in the old one.
    Old(&'a str),
    /// Only in the new one.
    New(&'a str),
}

/// Two texts word by word: the longest run of common words stays, in order.
pub fn word_by_word<'a>(old: &'a str, new: &'a str) -> Vec<Word<'a>> {
    let (olds, news): (Vec<&str>, Vec<&str>) =
        (old.split_whitespace().collect(), new.split_whitespace().collect());
    // common[i][j]: how many words the rests from i and j have in common.
    let width = news.len() + 1;
    let mut common = vec![0_u32; (olds.len() + 1) * width];
    let at = |i: usize, j: usize| i * width + j;
    let get = |common: &[u32], place: usize| common.get(place).copied().unwrap_or_default();
    for (i, one) in olds.iter().enumerate().rev() {
        for (j, other) in news.iter().enumerate().rev() {
            let best = match one == other {
                true => get(&common, at(i + 1, j + 1)) + 1,
                false => get(&common, at(i + 1, j)).max(get(&common, at(i, j + 1))),
            };
            if let Some(cell) = common.get_mut(at(i, j)) {
                *cell = best;
            }
        }
    }
    let (mut i, mut j, mut told) = (0, 0, Vec::new());
    loop {
        match (olds.get(i), news.get(j)) {
            (Some(one), Some(other)) if one == other => {
                told.push(Word::Both(other));
                (i, j) = (i + 1, j + 1);
            }
            (Some(one), other)
                if other.is_none() || get(&common, at(i + 1, j)) >= get(&common, at(i, j + 1)) =>
            {
                told.push(Word::Old(one));
                i += 1;
            }
            (_, Some(other)) => {
                told.push(Word::New(other));
                j += 1;
            }
            (_, None) => return told,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Word, word_by_word};
    use proptest::prelude::*;

    #[test]
    fn what_is_common_stays() {
        let told =
            word_by_word("Rà soát thủ tục hằng quý", "Rà soát, công khai thủ tục hằng tháng");
        let told: Vec<String> = told
            .iter()
            .map(|word| match word {
                Word::Both(word) => (*word).to_owned(),
                Word::Old(word) => format!("-{word}"),
                Word::New(word) => format!("+{word}"),
            })
            .collect();
        assert_eq!(told.join(" "), "Rà -soát +soát, +công +khai thủ tục hằng -quý +tháng");
    }

    proptest! {
        /// Both texts can be read from it again.
        #[test]
        fn nothing_is_lost(old in "([a-c]{1,2} ){0,12}", new in "([a-c]{1,2} ){0,12}") {
            let told = word_by_word(&old, &new);
            let side = |mine: fn(&Word<'_>) -> bool| -> Vec<String> {
                let words = told.iter().filter(|word| mine(word)).map(|word| match word {
                    Word::Both(word) | Word::Old(word) | Word::New(word) => (*word).to_owned(),
                });
                words.collect()
            };
            let olds = side(|word| !matches!(word, Word::New(_)));
            let news = side(|word| !matches!(word, Word::Old(_)));
            prop_assert_eq!(olds.join(" "), old.trim());
            prop_assert_eq!(news.join(" "), new.trim());
        }
    }
}

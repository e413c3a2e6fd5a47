//! What a round is about, as it is opened and changed.

use super::Refusal;
use crate::{
    model::{RoundId, read_set},
    store::round,
};
use ddci_index::model::{Block, IndexSet};
use ddci_platform::store::Tx;
use jiff::civil::Date;
use std::ops::RangeInclusive;

/// The longest title and address, in characters.
const LONGEST_NAME: usize = 200;
/// The longest note on method, in characters.
const LONGEST_NOTE: usize = 5_000;
/// The longest index set, in characters.
const LONGEST_SET: usize = 200_000;
/// Years that a round can be for: the first index of this kind was measured in 2013.
const YEARS: RangeInclusive<i32> = 2010..=2100;

/// What a round is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct About {
    /// Its address among the public pages: small letters, digits, hyphens.
    pub address: String,
    /// The year it is for.
    pub year: i32,
    /// Its title.
    pub title: String,
    /// The index set, as its TOML text.
    pub index_text: String,
    /// Who surveyed whom and how, and where figures come from.
    pub method: String,
    /// The first day of the survey.
    pub from: Date,
    /// The last day of the survey.
    pub to: Date,
    /// Whether figures are generated.
    pub illustrative: bool,
}

impl About {
    /// Looks whether it can stand, and hands back the index set.
    pub(super) async fn check(&self, tx: &Tx, round: Option<RoundId>) -> Result<IndexSet, Refusal> {
        let texts = [
            ("title", &self.title, LONGEST_NAME),
            ("address", &self.address, LONGEST_NAME),
            ("index", &self.index_text, LONGEST_SET),
            ("method", &self.method, LONGEST_NOTE),
        ];
        for (name, text, most) in texts {
            if text.trim().is_empty() {
                return Err(Refusal::Missing(name));
            }
            if text.chars().count() > most {
                return Err(Refusal::TooLong(most));
            }
        }
        if !YEARS.contains(&self.year) {
            return Err(Refusal::NoYear);
        }
        if self.to < self.from {
            return Err(Refusal::EndsBeforeItStarts);
        }
        if !is_address(&self.address) {
            return Err(Refusal::NoAddress);
        }
        if round::is_taken(tx, &self.address, round).await? {
            return Err(Refusal::AddressTaken);
        }
        read_set(&self.index_text).map_err(Refusal::BadSet)
    }
}

/// What people can read out over the telephone.
fn is_address(text: &str) -> bool {
    let known = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    text.chars().all(known) && !text.starts_with('-') && !text.ends_with('-')
}

/// The word under which a block is stored.
pub(super) fn block_word(block: Block) -> &'static str {
    match block {
        Block::Department => "department",
        Block::Locality => "locality",
        Block::Province => "province",
    }
}

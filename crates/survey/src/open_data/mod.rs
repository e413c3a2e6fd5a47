//! What a round gives to everybody: the aggregates from which its published figures can be worked out
//! anew, as tables with a description that machines read.
//!
//! A download is the same for everybody, whoever asks. What rests on fewer answers than may be shown is
//! not in it, and no figure in it rests on that (docs/decisions/0022).

mod about;
mod column;
mod sheet;
mod tables;

pub use about::{Given, document};
pub use column::Column;
pub use sheet::{Cell, Sheet};

use crate::{
    model::{Basis, Rated, Score},
    store::round::Round,
};
use ddci_index::model::IndexSet;
use sha2::{Digest, Sha256};

/// Everything that is given.
pub struct Published<'a> {
    /// The round.
    pub round: &'a Round,
    /// Its index set.
    pub set: &'a IndexSet,
    /// The units, by code.
    pub rated: Vec<Rated>,
    /// The figures that may be shown.
    pub scores: Vec<Score>,
    /// Raw values and goalposts; none of a published table.
    pub basis: Option<&'a Basis>,
}

impl Published<'_> {
    /// The tables: units and sub-indices; of answers also indicators and values.
    pub fn sheets(&self) -> Vec<Sheet> {
        let mut sheets = vec![tables::units(self), tables::sub_indices(self)];
        if let Some(basis) = self.basis {
            sheets.push(tables::indicators(self, basis));
            sheets.push(tables::values(self, basis));
        }
        sheets
    }

    /// The SHA-256 of the index set as its file is given.
    pub fn set_hash(&self) -> String {
        set_hash(self.round)
    }

    /// How many values of units and indicators are left out, because they rest on few answers.
    pub fn left_out(&self) -> usize {
        let is_small = |answers: usize| i64::try_from(answers).is_ok_and(crate::model::is_small);
        self.basis.map_or(0, |basis| {
            let estimates = basis.measured.estimates.iter().flatten();
            estimates.filter(|estimate| is_small(estimate.answers)).count()
        })
    }
}

/// The SHA-256 of a round's index set, as whoever downloads the file finds it.
pub fn set_hash(round: &Round) -> String {
    hex::encode(Sha256::digest(round.index_text.as_bytes()))
}

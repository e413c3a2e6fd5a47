//! What was read from a file, as the preview sends it back: figures only, under the names of units as
//! the file has them.

use crate::model::{LeftOut, ResultKind};
use serde::{Deserialize, Serialize};

/// A file that is looked at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Content {
    /// The name of the file.
    pub name: String,
    /// The SHA-256 of the file.
    pub hash: String,
    /// The names of the units.
    pub units: Vec<Named>,
    /// What the names have.
    pub body: Body,
    /// Rows that are left out, by reason.
    pub left_out: LeftOut,
    /// Columns that are not used.
    pub unused: Vec<String>,
}

/// A unit as the file names it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Named {
    /// Its name or code.
    pub name: String,
    /// How many rows, or the number of answers that a published table states.
    pub rows: i64,
}

/// The figures, one entry for each name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum Body {
    /// The evaluations of each unit as [`crate::model::Lines`].
    Answers(Vec<String>),
    /// The row of each unit.
    Stated(Vec<Row>),
}

/// A row of a published table; points in hundredths.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Row {
    pub answers: i64,
    pub rank: Option<i32>,
    pub band: Option<String>,
    pub composite: i64,
    pub sub_indices: Vec<(String, i64)>,
}

impl Content {
    /// What kind of results it holds.
    pub fn kind(&self) -> ResultKind {
        match self.body {
            Body::Answers(_) => ResultKind::Answers,
            Body::Stated(_) => ResultKind::Stated,
        }
    }
}

//! What became of units: merged, split, renamed, abolished. Figures of before and after a
//! reorganisation may be compared along these lines only.

mod check;
mod record;
mod refusal;
mod share;
mod successors;

pub use record::{Move, RecordReorganisation};
pub use refusal::LineageRefusal;
pub use share::Share;
pub use successors::{Successor, successors};

use super::{UnitId, vocabulary::one_of};
use crate::{
    store::{Read, Row, StoreError},
    values,
};
use jiff::civil::Date;

crate::key! {
    /// A line from a unit to what became of it.
    LineageId
}

/// What happened to a unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum LineageKind {
    /// With others it became one.
    Merge,
    /// It became several.
    Split,
    /// It goes on under another name or as another kind.
    Rename,
    /// Nothing follows it.
    Abolish,
}

impl LineageKind {
    /// All kinds.
    pub const ALL: [Self; 4] = [Self::Merge, Self::Split, Self::Rename, Self::Abolish];

    /// The word it is stored under.
    pub fn word(self) -> &'static str {
        match self {
            Self::Merge => "merge",
            Self::Split => "split",
            Self::Rename => "rename",
            Self::Abolish => "abolish",
        }
    }
}

impl std::str::FromStr for LineageKind {
    type Err = String;
    fn from_str(word: &str) -> Result<Self, Self::Err> {
        one_of(&Self::ALL, Self::word, word, ("kind of change", "kinds"))
    }
}

/// One line from a unit to what became of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Its key.
    pub id: LineageId,
    /// The unit that ended.
    pub predecessor: UnitId,
    /// The unit that began; none where nothing follows.
    pub successor: Option<UnitId>,
    /// What happened.
    pub kind: LineageKind,
    /// The part of the predecessor that went this way; none where all of it did, or where the part
    /// is not known.
    pub share: Option<Share>,
    /// The first day of what began.
    pub effective_on: Date,
    /// The act that decided it.
    pub legal_basis: String,
    /// Where it is known from.
    pub source: String,
    /// Whether somebody has checked it against the act.
    pub verified: bool,
}

/// All lines of an authority, the latest day first, in the order they were recorded.
///
/// # Errors
/// [`StoreError`].
pub async fn lineage(db: &impl Read, authority: UnitId) -> Result<Vec<Line>, StoreError> {
    let sql = "SELECT id, predecessor, successor, kind, share, effective_on, legal_basis, source,
                 verified
               FROM unit_lineage WHERE authority = $1 ORDER BY effective_on DESC, id";
    db.all(sql, values![authority.0]).await?.iter().map(line).collect()
}

fn line(row: &Row) -> Result<Line, StoreError> {
    let kind: String = row.get("kind")?;
    let share: Option<i32> = row.get("share")?;
    Ok(Line {
        id: row.get("id")?,
        predecessor: row.get("predecessor")?,
        successor: row.get::<Option<uuid::Uuid>>("successor")?.map(UnitId),
        kind: kind
            .parse()
            .map_err(|_| StoreError::Vocabulary { column: "kind".into(), value: kind })?,
        share: share.and_then(Share::new),
        effective_on: row.get("effective_on")?,
        legal_basis: row.get("legal_basis")?,
        source: row.get("source")?,
        verified: row.get("verified")?,
    })
}

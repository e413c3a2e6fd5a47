//! Why a reorganisation is not recorded.

use crate::store::StoreError;
use jiff::civil::Date;

/// Why a reorganisation is not recorded. Names are those of the unit it is about.
#[derive(Debug, thiserror::Error)]
pub enum LineageRefusal {
    /// Only administrators change units.
    #[error("changing units is the administrator's part")]
    NotYours,
    /// A unit that the authority does not know.
    #[error("there is no such unit")]
    Unknown,
    /// No unit is named.
    #[error("say which unit became what")]
    Nothing,
    /// It rests on no act.
    #[error("say by which act it was decided")]
    NoLegalBasis,
    /// A unit would become itself.
    #[error("{0:?} cannot become itself")]
    Itself(String),
    /// Only what is abolished has no successor.
    #[error("say what {0:?} became")]
    NoSuccessor(String),
    /// What is abolished has no successor.
    #[error("{0:?} is abolished: nothing follows it")]
    HasSuccessor(String),
    /// Two become one, or more.
    #[error("{0:?} would come from one unit only: that is no merger")]
    MergeOfOne(String),
    /// One becomes two, or more.
    #[error("{0:?} would become one unit only: that is no split")]
    SplitIntoOne(String),
    /// One becomes one.
    #[error("{0:?} would become several units, or come from several: that is no renaming")]
    RenameOfMany(String),
    /// The same line twice.
    #[error("what became of {0:?} is recorded already")]
    Twice(String),
    /// The shares of one unit are more than all of it.
    #[error("the shares of {0:?} are more than 100 per cent")]
    TooMuch(String),
    /// It begins on that day or later.
    #[error("{name:?} begins on {on}: it cannot end before")]
    NotYetBegun {
        /// The unit.
        name: String,
        /// Its first day.
        on: Date,
    },
    /// It had ended before.
    #[error("{name:?} ended on {on} already")]
    Ended {
        /// The unit.
        name: String,
        /// Its last day.
        on: Date,
    },
    /// What begins that day begins on another.
    #[error("{name:?} begins on {on}, which is another day")]
    BeginsElsewhen {
        /// The unit.
        name: String,
        /// Its first day.
        on: Date,
    },
    /// The database.
    #[error(transparent)]
    Store(#[from] StoreError),
}

//! Why a transition is refused. Each variant is one sentence in the room's words.

use crate::model::{RoundState, SetFault};
use ddci_index::Fault;
use ddci_platform::store::StoreError;

/// Why a transition is refused.
#[derive(Debug, thiserror::Error)]
pub enum Refusal {
    /// There is no such round in the actor's authority.
    #[error("not found")]
    NotFound,
    /// The actor's role does not carry this verb.
    #[error("not their part")]
    NotYourPart,
    /// Something of the form is missing.
    #[error("missing {0}")]
    Missing(&'static str),
    /// A text is longer than it may be.
    #[error("longer than {0} characters")]
    TooLong(usize),
    /// A year outside of what people can mean.
    #[error("no year")]
    NoYear,
    /// The last day lies before the first.
    #[error("ends before it starts")]
    EndsBeforeItStarts,
    /// An address holds more than small letters, digits and hyphens.
    #[error("no address")]
    NoAddress,
    /// Another round has that address.
    #[error("address taken")]
    AddressTaken,
    /// The index set cannot be used.
    #[error("index set: {0:?}")]
    BadSet(SetFault),
    /// The round is in a state from which this cannot be done.
    #[error("state {0:?}")]
    WrongState(RoundState),
    /// The index set asks no question, so that answers have nothing to answer.
    #[error("no questions")]
    NoQuestions,
    /// The file holds nothing that counts.
    #[error("nothing imported")]
    NothingImported,
    /// A unit comes twice.
    #[error("{0} twice")]
    UnitTwice(String),
    /// A unit is not one that the authority may rate.
    #[error("unit not rated")]
    NotRated,
    /// Answers do not fit the questions of the index set, or a figure no sub-index.
    #[error("does not fit the index set: {0}")]
    DoesNotFit(String),
    /// The library cannot compute from this.
    #[error("computation: {0}")]
    Fault(#[from] Fault),
    /// No unit has enough answers for a score.
    #[error("no scores")]
    NoScores,
    /// Taking a published round back needs a reason.
    #[error("no reason")]
    NoReason,
    /// Somebody else, or an earlier press, has changed it since it was shown.
    #[error("changed since")]
    ChangedSince,
    /// The database.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl Refusal {
    /// The store's failure, where it is one.
    pub(crate) fn store(&self) -> Option<&StoreError> {
        match self {
            Self::Store(error) => Some(error),
            _ => None,
        }
    }
}

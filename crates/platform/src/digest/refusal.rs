//! Why something about digests is refused.

use crate::store::StoreError;
use ddci_calendar::NoSteps;

/// Why something about digests is refused.
#[derive(Debug, thiserror::Error)]
pub enum DigestRefusal {
    /// Not their part.
    #[error("not their part")]
    NotYours,
    /// Steps that cannot be taken.
    #[error(transparent)]
    Steps(#[from] NoSteps),
    /// Nothing says who decided so.
    #[error("no source")]
    NoSource,
    /// The database.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl DigestRefusal {
    /// The store's failure, where it is one.
    pub(super) fn store(&self) -> Option<&StoreError> {
        match self {
            Self::Store(error) => Some(error),
            _ => None,
        }
    }
}

//! Why a token is not made.

use crate::store::StoreError;

/// Why a token is not made or not revoked.
#[derive(Debug, thiserror::Error)]
pub enum ApiTokenRefusal {
    /// It has no name, or one that is too long.
    #[error("a token needs a name of at most 100 characters")]
    BadName,
    /// It may be used for nothing.
    #[error("a token needs a scope")]
    NoScope,
    /// The person may not do that themselves.
    #[error("a token does no more than its person")]
    NotTheirs,
    /// It lasts no day, or longer than a year.
    #[error("a token lasts a day to a year")]
    BadExpiry,
    /// The person has as many as one may have.
    #[error("{0} tokens already")]
    TooMany(i64),
    /// There is no such token, or it is somebody else's.
    #[error("no such token")]
    NotFound,
    /// The database.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl ApiTokenRefusal {
    /// The store's failure inside it.
    pub(super) fn store(&self) -> Option<&StoreError> {
        match self {
            Self::Store(error) => Some(error),
            _ => None,
        }
    }
}

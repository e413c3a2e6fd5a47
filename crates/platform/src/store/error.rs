//! What can go wrong below the rooms.

use crate::random::NoRandomness;
use sea_orm::{DbErr, RuntimeErr};

/// A failure of the database or of what was read from it.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The database refused or is away. Its own words name the cause already, so they are no
    /// second link of the chain.
    #[error("the database failed: {0}")]
    Database(Box<DbErr>),
    /// The connection string names neither SQLite nor PostgreSQL.
    #[error("the connection string must begin with sqlite: or postgres:")]
    UnknownDatabase,
    /// A stored value is not one of its vocabulary.
    #[error("column {column} holds {value:?}, which is not known")]
    Vocabulary {
        /// The column.
        column: String,
        /// What it holds.
        value: String,
    },
    /// The key that a caller asked to write exists already.
    #[error("it exists already")]
    Taken,
    /// An authority that does not exist was named.
    #[error("no such authority")]
    NoAuthority,
    /// A migration that was applied has another text now.
    #[error("migration {0} was changed after it had been applied")]
    MigrationChanged(String),
    /// No randomness for keys.
    #[error(transparent)]
    NoRandomness(#[from] NoRandomness),
}

/// SQLSTATE of a serialization failure and of a deadlock; SQLite's busy answers.
const TRANSIENT: [&str; 5] = ["40001", "40P01", "5", "261", "517"];

impl From<DbErr> for StoreError {
    fn from(error: DbErr) -> Self {
        Self::Database(Box::new(error))
    }
}

impl StoreError {
    /// Whether running the same transaction again may succeed: serialization failures and deadlocks
    /// (SQLSTATE 40001 and 40P01), and SQLite's busy answers.
    pub fn is_transient(&self) -> bool {
        let Self::Database(error) = self else { return false };
        let (DbErr::Exec(RuntimeErr::SqlxError(cause))
        | DbErr::Query(RuntimeErr::SqlxError(cause))
        | DbErr::Conn(RuntimeErr::SqlxError(cause))) = error.as_ref()
        else {
            return false;
        };
        let code = cause.as_database_error().and_then(|error| error.code());
        code.is_some_and(|code| TRANSIENT.contains(&code.as_ref()))
    }

    /// Whether a unique key was violated, told by the driver's code and not by its words.
    pub fn is_taken(&self) -> bool {
        match self {
            Self::Taken => true,
            Self::Database(error) => {
                matches!(error.sql_err(), Some(sea_orm::SqlErr::UniqueConstraintViolation(_)))
            }
            _ => false,
        }
    }
}

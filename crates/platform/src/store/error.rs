//! What can go wrong below the rooms.

use crate::random::NoRandomness;

/// A failure of the database or of what was read from it.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The database refused or is away.
    #[error("database: {0}")]
    Database(#[from] sea_orm::DbErr),
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

impl StoreError {
    /// Whether running the same transaction again may succeed: serialization failures and deadlocks
    /// (SQLSTATE 40001 and 40P01), and SQLite's busy answers.
    pub fn is_transient(&self) -> bool {
        let Self::Database(error) = self else { return false };
        let text = error.to_string();
        ["40001", "40P01", "database is locked", "could not serialize", "deadlock detected"]
            .iter()
            .any(|mark| text.contains(mark))
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

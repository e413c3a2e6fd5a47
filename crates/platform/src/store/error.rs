//! What can go wrong below the rooms.

use crate::random::NoRandomness;
use sea_orm::{DbErr, RuntimeErr};

/// A failure of the database or of what was read from it.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The database refused or is away. Its own words name the cause already, so they are no
    /// second link of the chain; those that may quote a stored value are left out.
    #[error("the database failed: {}", told(.0))]
    Database(Box<DbErr>),
    /// The connection string names neither SQLite nor PostgreSQL.
    #[error("the connection string must begin with sqlite: or postgres:")]
    UnknownDatabase,
    /// A stored value is not one of its vocabulary.
    #[error("column {column} holds what is not known")]
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

/// PostgreSQL's classes of errors whose words may quote values: what cannot be such a value, and
/// what a constraint refuses.
const QUOTING: [&str; 2] = ["22", "23"];

/// What a failure says, without the values it was about.
fn told(error: &DbErr) -> String {
    let (DbErr::Exec(RuntimeErr::SqlxError(cause))
    | DbErr::Query(RuntimeErr::SqlxError(cause))
    | DbErr::Conn(RuntimeErr::SqlxError(cause))) = error
    else {
        return error.to_string();
    };
    if let sqlx::Error::ColumnDecode { index, .. } = cause.as_ref() {
        return format!("column {index} cannot be read");
    }
    let refused = cause.as_database_error();
    let code = refused.and_then(|refused| refused.code()).unwrap_or_default();
    match refused {
        Some(refused) if QUOTING.iter().any(|class| code.starts_with(class)) && code.len() == 5 => {
            let constraint = refused.constraint().unwrap_or("none");
            let table = refused.table().unwrap_or("none");
            format!("it refuses a value: code {code}, constraint {constraint}, table {table}")
        }
        _ => error.to_string(),
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

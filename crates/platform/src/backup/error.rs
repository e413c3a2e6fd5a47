//! Why a backup is not written, or not taken.

use super::Unreadable;
use crate::store::StoreError;
use std::{io, path::PathBuf};

/// Why a backup is not written, or not taken.
#[derive(Debug, thiserror::Error)]
pub enum BackupError {
    /// There is such a file.
    #[error("{} exists already, and nothing is written over it: name another file", .0.display())]
    Exists(PathBuf),
    /// The file cannot be written or read.
    #[error("{}: {cause}", path.display())]
    File {
        /// Which file.
        path: PathBuf,
        /// What the machine says.
        cause: io::Error,
    },
    /// It is not a file of this kind, or its end is missing.
    #[error(
        "this is no backup of ddci, or it was cut off: {0}. Nothing was restored; take another copy"
    )]
    NoBackup(String),
    /// It is of a form that comes later.
    #[error("the backup is of form {found}, and this ddci reads form {known}: install a newer one")]
    Form {
        /// What the file says.
        found: u32,
        /// What is known.
        known: u32,
    },
    /// It has tables from migrations that are not known, or known with another text.
    #[error(
        "the backup comes from another version of ddci, {program}: it has {names}, which this one \
         does not know. Nothing was restored; install that version or a later one"
    )]
    OtherVersion {
        /// What wrote it.
        program: String,
        /// The migrations.
        names: String,
    },
    /// A line is not what it should be.
    #[error(
        "the backup was changed or damaged: table {table}, line {line}: {why}. Nothing was restored"
    )]
    Line {
        /// Whose rows.
        table: String,
        /// Which line of its list, from 1.
        line: u64,
        /// What is wrong.
        why: String,
    },
    /// A list is not the one that was written.
    #[error("the backup was changed or damaged: table {table}: {why}. Nothing was restored")]
    Altered {
        /// Whose rows.
        table: String,
        /// What differs.
        why: String,
    },
    /// It is loaded into an empty database only.
    #[error(
        "the database has tables already: a backup is restored into an empty one. Name a new file, \
         or make a new database"
    )]
    NotEmpty,
    /// The database was never set up, or not by this program.
    #[error(
        "the database holds nothing of ddci, or was set up by another version: `ddci migrate` says more"
    )]
    NotOurs,
    /// A migration that cannot be understood.
    #[error(transparent)]
    Unreadable(#[from] Unreadable),
    /// The database's.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl BackupError {
    pub(super) fn file(path: &std::path::Path) -> impl FnOnce(io::Error) -> Self {
        let path = path.to_owned();
        move |cause| Self::File { path, cause }
    }
}

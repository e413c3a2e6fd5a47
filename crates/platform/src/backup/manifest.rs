//! What a backup says of itself.

use super::BackupError;
use crate::store::Migration;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// The form that is written, and the newest that is read.
pub(super) const FORM: u32 = 1;

/// `manifest.json`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// The form of the file.
    pub form: u32,
    /// The version of ddci that wrote it.
    pub program: String,
    /// When.
    pub made_at: Timestamp,
    /// Which database it came from, in a word.
    pub database: String,
    /// The migrations that had been applied: name and hash.
    pub migrations: Vec<(String, String)>,
    /// The tables.
    pub tables: Vec<Counted>,
    /// Where the chains stood.
    pub audit: Vec<AuditHead>,
    /// Tables whose rows are left out on purpose.
    pub left_out: Vec<String>,
    /// How many keys of the configuration are in it; none unless somebody asked for them.
    #[serde(default)]
    pub keys: usize,
}

/// One table's list of rows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counted {
    /// The table.
    pub name: String,
    /// How many rows.
    pub rows: u64,
    /// SHA-256 of the list as it is in the file.
    pub sha256: String,
    /// The SHA-256 of all rows, added up without carrying: the same in any order.
    pub content: String,
}

/// Where an authority's chain stood.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AuditHead {
    /// Whose.
    pub authority: Uuid,
    /// How many entries.
    pub sequence: i64,
    /// The hash of the last.
    pub hash: String,
}

impl Manifest {
    /// How many rows there are in all.
    pub fn rows(&self) -> u64 {
        self.tables.iter().map(|table| table.rows).sum()
    }

    /// Those of `migrations` that the backup was made with.
    ///
    /// # Errors
    /// [`BackupError::OtherVersion`] where it was made with one that is not among them.
    pub fn made_with(&self, migrations: &[Migration]) -> Result<Vec<Migration>, BackupError> {
        let has = |name: &str, hash: &str| {
            self.migrations.iter().any(|(known, text)| known == name && text == hash)
        };
        let known = |name: &str, hash: &str| {
            migrations.iter().any(|migration| migration.name == name && migration.hash() == hash)
        };
        let others = self.migrations.iter().filter(|(name, hash)| !known(name, hash));
        let others: Vec<&str> = others.map(|(name, _)| name.as_str()).collect();
        if !others.is_empty() {
            let (program, names) = (self.program.clone(), others.join(", "));
            return Err(BackupError::OtherVersion { program, names });
        }
        let with = migrations.iter().filter(|migration| has(migration.name, &migration.hash()));
        Ok(with.copied().collect())
    }
}

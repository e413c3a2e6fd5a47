//! Evidence of an obligation.

use crate::model::{EvidenceId, EvidenceKind, ObligationId, ProgressId};
use ddci_platform::{
    files::FileId,
    store::{Read, StoreError},
    values,
};
use jiff::Timestamp;

/// A piece of evidence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Evidence {
    /// Its key.
    pub id: EvidenceId,
    /// The entry of the log it was added with.
    pub progress: Option<ProgressId>,
    /// When it was added.
    pub at: Timestamp,
    /// What it is.
    pub kind: EvidenceKind,
    /// The number, the address, the figure, or the file's name.
    pub value: String,
    /// Where a figure comes from.
    pub source: Option<String>,
    /// The file, where it is one.
    pub file: Option<FileId>,
}

/// The evidence of an obligation the caller may see, oldest first.
///
/// # Errors
/// [`StoreError`].
pub async fn of(db: &impl Read, obligation: ObligationId) -> Result<Vec<Evidence>, StoreError> {
    let sql = "SELECT id, progress, at, kind, value, source, file FROM evidence
               WHERE obligation = $1 ORDER BY at, id";
    let rows = db.all(sql, values![obligation.0]).await?;
    rows.iter()
        .map(|row| {
            Ok(Evidence {
                id: row.get("id")?,
                progress: row.get::<Option<uuid::Uuid>>("progress")?.map(ProgressId),
                at: row.get("at")?,
                kind: row.get("kind")?,
                value: row.get("value")?,
                source: row.get("source")?,
                file: row.get::<Option<uuid::Uuid>>("file")?.map(FileId),
            })
        })
        .collect()
}

/// How many pieces an obligation has.
///
/// # Errors
/// [`StoreError`].
pub async fn count(db: &impl Read, obligation: ObligationId) -> Result<i64, StoreError> {
    let sql = "SELECT COUNT(*) AS n FROM evidence WHERE obligation = $1";
    match db.first(sql, values![obligation.0]).await? {
        Some(row) => row.get("n"),
        None => Ok(0),
    }
}

//! The files that belong to a plan: the signed scan, annexes, forms.

use crate::model::{AttachmentId, PlanId};
use ddci_platform::{
    files::FileId,
    store::{Read, Row, StoreError},
    values,
};
use jiff::Timestamp;

/// A file that belongs to a plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attachment {
    /// Its key.
    pub id: AttachmentId,
    /// What it is, in the coordinator's words.
    pub title: String,
    /// The file.
    pub file: FileId,
    /// The file's name.
    pub name: String,
    /// Its size in bytes.
    pub size: i64,
    /// When it was attached.
    pub at: Timestamp,
    /// Who attached it, where a person did.
    pub by: Option<String>,
}

/// The files of a plan that the caller may see, in the order they came.
///
/// # Errors
/// [`StoreError`].
pub async fn of_plan(db: &impl Read, plan: PlanId) -> Result<Vec<Attachment>, StoreError> {
    let sql = "SELECT x.id, x.title, x.file, f.name AS file_name, f.size, x.at, p.name
               FROM plan_attachment x
               JOIN file f ON f.id = x.file
               LEFT JOIN account a ON a.id = x.account
               LEFT JOIN person p ON p.id = a.person
               WHERE x.plan = $1 ORDER BY x.at, x.id";
    let attachment = |row: &Row| {
        Ok(Attachment {
            id: row.get("id")?,
            title: row.get("title")?,
            file: row.get("file")?,
            name: row.get("file_name")?,
            size: row.get("size")?,
            at: row.get("at")?,
            by: row.get("name")?,
        })
    };
    db.all(sql, values![plan.0]).await?.iter().map(attachment).collect()
}

//! Keeps files in the database, by the hash of their content (docs/decisions/0004).

use super::{FileId, FileRefusal, Kind, kind_of, photo};
use crate::{
    org::{self, UnitId},
    permit::{Actor, Viewer},
    store::{Db, Read, Row, StoreError, Tx},
    values,
};
use sha2::{Digest, Sha256};

/// A file that was looked at and is ready to be stored.
#[derive(Debug, Clone)]
pub struct Upload {
    /// Its name, without any path.
    pub name: String,
    /// What it is.
    pub kind: Kind,
    /// Its bytes; of a photo, the re-encoded ones.
    pub bytes: Vec<u8>,
}

impl Upload {
    /// Looks at a file that was sent, and re-encodes it where it is a photo.
    ///
    /// # Errors
    /// [`FileRefusal`] for what is not taken.
    pub fn inspect(name: &str, bytes: Vec<u8>) -> Result<Self, FileRefusal> {
        let kind = kind_of(&bytes, name)?;
        let bytes = if kind.is_photo() { photo::re_encode(&bytes, kind)? } else { bytes };
        Ok(Self { name: plain_name(name, kind), kind, bytes })
    }
}

/// The last part of a path, without control and direction characters, 120 characters at most.
fn plain_name(name: &str, kind: Kind) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let odd = |c: char| {
        c.is_control() || ('\u{202a}'..='\u{202e}').contains(&c) || "\"<>:|?*".contains(c)
    };
    let clean: String = last.chars().filter(|c| !odd(*c)).collect();
    let name: String =
        clean.chars().rev().take(120).collect::<Vec<_>>().into_iter().rev().collect();
    match kind {
        Kind::Webp => format!("{}.png", name.trim_end_matches(".webp")),
        _ => name,
    }
}

/// What is known of a stored file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredFile {
    /// Its key.
    pub id: FileId,
    /// The authority it belongs to.
    pub authority: UnitId,
    /// SHA-256 of its content, in hexadecimal.
    pub hash: String,
    /// Its name.
    pub name: String,
    /// The media type it is served under.
    pub media_type: String,
    /// Its size in bytes.
    pub size: i64,
}

/// Stores a file inside a transition.
///
/// # Errors
/// [`StoreError`].
pub async fn save(tx: &Tx, actor: &Actor, upload: &Upload) -> Result<FileId, StoreError> {
    let id: FileId = tx.key()?;
    let hash = hex::encode(Sha256::digest(&upload.bytes));
    let sql = "INSERT INTO file_body (hash, body) VALUES ($1, $2) ON CONFLICT (hash) DO NOTHING";
    tx.write(sql, values![hash.as_str(), upload.bytes.clone()]).await?;
    let sql = "INSERT INTO file (id, authority, hash, name, media_type, size, created_at, account)
               VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    let account = actor.viewer().map(|viewer| viewer.account.0);
    let size = i64::try_from(upload.bytes.len()).unwrap_or(i64::MAX);
    let row = values![
        id.0,
        actor.authority().0,
        hash,
        upload.name.as_str(),
        upload.kind.media_type(),
        size,
        tx.now(),
        account,
    ];
    tx.write(sql, row).await?;
    Ok(id)
}

/// What is known of a file of the viewer's own authority, or of one that stands below it; nothing
/// where it is another's. Whether it is shown is for the room to say that holds it.
///
/// # Errors
/// [`StoreError`].
pub async fn visible(
    db: &Db,
    viewer: &Viewer,
    id: FileId,
) -> Result<Option<StoredFile>, StoreError> {
    let sql = "SELECT id, authority, hash, name, media_type, size FROM file WHERE id = $1";
    let Some(file) = db.first(sql, values![id.0]).await?.as_ref().map(stored).transpose()? else {
        return Ok(None);
    };
    let reaches = file.authority == viewer.authority
        || org::stands_above(db, viewer.authority, file.authority).await?;
    Ok(reaches.then_some(file))
}

fn stored(row: &Row) -> Result<StoredFile, StoreError> {
    Ok(StoredFile {
        id: row.get("id")?,
        authority: row.get("authority")?,
        hash: row.get("hash")?,
        name: row.get("name")?,
        media_type: row.get("media_type")?,
        size: row.get("size")?,
    })
}

/// A file's content.
///
/// # Errors
/// [`StoreError`].
pub async fn body(db: &Db, file: &StoredFile) -> Result<Vec<u8>, StoreError> {
    let sql = "SELECT body FROM file_body WHERE hash = $1";
    let row = db.first(sql, values![file.hash.as_str()]).await?;
    Ok(row.map(|row| row.get("body")).transpose()?.unwrap_or_default())
}

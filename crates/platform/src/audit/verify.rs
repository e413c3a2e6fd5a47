//! Walks an authority's chain and finds the first break.

use super::Entry;
use crate::{
    org::UnitId,
    store::{Db, Read, Row, StoreError},
    values,
};

/// How many entries are read at a time.
const BATCH: i64 = 1_000;

/// A chain that holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verified {
    /// How many entries it has.
    pub entries: i64,
    /// The hash of the last one, to be kept elsewhere: it proves that none was cut off later.
    pub head: String,
}

/// Where a chain does not hold.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Broken {
    /// An entry is missing before this place.
    #[error("entry {0} is missing")]
    Missing(i64),
    /// The entry does not follow the one before.
    #[error("entry {0} does not follow the one before it")]
    Detached(i64),
    /// The entry was changed.
    #[error("entry {0} was changed after it had been written")]
    Changed(i64),
    /// Entries at the end were cut off, or the head was moved.
    #[error("the chain ends at entry {found}, its head says {expected}")]
    CutOff {
        /// The last entry found.
        found: i64,
        /// What the head says.
        expected: i64,
    },
}

/// Verifies the whole chain of an authority, while others may be adding to it.
///
/// The head is read before the entries and after them: what it promised before must be there, and
/// what is there it must know of after.
///
/// # Errors
/// The store's; a broken chain is an answer, not an error.
pub async fn verify(db: &Db, authority: UnitId) -> Result<Result<Verified, Broken>, StoreError> {
    walk(db, authority, (0, String::new())).await
}

/// Verifies the last entries of an authority's chain: what can be told at once, however long it is.
///
/// # Errors
/// The store's; a broken chain is an answer, not an error.
pub async fn verify_end(
    db: &Db,
    authority: UnitId,
) -> Result<Result<Verified, Broken>, StoreError> {
    let (promised, _) = head(db, authority).await?;
    let before = (promised - BATCH).max(0);
    let sql = "SELECT hash FROM audit_entry WHERE authority = $1 AND sequence = $2";
    let from = match db.first(sql, values![authority.0, before]).await? {
        Some(row) => (before, row.get("hash")?),
        None if before == 0 => (0, String::new()),
        None => return Ok(Err(Broken::Missing(before))),
    };
    walk(db, authority, from).await
}

/// Walks on from an entry, of which place and hash are known.
async fn walk(
    db: &Db,
    authority: UnitId,
    from: (i64, String),
) -> Result<Result<Verified, Broken>, StoreError> {
    let (promised, promised_hash) = head(db, authority).await?;
    let (mut last, mut hash) = from;
    let mut kept = promised == 0 && promised_hash.is_empty();
    loop {
        let batch = read(db, authority, last).await?;
        if batch.is_empty() {
            break;
        }
        for entry in batch {
            if let Some(broken) = broken(&entry, last, &hash) {
                return Ok(Err(broken));
            }
            (last, hash) = (entry.sequence, entry.hash);
            kept |= last == promised && hash == promised_hash;
        }
    }
    let (expected, _) = head(db, authority).await?;
    if !kept || expected < last {
        return Ok(Err(Broken::CutOff { found: last, expected }));
    }
    Ok(Ok(Verified { entries: last, head: hash }))
}

/// The place and hash of the last entry, as the head tells.
/// How many entries the chain of an authority has, and the hash of the last one.
///
/// # Errors
/// The store's.
pub async fn head(db: &Db, authority: UnitId) -> Result<(i64, String), StoreError> {
    let sql = "SELECT sequence, hash FROM audit_head WHERE authority = $1";
    let row = db.first(sql, values![authority.0]).await?.ok_or(StoreError::NoAuthority)?;
    Ok((row.get("sequence")?, row.get("hash")?))
}

fn broken(entry: &Entry, last: i64, hash: &str) -> Option<Broken> {
    if entry.sequence != last + 1 {
        return Some(Broken::Missing(last + 1));
    }
    if entry.previous != hash {
        return Some(Broken::Detached(entry.sequence));
    }
    (entry.computed_hash() != entry.hash).then_some(Broken::Changed(entry.sequence))
}

async fn read(db: &Db, authority: UnitId, after: i64) -> Result<Vec<Entry>, StoreError> {
    let sql = "SELECT authority, sequence, at, actor, verb, subject, detail, previous, hash
               FROM audit_entry WHERE authority = $1 AND sequence > $2
               ORDER BY sequence LIMIT $3";
    let rows = db.all(sql, values![authority.0, after, BATCH]).await?;
    rows.iter().map(entry).collect()
}

fn entry(row: &Row) -> Result<Entry, StoreError> {
    Ok(Entry {
        authority: row.get("authority")?,
        sequence: row.get("sequence")?,
        at: row.get("at")?,
        actor: row.get("actor")?,
        verb: row.get("verb")?,
        subject: row.get("subject")?,
        detail: row.get("detail")?,
        previous: row.get("previous")?,
        hash: row.get("hash")?,
    })
}

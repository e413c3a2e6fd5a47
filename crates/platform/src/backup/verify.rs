//! Looks at what was restored: is it what was written, and does it hold together?

use super::{BackupError, Manifest, Schema, digest::Digest, load::kept, rows};
use crate::{
    audit,
    org::UnitId,
    store::{Db, Read},
    values,
};
use sha2::{Digest as _, Sha256};

/// How many documents are looked at together.
const AT_ONCE: i64 = 2;

/// One thing that was looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Check {
    /// What was found, in words.
    pub found: String,
    /// Whether it is as it must be.
    pub holds: bool,
}

impl Check {
    fn holds(found: String) -> Self {
        Self { found, holds: true }
    }

    fn fails(found: String) -> Self {
        Self { found, holds: false }
    }
}

/// Whether each table has the rows that were written, told by their count and their hashes. Asked
/// before later migrations change them.
///
/// # Errors
/// The database's.
pub async fn same_rows(
    db: &Db,
    schema: &Schema,
    manifest: &Manifest,
) -> Result<Vec<Check>, BackupError> {
    let mut checks = Vec::new();
    for table in kept(schema) {
        let mut digest = Digest::default();
        rows::each(db, table, |line| {
            digest.row(line);
            Ok(())
        })
        .await?;
        let written = manifest.tables.iter().find(|counted| counted.name == table.name);
        let same = written.is_some_and(|written| {
            written.rows == digest.rows() && written.content == digest.content()
        });
        let name = &table.name;
        checks.push(match same {
            true => Check::holds(format!("table {name}: {} rows, as written", digest.rows())),
            false => {
                Check::fails(format!("table {name}: {} rows, not those written", digest.rows()))
            }
        });
    }
    Ok(checks)
}

/// Whether each authority's chain holds, and has the entry with which the backup ended.
///
/// # Errors
/// The database's.
pub async fn same_chains(db: &Db, manifest: &Manifest) -> Result<Vec<Check>, BackupError> {
    let mut checks = Vec::new();
    for head in &manifest.audit {
        let authority = head.authority;
        let chain = audit::verify(db, UnitId(authority)).await?;
        checks.push(match chain {
            Ok(chain) if head.sequence == 0 || has(db, head).await? => Check::holds(format!(
                "audit log of {authority}: {} entries, the chain holds; head {}",
                chain.entries, chain.head
            )),
            Ok(_) => Check::fails(format!(
                "audit log of {authority}: entry {} is not the one the backup ended with",
                head.sequence
            )),
            Err(broken) => Check::fails(format!("audit log of {authority}: BROKEN: {broken}")),
        });
    }
    Ok(checks)
}

async fn has(db: &Db, head: &super::AuditHead) -> Result<bool, BackupError> {
    let sql = "SELECT hash FROM audit_entry WHERE authority = $1 AND sequence = $2";
    let row = db.first(sql, values![head.authority, head.sequence]).await?;
    Ok(row.map(|row| row.get::<String>("hash")).transpose()?.is_some_and(|hash| hash == head.hash))
}

/// Whether every document is there, with the content its hash says.
///
/// # Errors
/// The database's.
pub async fn sound_files(db: &Db) -> Result<Vec<Check>, BackupError> {
    let (mut documents, mut wrong, mut after) = (0_u64, 0_u64, String::new());
    loop {
        let sql = "SELECT hash, body FROM file_body WHERE hash > $1 ORDER BY hash LIMIT $2";
        let rows = db.all(sql, values![after.as_str(), AT_ONCE]).await?;
        if rows.is_empty() {
            break;
        }
        for row in rows {
            after = row.get("hash")?;
            documents += 1;
            let hash = hex::encode(Sha256::digest(row.get::<Vec<u8>>("body")?));
            wrong += u64::from(hash != after);
        }
    }
    let sql = "SELECT COUNT(*) AS n FROM file WHERE NOT EXISTS
                 (SELECT 1 FROM file_body WHERE file_body.hash = file.hash)";
    let missing: i64 = db.first(sql, values![]).await?.map_or(Ok(0), |row| row.get("n"))?;
    let found = format!(
        "documents: {documents}, {wrong} with another content than their hash says, {missing} missing"
    );
    Ok(vec![Check { found, holds: wrong == 0 && missing == 0 }])
}

/// Whether every key that refers to a row refers to one that is there.
///
/// # Errors
/// The database's.
pub async fn sound_keys(db: &Db, schema: &Schema) -> Result<Vec<Check>, BackupError> {
    let (mut keys, mut broken) = (0_u64, Vec::new());
    for table in &schema.tables {
        for column in &table.columns {
            let Some(target) = column.refers.as_deref() else { continue };
            let target_key = schema.table(target).and_then(|table| table.key.first());
            let Some(key) = target_key else { continue };
            keys += 1;
            let (name, column) = (&table.name, &column.name);
            let sql = format!(
                "SELECT COUNT(*) AS n FROM {name} AS a WHERE a.{column} IS NOT NULL
                   AND NOT EXISTS (SELECT 1 FROM {target} AS b WHERE b.{key} = a.{column})"
            );
            let lost: i64 = db.first(&sql, values![]).await?.map_or(Ok(0), |row| row.get("n"))?;
            if lost > 0 {
                broken.push(format!("{name}.{column} ({lost})"));
            }
        }
    }
    Ok(vec![match broken.is_empty() {
        true => Check::holds(format!("references: {keys} kinds, all lead to a row")),
        false => Check::fails(format!("references that lead nowhere: {}", broken.join(", "))),
    }])
}

//! The audit log: append-only, hash-chained, one chain per authority, one entry per transition.
//!
//! Each entry's hash covers the hash before it, so that a changed, missing or inserted entry is
//! found by [`verify`].

mod entry;
mod verify;

pub use entry::{Entry, Head};
pub use verify::{Broken, Verified, head, verify, verify_end};

use crate::{
    org::UnitId,
    store::{Bind, StoreError},
};
use sea_orm::{ConnectionTrait, DatabaseTransaction, Statement};

/// Takes the next place in the authority's chain; the row stays locked until the transaction ends.
pub(crate) async fn take_head(
    tx: &DatabaseTransaction,
    authority: UnitId,
) -> Result<Head, StoreError> {
    let sql = "UPDATE audit_head SET sequence = sequence + 1 WHERE authority = $1
               RETURNING sequence, hash";
    let statement = Statement::from_sql_and_values(
        tx.get_database_backend(),
        sql,
        vec![sea_orm::Value::from(authority)],
    );
    let row = tx.query_one_raw(statement).await?.ok_or(StoreError::NoAuthority)?;
    Ok(Head {
        authority,
        sequence: row.try_get("", "sequence")?,
        previous: row.try_get("", "hash")?,
    })
}

/// Writes the entry and moves the head to it.
pub(crate) async fn append(tx: &DatabaseTransaction, entry: &Entry) -> Result<(), StoreError> {
    let backend = tx.get_database_backend();
    tx.execute_raw(Statement::from_sql_and_values(
        backend,
        "INSERT INTO audit_entry
           (authority, sequence, at, actor, verb, subject, detail, previous, hash)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        crate::values![
            entry.authority.0,
            entry.sequence,
            entry.at,
            entry.actor.as_str(),
            entry.verb.as_str(),
            entry.subject.as_str(),
            entry.detail.as_str(),
            entry.previous.as_str(),
            entry.hash.as_str(),
        ],
    ))
    .await?;
    tx.execute_raw(Statement::from_sql_and_values(
        backend,
        "UPDATE audit_head SET hash = $1, sequence = $2 WHERE authority = $3",
        [entry.hash.as_str().bind(), entry.sequence.bind(), entry.authority.0.bind()],
    ))
    .await?;
    Ok(())
}

//! A lease: a row that says who may do something that only one may do at a time, and until when.
//!
//! It is a row and no advisory lock, so that it is the same on every database. Whoever holds one and
//! dies is followed by the next once the time has run out.

use super::{StoreError, db::statement};
use sea_orm::ConnectionTrait;

/// The table, made beside the one of the migrations, because migrating itself needs a lease.
pub(super) const TABLE: &str = "CREATE TABLE IF NOT EXISTS lease \
     (name text PRIMARY KEY, holder text NOT NULL, until bigint NOT NULL)";

/// Takes or renews a lease by one conditional write; whether it is the holder's now.
///
/// Inside a transaction the row stays locked until it ends: whoever wants the lease waits for that.
pub(super) async fn take(
    connection: &impl ConnectionTrait,
    name: &str,
    holder: &str,
    (now, until): (i64, i64),
) -> Result<bool, StoreError> {
    let sql = "INSERT INTO lease (name, holder, until) VALUES ($1, $2, $3)
               ON CONFLICT (name) DO UPDATE SET holder = excluded.holder, until = excluded.until
               WHERE lease.until < $4 OR lease.holder = excluded.holder";
    let values = crate::values![name, holder, until, now];
    let done = connection.execute_raw(statement(connection, sql, values)).await?;
    Ok(done.rows_affected() == 1)
}

/// Gives a lease back.
pub(super) async fn give_back(
    connection: &impl ConnectionTrait,
    name: &str,
    holder: &str,
) -> Result<(), StoreError> {
    let sql = "DELETE FROM lease WHERE name = $1 AND holder = $2";
    let values = crate::values![name, holder];
    connection.execute_raw(statement(connection, sql, values)).await?;
    Ok(())
}

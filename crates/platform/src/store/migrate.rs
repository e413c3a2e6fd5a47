//! Migrations: each room brings its own, the program composes them, each is applied once.

use super::{Db, Read, StoreError, db::statement, lease};
use crate::{clock::Clock, id::Ids, random::Random};
use jiff::SignedDuration;
use sea_orm::{
    ConnectionTrait, DatabaseConnection, SqliteTransactionMode, TransactionOptions,
    TransactionTrait,
};
use sha2::{Digest, Sha256};
use std::time::Duration;
use uuid::Uuid;

/// Where it stands which migrations were applied.
pub(super) const MIGRATION_TABLE: &str =
    "CREATE TABLE IF NOT EXISTS migration (name text PRIMARY KEY, hash text NOT NULL)";

/// One change of the tables, the same text on both databases.
#[derive(Debug, Clone, Copy)]
pub struct Migration {
    /// `platform/0001_org`: the room and the file's name.
    pub name: &'static str,
    /// Statements separated by semicolons.
    pub sql: &'static str,
}

impl Migration {
    /// SHA-256 of its text, in hexadecimal: an applied migration never changes.
    pub fn hash(&self) -> String {
        hex::encode(Sha256::digest(self.sql))
    }
}
/// The lease of whoever migrates, and for how long a single step may leave it unrenewed.
const LEASE: &str = "migrate";
const LASTS: SignedDuration = SignedDuration::from_secs(60);

/// How long a node waits before it asks again whether another has finished.
const WAITS: Duration = Duration::from_millis(100);

/// Applies what is missing, in order, each in its own transaction.
///
/// Several nodes may migrate at once: one does it under a lease, the others wait and find it done.
/// Returns the names of those applied now, by this node.
///
/// # Errors
/// [`StoreError::MigrationChanged`] where an applied one has another text now; the database's own.
pub async fn migrate(url: &str, migrations: &[Migration]) -> Result<Vec<&'static str>, StoreError> {
    let connection = Db::single(url).await?;
    let node = Node { clock: Clock::system(), holder: own_name()? };
    for table in [MIGRATION_TABLE, lease::TABLE] {
        make(&connection, table).await?;
    }
    let applied = node.apply_all(&connection, migrations).await;
    lease::give_back(&connection, LEASE, &node.holder).await?;
    connection.close().await?;
    applied
}

/// A name that no other node has.
fn own_name() -> Result<String, StoreError> {
    let id: Uuid = Ids::new(Clock::system(), Random::system()).next()?;
    Ok(id.to_string())
}

/// Makes a table that may be there already. PostgreSQL lets one of two who make it at the same
/// moment fail, so it is asked once more.
async fn make(connection: &DatabaseConnection, sql: &str) -> Result<(), StoreError> {
    if connection.execute_unprepared(sql).await.is_err() {
        connection.execute_unprepared(sql).await?;
    }
    Ok(())
}

/// The migrations that were applied, by name: name and hash.
///
/// # Errors
/// The database's, also where it was never set up.
pub async fn applied(db: &impl Read) -> Result<Vec<(String, String)>, StoreError> {
    let rows = db.all("SELECT name, hash FROM migration ORDER BY name", Vec::new()).await?;
    rows.iter().map(|row| Ok((row.get("name")?, row.get("hash")?))).collect()
}

/// The names of the migrations that a database lacks; all of them where it has no tables yet.
///
/// # Errors
/// The database's.
pub async fn pending(db: &Db, migrations: &[Migration]) -> Result<Vec<&'static str>, StoreError> {
    let known = match db.all("SELECT name FROM migration", Vec::new()).await {
        Ok(rows) => rows.iter().map(|row| row.get("name")).collect::<Result<Vec<String>, _>>()?,
        // A database that was never set up has no such table.
        Err(StoreError::Database(_)) => Vec::new(),
        Err(error) => return Err(error),
    };
    let names = migrations.iter().map(|migration| migration.name);
    Ok(names.filter(|name| !known.iter().any(|known| known == name)).collect())
}

/// A node that migrates.
struct Node {
    clock: Clock,
    holder: String,
}

impl Node {
    async fn apply_all(
        &self,
        connection: &DatabaseConnection,
        migrations: &[Migration],
    ) -> Result<Vec<&'static str>, StoreError> {
        let mut applied = Vec::new();
        for migration in migrations {
            if self.apply(connection, migration).await? {
                applied.push(migration.name);
            }
        }
        Ok(applied)
    }

    /// Applies one that is missing; false where it was there, or another node has just applied it.
    async fn apply(
        &self,
        connection: &DatabaseConnection,
        migration: &Migration,
    ) -> Result<bool, StoreError> {
        while !is_applied(connection, migration).await? {
            match self.attempt(connection, migration).await {
                Ok(true) => return Ok(true),
                // Another node is at it.
                Ok(false) => tokio::time::sleep(WAITS).await,
                Err(error) if error.is_transient() => tokio::time::sleep(WAITS).await,
                Err(error) => return Err(error),
            }
        }
        Ok(false)
    }

    /// Applies it, if the lease can be had. The lease is taken inside the transaction, so that its
    /// row stays locked until the tables are there: no other node can begin meanwhile.
    async fn attempt(
        &self,
        connection: &DatabaseConnection,
        migration: &Migration,
    ) -> Result<bool, StoreError> {
        let tx = connection
            .begin_with_options(TransactionOptions {
                sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
                ..TransactionOptions::default()
            })
            .await?;
        let now = self.clock.now();
        let span = (now.as_millisecond(), (now + LASTS).as_millisecond());
        let is_ours = lease::take(&tx, LEASE, &self.holder, span).await?;
        if !is_ours || is_applied(&tx, migration).await? {
            tx.rollback().await?;
            return Ok(false);
        }
        run(&tx, migration).await?;
        tx.commit().await?;
        Ok(true)
    }
}

/// Whether it was applied, with this very text.
async fn is_applied(
    connection: &impl ConnectionTrait,
    migration: &Migration,
) -> Result<bool, StoreError> {
    let sql = "SELECT hash FROM migration WHERE name = $1";
    let row = connection
        .query_one_raw(statement(connection, sql, crate::values![migration.name]))
        .await?;
    match row.map(|row| row.try_get::<String>("", "hash")).transpose()? {
        None => Ok(false),
        Some(before) if before == migration.hash() => Ok(true),
        Some(_) => Err(StoreError::MigrationChanged(migration.name.to_owned())),
    }
}

/// Runs its statements and keeps that they were run.
pub(super) async fn run(
    tx: &impl ConnectionTrait,
    migration: &Migration,
) -> Result<(), StoreError> {
    for sql in migration.sql.split(';').map(str::trim).filter(|sql| !sql.is_empty()) {
        tx.execute_unprepared(sql).await?;
    }
    let sql = "INSERT INTO migration (name, hash) VALUES ($1, $2)";
    let values = vec![migration.name.to_owned().into(), migration.hash().into()];
    tx.execute_raw(statement(tx, sql, values)).await?;
    Ok(())
}

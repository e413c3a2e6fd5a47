//! Migrations: each room brings its own, the program composes them, each is applied once.

use super::{Db, Read, StoreError, db::statement};
use sea_orm::{ConnectionTrait, DatabaseConnection, TransactionTrait};
use sha2::{Digest, Sha256};

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

/// Applies what is missing, in order, each in its own transaction.
///
/// Returns the names of those applied now.
///
/// # Errors
/// [`StoreError::MigrationChanged`] where an applied one has another text now; the database's own.
pub async fn migrate(url: &str, migrations: &[Migration]) -> Result<Vec<&'static str>, StoreError> {
    let connection = Db::single(url).await?;
    connection.execute_unprepared(MIGRATION_TABLE).await?;
    let mut applied = Vec::new();
    for migration in migrations {
        if apply(&connection, migration).await? {
            applied.push(migration.name);
        }
    }
    connection.close().await?;
    Ok(applied)
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

async fn apply(connection: &DatabaseConnection, migration: &Migration) -> Result<bool, StoreError> {
    let known = connection
        .query_one_raw(statement(
            connection,
            "SELECT hash FROM migration WHERE name = $1",
            vec![migration.name.to_owned().into()],
        ))
        .await?;
    if let Some(row) = known {
        let before: String = row.try_get("", "hash")?;
        return if before == migration.hash() {
            Ok(false)
        } else {
            Err(StoreError::MigrationChanged(migration.name.to_owned()))
        };
    }
    let tx = connection.begin().await?;
    run(&tx, migration).await?;
    tx.commit().await?;
    Ok(true)
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

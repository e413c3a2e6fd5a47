//! Migrations: each room brings its own, the program composes them, each is applied once.

use super::{Db, Read, StoreError, db::statement};
use sea_orm::{ConnectionTrait, DatabaseConnection, TransactionTrait};
use sha2::{Digest, Sha256};

/// One change of the tables, the same text on both databases.
#[derive(Debug, Clone, Copy)]
pub struct Migration {
    /// `platform/0001_org`: the room and the file's name.
    pub name: &'static str,
    /// Statements separated by semicolons.
    pub sql: &'static str,
}

/// Applies what is missing, in order, each in its own transaction.
///
/// Returns the names of those applied now.
///
/// # Errors
/// [`StoreError::MigrationChanged`] where an applied one has another text now; the database's own.
pub async fn migrate(url: &str, migrations: &[Migration]) -> Result<Vec<&'static str>, StoreError> {
    let connection = Db::single(url).await?;
    connection
        .execute_unprepared(
            "CREATE TABLE IF NOT EXISTS migration (name text PRIMARY KEY, hash text NOT NULL)",
        )
        .await?;
    let mut applied = Vec::new();
    for migration in migrations {
        if apply(&connection, migration).await? {
            applied.push(migration.name);
        }
    }
    connection.close().await?;
    Ok(applied)
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
    let hash = hex::encode(Sha256::digest(migration.sql));
    let known = connection
        .query_one_raw(statement(
            connection,
            "SELECT hash FROM migration WHERE name = $1",
            vec![migration.name.to_owned().into()],
        ))
        .await?;
    if let Some(row) = known {
        let before: String = row.try_get("", "hash")?;
        return if before == hash {
            Ok(false)
        } else {
            Err(StoreError::MigrationChanged(migration.name.to_owned()))
        };
    }
    let tx = connection.begin().await?;
    for sql in migration.sql.split(';').map(str::trim).filter(|sql| !sql.is_empty()) {
        tx.execute_unprepared(sql).await?;
    }
    tx.execute_raw(statement(
        &tx,
        "INSERT INTO migration (name, hash) VALUES ($1, $2)",
        vec![migration.name.to_owned().into(), hash.into()],
    ))
    .await?;
    tx.commit().await?;
    Ok(true)
}

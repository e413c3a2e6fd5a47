//! Filling a database that has no tables yet, in one transaction: all of it is there, or nothing.

use super::{
    Db, Migration, Read, Row, StoreError, Value, bulk,
    db::statement,
    lease,
    migrate::{self, MIGRATION_TABLE},
};
use sea_orm::{
    ConnectionTrait, DatabaseConnection, DatabaseTransaction, SqliteTransactionMode,
    TransactionOptions, TransactionTrait,
};

/// An open transaction that has made the tables and takes rows.
#[derive(Debug)]
pub struct Load {
    connection: DatabaseConnection,
    inner: DatabaseTransaction,
}

impl Load {
    /// Makes the tables of `migrations` in the database at `url`.
    ///
    /// # Errors
    /// [`StoreError::Taken`] where it has tables already; the database's own.
    pub async fn begin(url: &str, migrations: &[Migration]) -> Result<Self, StoreError> {
        let connection = Db::single(url).await?;
        let options = TransactionOptions {
            sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
            ..TransactionOptions::default()
        };
        // Whether it is there cannot be asked in a transaction: PostgreSQL would end it.
        let known = "SELECT COUNT(*) AS n FROM migration";
        let known = connection.query_one_raw(statement(&connection, known, Vec::new())).await;
        if let Ok(Some(row)) = known
            && row.try_get::<i64>("", "n")? > 0
        {
            connection.close().await?;
            return Err(StoreError::Taken);
        }
        let inner = connection.begin_with_options(options).await?;
        for table in [MIGRATION_TABLE, lease::TABLE] {
            inner.execute_unprepared(table).await?;
        }
        for migration in migrations {
            migrate::run(&inner, migration).await?;
        }
        Ok(Self { connection, inner })
    }

    /// Takes away the rows that migrations have written themselves.
    ///
    /// # Errors
    /// The database's.
    pub async fn clear(&self, table: &str) -> Result<(), StoreError> {
        self.inner.execute_unprepared(&format!("DELETE FROM {table}")).await?;
        Ok(())
    }

    /// Writes rows with as many values each as there are columns.
    ///
    /// # Errors
    /// The database's.
    pub async fn insert(
        &self,
        table: &str,
        columns: &[&str],
        rows: Vec<Vec<Value>>,
    ) -> Result<(), StoreError> {
        let backend = self.inner.get_database_backend();
        let places = bulk::rows(backend, rows.len(), columns.len());
        let sql = format!("INSERT INTO {table} ({}) VALUES {places}", columns.join(", "));
        let values = rows.into_iter().flatten().collect();
        self.inner.execute_raw(statement(&self.inner, &sql, values)).await?;
        Ok(())
    }

    /// Writes.
    ///
    /// # Errors
    /// The database's.
    pub async fn write(&self, sql: &str, values: Vec<Value>) -> Result<u64, StoreError> {
        Ok(self.inner.execute_raw(statement(&self.inner, sql, values)).await?.rows_affected())
    }

    /// Keeps it all.
    ///
    /// # Errors
    /// The database's; nothing is kept then.
    pub async fn commit(self) -> Result<(), StoreError> {
        self.inner.commit().await?;
        Ok(self.connection.close().await?)
    }

    /// Keeps nothing.
    ///
    /// # Errors
    /// The database's; nothing is kept all the same.
    pub async fn abandon(self) -> Result<(), StoreError> {
        self.inner.rollback().await?;
        Ok(self.connection.close().await?)
    }
}

impl Read for Load {
    async fn all(&self, sql: &str, values: Vec<Value>) -> Result<Vec<Row>, StoreError> {
        let rows = self.inner.query_all_raw(statement(&self.inner, sql, values)).await?;
        Ok(rows.into_iter().map(Row::from).collect())
    }

    async fn first(&self, sql: &str, values: Vec<Value>) -> Result<Option<Row>, StoreError> {
        let row = self.inner.query_one_raw(statement(&self.inner, sql, values)).await?;
        Ok(row.map(Row::from))
    }
}

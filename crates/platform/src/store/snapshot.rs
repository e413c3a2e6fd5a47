//! The database as it stood at one moment, for reading all of it while others go on writing.

use super::{Db, Read, Row, StoreError, Value, db::statement};
use sea_orm::{
    AccessMode, ConnectionTrait, DatabaseTransaction, IsolationLevel, TransactionOptions,
    TransactionTrait,
};

/// A reading transaction that sees one state of the database, however long it reads.
#[derive(Debug)]
pub struct Snapshot {
    inner: DatabaseTransaction,
}

impl Db {
    /// The state of now.
    ///
    /// # Errors
    /// [`StoreError`] where the database cannot be reached.
    pub async fn snapshot(&self) -> Result<Snapshot, StoreError> {
        // SQLite's transactions see one state anyway; PostgreSQL's have to be asked to.
        let options = match self.is_postgres() {
            true => TransactionOptions {
                isolation_level: Some(IsolationLevel::RepeatableRead),
                access_mode: Some(AccessMode::ReadOnly),
                ..TransactionOptions::default()
            },
            false => TransactionOptions::default(),
        };
        let inner = self.readers().begin_with_options(options).await?;
        let snapshot = Snapshot { inner };
        // The state is taken at the first question, not at the beginning.
        snapshot.first("SELECT COUNT(*) AS n FROM migration", Vec::new()).await?;
        Ok(snapshot)
    }
}

impl Snapshot {
    /// Ends it.
    ///
    /// # Errors
    /// [`StoreError`] where the database reports one.
    pub async fn close(self) -> Result<(), StoreError> {
        Ok(self.inner.rollback().await?)
    }
}

impl Read for Snapshot {
    async fn all(&self, sql: &str, values: Vec<Value>) -> Result<Vec<Row>, StoreError> {
        let rows = self.inner.query_all_raw(statement(&self.inner, sql, values)).await?;
        Ok(rows.into_iter().map(Row::from).collect())
    }

    async fn first(&self, sql: &str, values: Vec<Value>) -> Result<Option<Row>, StoreError> {
        let row = self.inner.query_one_raw(statement(&self.inner, sql, values)).await?;
        Ok(row.map(Row::from))
    }
}

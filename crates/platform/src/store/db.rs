//! The handle over the database: reads, bookkeeping, and transitions.

use super::{Read, Row, StoreError, Transition, Tx, Value, steady::Answers, worked_out::Results};
use crate::{clock::Clock, id::Ids, permit::Actor, random::Random};
use sea_orm::{
    ConnectOptions, ConnectionTrait, Database, DatabaseConnection, DbBackend, Statement,
};
use std::{sync::Arc, time::Duration};

/// Pages a SQLite connection keeps, as a pragma: 64 MB for the writer, so that a large transaction
/// does not spill again and again, 8 MB for each reader. Taken as needed, not at once.
const WRITER_CACHE: &str = "-64000";
const READER_CACHE: &str = "-8000";

/// How many rows SQLite's thread may be ahead of whoever reads them: a page of a list and more, so
/// that neither waits for the other.
const ROWS_AHEAD: usize = 500;

/// A connection that rested no longer than this is used without asking first whether it still
/// stands: the question would cost as much as a query.
const IDLE_UNTESTED: Duration = Duration::from_secs(20);

/// How many times a transition is run before its serialization failures are given up on.
const ATTEMPTS: u32 = 12;

/// Whether an acknowledged write has reached the disk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Durability {
    /// Acknowledged means on disk.
    Full,
    /// The machine may lose the last writes: for a demonstration, which is thrown away.
    Relaxed,
}

/// The database of an installation.
#[derive(Debug, Clone)]
pub struct Db {
    readers: DatabaseConnection,
    writer: DatabaseConnection,
    clock: Clock,
    random: Random,
    answers: Arc<Answers>,
    results: Arc<Results>,
}

impl Db {
    /// Connects to `url`, `sqlite:PATH` or `postgres://…`.
    ///
    /// SQLite gets one writing connection with `synchronous=FULL` (acknowledged means on disk) and
    /// several readers, so that readers never wait and writers queue without busy answers.
    ///
    /// # Errors
    /// [`StoreError`] where the database cannot be reached.
    pub async fn connect(url: &str, clock: Clock, random: Random) -> Result<Self, StoreError> {
        Self::connect_with(url, clock, random, Durability::Full).await
    }

    /// Connects with less durability than an installation needs.
    ///
    /// # Errors
    /// [`StoreError`] where the database cannot be reached.
    pub async fn connect_with(
        url: &str,
        clock: Clock,
        random: Random,
        durability: Durability,
    ) -> Result<Self, StoreError> {
        let (readers, writer) = if url.starts_with("sqlite:") {
            let file = sqlite_url(url);
            let writer = Database::connect(options(&file, 1, durability)).await?;
            (Database::connect(options(&file, 4, durability)).await?, writer)
        } else if url.starts_with("postgres:") || url.starts_with("postgresql:") {
            let pool = Database::connect(options(url, 16, durability)).await?;
            (pool.clone(), pool)
        } else {
            return Err(StoreError::UnknownDatabase);
        };
        Ok(Self {
            readers,
            writer,
            clock,
            random,
            answers: Arc::default(),
            results: Arc::default(),
        })
    }

    /// A handle of one connection, for migrating before the serving pool opens: a pooled SQLite
    /// connection that has read the schema midway keeps the stale one.
    ///
    /// # Errors
    /// [`StoreError`] where the database cannot be reached.
    pub(super) async fn single(url: &str) -> Result<DatabaseConnection, StoreError> {
        let url = if url.starts_with("sqlite:") { sqlite_url(url) } else { url.to_owned() };
        Ok(Database::connect(options(&url, 1, Durability::Full)).await?)
    }

    /// The clock this handle works on.
    pub fn clock(&self) -> &Clock {
        &self.clock
    }

    /// The source of randomness this handle works with.
    pub fn random(&self) -> &Random {
        &self.random
    }

    /// The maker of keys.
    pub fn ids(&self) -> Ids {
        Ids::new(self.clock.clone(), self.random.clone())
    }

    /// The same database seen on another day (the demo replays a year).
    #[must_use]
    pub fn at(&self, clock: Clock) -> Self {
        Self { clock, ..self.clone() }
    }

    pub(super) fn readers(&self) -> &DatabaseConnection {
        &self.readers
    }

    pub(super) fn answers(&self) -> &Answers {
        &self.answers
    }

    pub(super) fn results(&self) -> &Results {
        &self.results
    }

    /// How many connections are open, and how many of them rest.
    pub fn connections(&self) -> (u32, usize) {
        if self.is_postgres() {
            let pool = self.readers.get_postgres_connection_pool();
            return (pool.size(), pool.num_idle());
        }
        let readers = self.readers.get_sqlite_connection_pool();
        let writer = self.writer.get_sqlite_connection_pool();
        (readers.size() + writer.size(), readers.num_idle() + writer.num_idle())
    }

    /// Whether this is PostgreSQL.
    pub fn is_postgres(&self) -> bool {
        self.readers.get_database_backend() == DbBackend::Postgres
    }

    /// Runs a transition for `actor`: checks, applies and audits in one transaction, again where
    /// the database reports a serialization failure.
    ///
    /// # Errors
    /// The transition's own error (a refusal is one), or the database's.
    pub async fn run<T: Transition>(
        &self,
        actor: &Actor,
        transition: &T,
    ) -> Result<T::Output, T::Error> {
        let mut attempt = 1;
        loop {
            match self.attempt(actor, transition).await {
                Err(error)
                    if attempt < ATTEMPTS
                        && T::store_error(&error).is_some_and(StoreError::is_transient) =>
                {
                    tracing::debug!(attempt, "transition.retry");
                    tokio::time::sleep(Duration::from_millis(u64::from(attempt) * 7)).await;
                    attempt += 1;
                }
                outcome => return outcome,
            }
        }
    }

    async fn attempt<T: Transition>(
        &self,
        actor: &Actor,
        transition: &T,
    ) -> Result<T::Output, T::Error> {
        let tx = Tx::begin(&self.writer, self, actor).await?;
        match transition.apply(&tx, actor).await {
            Ok(applied) => {
                tx.close(actor, T::VERB, &applied.subject, &applied.detail).await?;
                Ok(applied.output)
            }
            Err(error) => {
                tx.abandon().await;
                Err(error)
            }
        }
    }

    /// Writes what is no change of state: that a session was seen, that a limit was counted.
    ///
    /// # Errors
    /// [`StoreError`] where the database refuses.
    pub async fn bookkeep(&self, sql: &str, values: Vec<Value>) -> Result<u64, StoreError> {
        let statement = statement(&self.writer, sql, values);
        Ok(self.writer.execute_raw(statement).await?.rows_affected())
    }

    /// Closes all connections.
    ///
    /// # Errors
    /// [`StoreError`] where the driver reports one.
    pub async fn close(self) -> Result<(), StoreError> {
        self.readers.close().await?;
        Ok(self.writer.close().await?)
    }
}

impl Read for Db {
    async fn all(&self, sql: &str, values: Vec<Value>) -> Result<Vec<Row>, StoreError> {
        let rows = self.readers.query_all_raw(statement(&self.readers, sql, values)).await?;
        Ok(rows.into_iter().map(Row::from).collect())
    }

    async fn first(&self, sql: &str, values: Vec<Value>) -> Result<Option<Row>, StoreError> {
        let row = self.readers.query_one_raw(statement(&self.readers, sql, values)).await?;
        Ok(row.map(Row::from))
    }
}

pub(super) fn statement(
    connection: &impl ConnectionTrait,
    sql: &str,
    values: Vec<Value>,
) -> Statement {
    Statement::from_sql_and_values(connection.get_database_backend(), sql, values)
}

fn options(url: &str, connections: u32, durability: Durability) -> ConnectOptions {
    let synchronous = match durability {
        Durability::Full => sqlx::sqlite::SqliteSynchronous::Full,
        Durability::Relaxed => sqlx::sqlite::SqliteSynchronous::Off,
    };
    let mut options = ConnectOptions::new(url.to_owned());
    options
        .max_connections(connections)
        .min_connections(1)
        .acquire_timeout(Duration::from_secs(30))
        .test_before_acquire_if_idle_for(IDLE_UNTESTED)
        .sqlx_logging(false)
        .map_sqlx_sqlite_opts(move |sqlite| {
            sqlite
                .journal_mode(sqlx::sqlite::SqliteJournalMode::Wal)
                .synchronous(synchronous)
                .busy_timeout(Duration::from_secs(10))
                .foreign_keys(true)
                .row_buffer_size(ROWS_AHEAD)
                .pragma("cache_size", if connections == 1 { WRITER_CACHE } else { READER_CACHE })
        });
    options
}

/// `sqlite:PATH` with creation of the file where it is missing.
fn sqlite_url(url: &str) -> String {
    if url.contains('?') { url.to_owned() } else { format!("{url}?mode=rwc") }
}

//! A writing transaction, and the transitions that run in one.

use super::{Read, Row, StoreError, Value, db::statement};
use crate::{audit, clock::Clock, id::Ids, org::UnitId, permit::Actor};
use jiff::{Timestamp, civil::Date};
use sea_orm::{
    ConnectionTrait, DatabaseConnection, DatabaseTransaction, DbBackend, SqliteTransactionMode,
    TransactionOptions, TransactionTrait,
};
use serde_json::Value as Json;
use std::sync::{Mutex, PoisonError};

/// One change of state. It is a value that holds its inputs, so that it can be run again.
pub trait Transition: Sync {
    /// The verb under which the audit log keeps it, `obligation.submit`.
    const VERB: &'static str;
    /// What the caller gets back.
    type Output: Send;
    /// Refusals of the transition and failures of the store.
    type Error: From<StoreError> + Send;

    /// Checks and applies. A refusal leaves nothing behind.
    fn apply(
        &self,
        tx: &Tx,
        actor: &Actor,
    ) -> impl Future<Output = Result<Applied<Self::Output>, Self::Error>> + Send;

    /// The store's failure inside an error, where it is one: it decides whether to run again.
    fn store_error(error: &Self::Error) -> Option<&StoreError>;
}

/// What a transition did: its output, and what the audit log shall keep of it.
#[derive(Debug)]
pub struct Applied<Output> {
    /// What the caller gets back.
    pub output: Output,
    /// What it happened to, `obligation:018f…`.
    pub subject: String,
    /// What happened, in figures and words; never secrets.
    pub detail: Json,
}

impl<Output> Applied<Output> {
    /// A transition that happened to `subject`.
    pub fn to(subject: impl Into<String>, detail: Json, output: Output) -> Self {
        Self { output, subject: subject.into(), detail }
    }
}

/// An open writing transaction of one authority.
///
/// It begins by taking the authority's place in the audit chain, so that transitions of one
/// authority run one after another, and those of others need not wait.
#[derive(Debug)]
pub struct Tx {
    inner: DatabaseTransaction,
    head: audit::Head,
    clock: Clock,
    ids: Ids,
    also: Mutex<Vec<Also>>,
}

/// An entry beside the transition's own.
#[derive(Debug)]
struct Also {
    verb: &'static str,
    subject: String,
    detail: Json,
}

impl Tx {
    pub(super) async fn begin(
        writer: &DatabaseConnection,
        db: &super::Db,
        actor: &Actor,
    ) -> Result<Self, StoreError> {
        let inner = writer
            .begin_with_options(TransactionOptions {
                sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
                ..TransactionOptions::default()
            })
            .await?;
        let head = audit::take_head(&inner, actor.authority()).await?;
        let also = Mutex::new(Vec::new());
        Ok(Self { inner, head, clock: db.clock().clone(), ids: db.ids(), also })
    }

    pub(super) async fn close(
        self,
        actor: &Actor,
        verb: &str,
        subject: &str,
        detail: &Json,
    ) -> Result<(), StoreError> {
        let now = self.clock.now();
        let entry = audit::Entry::new(&self.head, now, actor, verb, subject, detail);
        audit::append(&self.inner, &entry).await?;
        let also = self.also.into_inner().unwrap_or_else(PoisonError::into_inner);
        let mut last = entry;
        for Also { verb, subject, detail } in also {
            let head = last.next();
            last = audit::Entry::new(&head, now, actor, verb, &subject, &detail);
            audit::append(&self.inner, &last).await?;
        }
        Ok(self.inner.commit().await?)
    }

    pub(super) async fn abandon(self) {
        if let Err(error) = self.inner.rollback().await {
            tracing::warn!(%error, "transaction.rollback");
        }
    }

    /// The authority in whose chain it is kept.
    pub fn authority(&self) -> UnitId {
        self.head.authority
    }

    /// The real instant.
    pub fn now(&self) -> Timestamp {
        self.clock.now()
    }

    /// The day the domain stands on.
    pub fn today(&self) -> Date {
        self.clock.today()
    }

    /// Leaves an entry of its own about something that followed from the transition, after the
    /// transition's: an amendment that moves twenty dates leaves twenty.
    pub fn also(&self, verb: &'static str, subject: String, detail: Json) {
        let mut also = self.also.lock().unwrap_or_else(PoisonError::into_inner);
        also.push(Also { verb, subject, detail });
    }

    /// A new key.
    ///
    /// # Errors
    /// [`StoreError::NoRandomness`] where the operating system gives no random bytes.
    pub fn key<Id: From<uuid::Uuid>>(&self) -> Result<Id, StoreError> {
        Ok(self.ids.next()?)
    }

    /// Which database this is.
    pub(super) fn backend(&self) -> DbBackend {
        self.inner.get_database_backend()
    }

    /// Writes, and tells how many rows it touched.
    ///
    /// # Errors
    /// [`StoreError`] where the database refuses.
    pub async fn write(&self, sql: &str, values: Vec<Value>) -> Result<u64, StoreError> {
        Ok(self.inner.execute_raw(statement(&self.inner, sql, values)).await?.rows_affected())
    }
}

impl Read for Tx {
    async fn all(&self, sql: &str, values: Vec<Value>) -> Result<Vec<Row>, StoreError> {
        let rows = self.inner.query_all_raw(statement(&self.inner, sql, values)).await?;
        Ok(rows.into_iter().map(Row::from).collect())
    }

    async fn first(&self, sql: &str, values: Vec<Value>) -> Result<Option<Row>, StoreError> {
        let row = self.inner.query_one_raw(statement(&self.inner, sql, values)).await?;
        Ok(row.map(Row::from))
    }
}

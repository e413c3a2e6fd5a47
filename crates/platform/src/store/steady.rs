//! Reading an authority that stands still: an answer is good for as long as its chain has not moved.
//!
//! Whatever a transition changes moves the head of the authority's audit chain in the same
//! transaction. So what was answered at one place of the chain is the answer until the next, on
//! every node, and asking where the chain stands replaces asking everything again.

use super::{Db, Read, Row, StoreError, Value};
use crate::{org::UnitId, values};
use quick_cache::{Weighter, sync::Cache};
use std::sync::Arc;

/// How many columns of rows are kept, by all questions together: some 10 MB.
const CELLS: u64 = 100_000;

/// How many questions are expected to share them.
const QUESTIONS: usize = 2_000;

/// A question, and the place of the chain at which it was asked.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
struct Question {
    authority: UnitId,
    sequence: i64,
    first_only: bool,
    sql: String,
    values: String,
}

#[derive(Debug, Clone)]
struct Cells;

impl Weighter<Question, Arc<[Row]>> for Cells {
    fn weight(&self, _: &Question, rows: &Arc<[Row]>) -> u64 {
        let columns = rows.first().map_or(0, Row::width);
        1 + (rows.len() * columns) as u64
    }
}

/// The answers of a node. What no longer stands is pushed out by what is asked.
#[derive(Debug)]
pub(super) struct Answers(Cache<Question, Arc<[Row]>, Cells>);

impl Default for Answers {
    fn default() -> Self {
        Self(Cache::with_weighter(QUESTIONS, CELLS, Cells))
    }
}

/// The database at one place of an authority's chain, for questions about what this authority's
/// transitions change, and nothing else: not sessions, and not what another authority owns.
///
/// An answer may be newer than the place it was asked at, never older.
#[derive(Debug, Clone)]
pub struct Steady {
    db: Db,
    authority: UnitId,
    sequence: i64,
}

impl Db {
    /// Where the chain of `authority` stands, to read what hangs on it.
    ///
    /// # Errors
    /// [`StoreError::NoAuthority`] where there is no such chain, or the database's.
    pub async fn steady(&self, authority: UnitId) -> Result<Steady, StoreError> {
        let sql = "SELECT sequence FROM audit_head WHERE authority = $1";
        let head = self.first(sql, values![authority.0]).await?.ok_or(StoreError::NoAuthority)?;
        Ok(Steady { db: self.clone(), authority, sequence: head.get("sequence")? })
    }
}

impl Steady {
    async fn answer(
        &self,
        first_only: bool,
        sql: &str,
        values: Vec<Value>,
    ) -> Result<Arc<[Row]>, StoreError> {
        let question = Question {
            authority: self.authority,
            sequence: self.sequence,
            first_only,
            sql: sql.to_owned(),
            values: format!("{values:?}"),
        };
        // Who asks what is being answered waits for that answer.
        let asked = async {
            let rows = match first_only {
                true => self.db.first(sql, values).await?.into_iter().collect(),
                false => self.db.all(sql, values).await?,
            };
            Ok(Arc::from(rows))
        };
        self.db.answers().0.get_or_insert_async(&question, asked).await
    }
}

impl Read for Steady {
    async fn all(&self, sql: &str, values: Vec<Value>) -> Result<Vec<Row>, StoreError> {
        Ok(self.answer(false, sql, values).await?.to_vec())
    }

    async fn first(&self, sql: &str, values: Vec<Value>) -> Result<Option<Row>, StoreError> {
        Ok(self.answer(true, sql, values).await?.first().cloned())
    }
}

//! One handle over SQLite (one node) and PostgreSQL (many).
//!
//! * SQL stays visible: stores write it with `$1 … $n`, and the same text runs on both databases.
//! * [`Db`] reads; [`Db::run`] is the only way to change state: it takes a [`Transition`], re-runs it
//!   on a serialization failure and closes with one audit entry in the same transaction.
//! * [`Steady`] reads what hangs on an authority's chain, and keeps the answers until it moves.
//! * [`Snapshot`] reads one state of all of it, and [`Load`] fills a database without tables, for backups.
//! * [`Db::bookkeep`] writes what is no change of state (a session was seen, a limit was counted).
//!
//! Column types are the same words on both: `uuid`, `text`, `bigint` (scaled integers, milliseconds
//! since 1970 for instants), `integer`, `boolean`, `date`.

mod bulk;
mod db;
mod error;
mod lease;
mod load;
mod migrate;
mod row;
mod snapshot;
mod steady;
mod tx;
mod worked_out;

pub use bulk::Bulk;
pub use db::{Db, Durability};
pub use error::StoreError;
pub use load::Load;
pub use migrate::{Migration, applied, migrate, pending};
pub use row::{Bind, Column, Row, Value, date, instant};
pub use snapshot::Snapshot;
pub use steady::Steady;
pub use tx::{Applied, Transition, Tx};

/// Reads rows by SQL; both the pool and an open transaction can.
pub trait Read: Sync {
    /// All rows of a query.
    fn all(
        &self,
        sql: &str,
        values: Vec<Value>,
    ) -> impl Future<Output = Result<Vec<Row>, StoreError>> + Send;

    /// The first row of a query, if there is one.
    fn first(
        &self,
        sql: &str,
        values: Vec<Value>,
    ) -> impl Future<Output = Result<Option<Row>, StoreError>> + Send;
}

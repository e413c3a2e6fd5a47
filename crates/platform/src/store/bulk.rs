//! Writes many rows of one table with few statements.

use super::{StoreError, Tx, Value};
use sea_orm::DbBackend;

/// How many values one statement carries: every statement is a round trip, and both databases
/// refuse more than some 32,000.
const VALUES_AT_ONCE: usize = 2_200;

/// Rows on their way into a table.
pub struct Bulk<'tx> {
    tx: &'tx Tx,
    /// `INSERT INTO table (a, b)`.
    insert: &'static str,
    /// What follows the rows: `ON CONFLICT … DO NOTHING`.
    tail: &'static str,
    values: Vec<Value>,
    rows: usize,
    written: u64,
}

impl<'tx> Bulk<'tx> {
    /// Nothing yet for `INSERT INTO table (…)`, with what follows the rows, if anything.
    pub fn into(tx: &'tx Tx, insert: &'static str, tail: &'static str) -> Self {
        Self { tx, insert, tail, values: Vec::new(), rows: 0, written: 0 }
    }

    /// Adds a row; all rows have the same columns.
    ///
    /// # Errors
    /// [`StoreError`] where the database refuses the rows gathered so far.
    pub async fn add(&mut self, row: Vec<Value>) -> Result<(), StoreError> {
        let columns = row.len();
        self.values.extend(row);
        self.rows += 1;
        if self.values.len() + columns > VALUES_AT_ONCE { self.flush().await } else { Ok(()) }
    }

    /// Writes what is left, and tells how many rows were written in all.
    ///
    /// # Errors
    /// [`StoreError`] where the database refuses.
    pub async fn finish(mut self) -> Result<u64, StoreError> {
        self.flush().await?;
        Ok(self.written)
    }

    async fn flush(&mut self) -> Result<(), StoreError> {
        if self.rows == 0 {
            return Ok(());
        }
        let columns = self.values.len() / self.rows;
        let rows = rows(self.tx.backend(), self.rows, columns);
        let sql = format!("{} VALUES {rows} {}", self.insert, self.tail);
        self.written += self.tx.write(&sql, std::mem::take(&mut self.values)).await?;
        self.rows = 0;
        Ok(())
    }
}

/// `($1, $2), ($3, $4)`. SQLite looks a numbered placeholder up along a list, so that long
/// statements would cost the square of their length; a bare `?` has no name to look up.
pub(super) fn rows(backend: DbBackend, rows: usize, columns: usize) -> String {
    let row = |row: usize| {
        let placeholder = |column: usize| match backend {
            DbBackend::Postgres => format!("${}", row * columns + column + 1),
            _ => "?".to_owned(),
        };
        format!("({})", (0..columns).map(placeholder).collect::<Vec<_>>().join(", "))
    };
    (0..rows).map(row).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::rows;
    use sea_orm::DatabaseBackend::{Postgres, Sqlite};

    #[test]
    fn placeholders_count_on_from_row_to_row() {
        assert_eq!(rows(Postgres, 2, 3), "($1, $2, $3), ($4, $5, $6)");
        assert_eq!(rows(Sqlite, 2, 2), "(?, ?), (?, ?)");
    }
}

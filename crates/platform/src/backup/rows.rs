//! Reads the rows of a table page by page along its key, so that memory stays bounded.

use super::{BackupError, Kind, Table};
use crate::store::{Read, Row, StoreError, Value};
use serde_json::{Value as Json, json};

/// How many rows are read at once.
const PAGE: i64 = 1_000;
/// How many where they may hold a document each.
const PAGE_OF_DOCUMENTS: i64 = 2;

/// The line that names a table's columns.
pub(super) fn head(table: &Table) -> String {
    let columns: Vec<_> =
        table.columns.iter().map(|column| (column.name.as_str(), column.kind.word())).collect();
    line(&json!({ "table": table.name, "columns": columns }))
}

/// Gives each row's line to `take`.
pub(super) async fn each(
    db: &impl Read,
    table: &Table,
    mut take: impl FnMut(&str) -> Result<(), BackupError>,
) -> Result<(), BackupError> {
    for part in parts(table) {
        let mut after: Option<Vec<Value>> = None;
        loop {
            let (sql, values) = page(table, &part, after.take());
            let rows = db.all(&sql, values).await?;
            let Some(last) = rows.last() else { break };
            after = Some(key(table, last)?);
            for row in &rows {
                take(&line(&cells(table, row)?.into()))?;
            }
        }
    }
    Ok(())
}

fn line(json: &Json) -> String {
    format!("{json}\n")
}

/// Rows that everything else of the table hangs on come first: an authority before its units.
fn parts(table: &Table) -> Vec<String> {
    let own = table
        .columns
        .iter()
        .filter(|column| column.required && column.refers.as_deref() == Some(table.name.as_str()));
    let itself: Vec<String> =
        own.flat_map(|own| table.key.iter().map(|key| format!("{} = {key}", own.name))).collect();
    match itself.join(" AND ") {
        none if none.is_empty() => vec!["1 = 1".to_owned()],
        itself => vec![itself.clone(), format!("NOT ({itself})")],
    }
}

fn page(table: &Table, part: &str, after: Option<Vec<Value>>) -> (String, Vec<Value>) {
    let columns: Vec<&str> = table.columns.iter().map(|column| column.name.as_str()).collect();
    let key = table.key.join(", ");
    let documents = table.columns.iter().any(|column| column.kind == Kind::Bytes);
    let limit = if documents { PAGE_OF_DOCUMENTS } else { PAGE };
    let beyond = after.as_ref().map_or_else(String::new, |values| {
        let places: Vec<String> = (1..=values.len()).map(|place| format!("${place}")).collect();
        format!("AND ({key}) > ({})", places.join(", "))
    });
    let sql = format!(
        "SELECT {} FROM {} WHERE {part} {beyond} ORDER BY {key} LIMIT {limit}",
        columns.join(", "),
        table.name
    );
    (sql, after.unwrap_or_default())
}

fn key(table: &Table, row: &Row) -> Result<Vec<Value>, BackupError> {
    let mut key = Vec::new();
    for name in &table.key {
        let column = table.column(name).ok_or(BackupError::NotOurs)?;
        key.extend(column.kind.bind(&column.kind.read(row, name)?));
    }
    Ok(key)
}

fn cells(table: &Table, row: &Row) -> Result<Vec<Json>, StoreError> {
    table.columns.iter().map(|column| column.kind.read(row, &column.name)).collect()
}

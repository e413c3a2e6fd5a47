//! Loads a backup into a database without tables.

use super::{Archive, BackupError, Kind, LEFT_OUT, Schema, Table};
use crate::store::{Load, Migration, StoreError, Value};

/// How many values one statement carries.
const VALUES_AT_ONCE: usize = 2_000;

/// What was loaded.
#[derive(Debug, Clone)]
pub struct Loaded {
    /// The tables, as the migrations of the backup made them.
    pub schema: Schema,
    /// How many rows, in all tables.
    pub rows: u64,
}

/// Loads the backup at the migrations it was made with, in one transaction.
///
/// # Errors
/// [`BackupError`]; nothing is left behind then.
pub async fn load(
    archive: &mut Archive,
    url: &str,
    migrations: &[Migration],
) -> Result<Loaded, BackupError> {
    let with = archive.manifest.made_with(migrations)?;
    let schema = Schema::of(&with)?;
    same_tables(archive, &schema)?;
    let load = Load::begin(url, &with).await.map_err(|error| match error {
        StoreError::Taken => BackupError::NotEmpty,
        other => other.into(),
    })?;
    match fill(archive, &load, &schema).await {
        Ok(rows) => {
            load.commit().await?;
            Ok(Loaded { schema, rows })
        }
        Err(error) => {
            load.abandon().await?;
            Err(error)
        }
    }
}

/// The backup has a list for each table that its migrations make, and no other.
fn same_tables(archive: &Archive, schema: &Schema) -> Result<(), BackupError> {
    let altered = |name: &str, why: &str| {
        Err(BackupError::Altered { table: name.to_owned(), why: why.to_owned() })
    };
    let listed = |name: &str| archive.manifest.tables.iter().any(|table| table.name == name);
    for table in kept(schema) {
        if !listed(&table.name) {
            return altered(&table.name, "the list of its rows is missing");
        }
    }
    for table in &archive.manifest.tables {
        if schema.table(&table.name).is_none() {
            return altered(&table.name, "no migration of the backup makes it");
        }
    }
    Ok(())
}

/// The tables whose rows are in a backup.
pub(super) fn kept(schema: &Schema) -> impl Iterator<Item = &Table> {
    schema.tables.iter().filter(|table| !LEFT_OUT.contains(&table.name.as_str()))
}

async fn fill(archive: &mut Archive, load: &Load, schema: &Schema) -> Result<u64, BackupError> {
    for table in schema.tables.iter().rev() {
        load.clear(&table.name).await?;
    }
    let mut rows = 0;
    for table in kept(schema) {
        rows += insert(archive, load, schema, table).await?;
    }
    for table in kept(schema) {
        set_late(archive, load, schema, table).await?;
    }
    Ok(rows)
}

/// Writes the rows, without what refers to rows that are not there yet.
async fn insert(
    archive: &mut Archive,
    load: &Load,
    schema: &Schema,
    table: &Table,
) -> Result<u64, BackupError> {
    let names: Vec<&str> = table.columns.iter().map(|column| column.name.as_str()).collect();
    let late = schema.late(table);
    let documents = table.columns.iter().any(|column| column.kind == Kind::Bytes);
    let at_once = if documents { 1 } else { (VALUES_AT_ONCE / names.len().max(1)).max(1) };
    let mut rows = archive.rows(table)?;
    let (mut waiting, mut written) = (Vec::new(), 0_u64);
    while let Some(cells) = rows.next()? {
        let mut values = Vec::with_capacity(cells.len());
        for (column, cell) in table.columns.iter().zip(&cells) {
            let cell = if late.contains(&column) { &serde_json::Value::Null } else { cell };
            let value = column.kind.bind(cell);
            let wrong = || rows.wrong(format!("{} is no {}", column.name, column.kind.word()));
            values.push(value.ok_or_else(wrong)?);
        }
        waiting.push(values);
        written += 1;
        if waiting.len() >= at_once {
            let batch = std::mem::take(&mut waiting);
            let inserted = load.insert(&table.name, &names, batch).await;
            inserted.map_err(|error| rows.wrong(error))?;
        }
    }
    if !waiting.is_empty() {
        let inserted = load.insert(&table.name, &names, waiting).await;
        inserted.map_err(|error| rows.wrong(error))?;
    }
    Ok(written)
}

/// Fills in what refers to rows that were not there yet.
async fn set_late(
    archive: &mut Archive,
    load: &Load,
    schema: &Schema,
    table: &Table,
) -> Result<(), BackupError> {
    let late = schema.late(table);
    if late.is_empty() {
        return Ok(());
    }
    let mut rows = archive.rows(table)?;
    while let Some(cells) = rows.next()? {
        let of = |name: &str| {
            let mut columns = table.columns.iter().zip(&cells);
            columns.find(|(column, _)| column.name == name)
        };
        let (mut sets, mut values): (Vec<String>, Vec<Value>) = (Vec::new(), Vec::new());
        let mut bind = |name: &str| {
            let (column, cell) = of(name)?;
            values.push(column.kind.bind(cell)?);
            Some(format!("{name} = ${}", values.len()))
        };
        for column in &late {
            if of(&column.name).is_some_and(|(_, cell)| !cell.is_null()) {
                sets.extend(bind(&column.name));
            }
        }
        if sets.is_empty() {
            continue;
        }
        let wheres: Vec<String> = table.key.iter().filter_map(|name| bind(name)).collect();
        let sql =
            format!("UPDATE {} SET {} WHERE {}", table.name, sets.join(", "), wheres.join(" AND "));
        let set = load.write(&sql, values).await;
        set.map_err(|error| rows.wrong(error))?;
    }
    Ok(())
}

//! What tables there are, read from the migrations that make them.
//!
//! The migrations are one text for both databases, so what they say holds on both; asking each
//! database's own catalogue would be two texts. A test holds the two together.

use super::statement::{Column, Statement, Unreadable};
use crate::store::Migration;

/// The tables that some migrations make, in the order in which they were made.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Schema {
    /// The tables. What a table must refer to was made before it.
    pub tables: Vec<Table>,
}

/// A table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// Its name.
    pub name: String,
    /// Its columns.
    pub columns: Vec<Column>,
    /// The columns of its primary key.
    pub key: Vec<String>,
}

impl Table {
    /// The column of that name.
    pub fn column(&self, name: &str) -> Option<&Column> {
        self.columns.iter().find(|column| column.name == name)
    }

    fn column_mut(&mut self, name: &str) -> Option<&mut Column> {
        self.columns.iter_mut().find(|column| column.name == name)
    }
}

impl Schema {
    /// The tables after these migrations.
    ///
    /// # Errors
    /// The statement that is none of those migrations are written in.
    pub fn of(migrations: &[Migration]) -> Result<Self, Unreadable> {
        let mut schema = Self::default();
        for migration in migrations {
            for sql in migration.sql.split(';') {
                let statement = Statement::read(sql)?;
                schema.apply(statement).ok_or_else(|| Unreadable(sql.trim().to_owned()))?;
            }
        }
        Ok(schema)
    }

    /// The table of that name.
    pub fn table(&self, name: &str) -> Option<&Table> {
        self.tables.iter().find(|table| table.name == name)
    }

    /// The columns that can only be filled in once all rows are there: those that may be empty and
    /// refer to the table itself or to one made later.
    pub fn late<'s>(&'s self, table: &'s Table) -> Vec<&'s Column> {
        let made = |name: &str| self.tables.iter().position(|table| table.name == name);
        let own = made(&table.name);
        let later = |column: &&Column| {
            let target = column.refers.as_deref();
            !column.required && target.is_some_and(|target| made(target) >= own)
        };
        table.columns.iter().filter(later).collect()
    }

    fn table_mut(&mut self, name: &str) -> Option<&mut Table> {
        self.tables.iter_mut().find(|table| table.name == name)
    }

    /// `None` where it speaks of what is not there.
    fn apply(&mut self, statement: Statement) -> Option<()> {
        match statement {
            Statement::Create { table, columns, key } => {
                self.tables.push(Table { name: table, columns, key });
            }
            Statement::Drop { table } => self.tables.retain(|known| known.name != table),
            Statement::AddColumn { table, column } => self.table_mut(&table)?.columns.push(column),
            Statement::DropColumn { table, column } => {
                self.table_mut(&table)?.columns.retain(|known| known.name != column);
            }
            Statement::RenameColumn { table, from, to } => {
                let table = self.table_mut(&table)?;
                table.column_mut(&from)?.name.clone_from(&to);
                table
                    .key
                    .iter_mut()
                    .filter(|name| **name == from)
                    .for_each(|name| name.clone_from(&to));
            }
            Statement::RenameTable { from, to } => {
                self.table_mut(&from)?.name.clone_from(&to);
                let columns = self.tables.iter_mut().flat_map(|table| &mut table.columns);
                for column in columns.filter(|column| column.refers.as_ref() == Some(&from)) {
                    column.refers = Some(to.clone());
                }
            }
            Statement::Other => {}
        }
        Some(())
    }
}

//! `ddci index step impute`

use super::super::inputs::{Refused, wrong};
use super::super::report::Grid;
use super::data::{WithMeta, grid};
use clap::{Args, ValueEnum};
use ddci_index::missing::{Fill, impute};
use ddci_platform::web::Lang;

/// What gaps are filled with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum With {
    /// The mean of the column
    Mean,
    /// The median of the column
    Median,
}

/// Fills gaps from the same column.
#[derive(Debug, Args)]
pub struct Impute {
    #[command(flatten)]
    from: WithMeta,
    /// What gaps are filled with
    #[arg(long, value_enum, default_value_t = With::Mean)]
    with: With,
    /// Only from units of the same group: a column of the table
    #[arg(long)]
    by: Option<String>,
    /// Only from units of the same group: the first column that META lists as a Group
    #[arg(long, conflicts_with = "by")]
    grouped: bool,
}

impl Impute {
    /// The filled table.
    ///
    /// # Errors
    /// A file that is refused.
    pub fn run(&self, lang: Lang) -> Result<Grid, Refused> {
        let (table, meta) = self.from.read(lang)?;
        let listed = meta.groups.first().filter(|_| self.grouped);
        let by = self.by.as_ref().or(listed);
        let groups = by.map(|by| self.from.data.names(lang, by)).transpose()?;
        let fill = match self.with {
            With::Mean => Fill::Mean,
            With::Median => Fill::Median,
        };
        let filled =
            impute(&table, fill, groups.as_deref()).map_err(|fault| wrong(lang, &fault))?;
        Ok(grid(&filled.table))
    }
}

//! `ddci index step transform`

use super::super::inputs::Refused;
use super::super::report::{Cell, Grid};
use super::data::{Data, heads, no_such};
use clap::Args;
use ddci_index::treat::{box_cox, log_shifted};
use ddci_platform::web::Lang;

/// Transforms of one column.
#[derive(Debug, Args)]
pub struct Transform {
    #[command(flatten)]
    from: Data,
    /// The column
    #[arg(long)]
    column: String,
}

impl Transform {
    /// The column and its transforms.
    ///
    /// # Errors
    /// A file that is refused, or a column that is not there.
    pub fn run(&self, lang: Lang) -> Result<Grid, Refused> {
        let table = self.from.table(lang, None)?;
        let x = table
            .column(&self.column)
            .map_err(|_| no_such(lang, &self.column, &table.codes().join(", ")))?;
        let columns =
            [x.to_vec(), box_cox(x, 0.0), box_cox(x, 0.5), box_cox(x, -1.0), log_shifted(x)];
        let row = |at: usize| {
            columns.iter().map(|column| Cell::number(column.get(at).copied(), 15)).collect()
        };
        let head = heads(["x", "boxcox_0", "boxcox_half", "boxcox_minus1", "log_CT"]);
        Ok(Grid { title: String::new(), head, rows: (0..x.len()).map(row).collect() })
    }
}

//! `ddci index step missing`

use super::super::inputs::Refused;
use super::super::report::{Cell, Grid};
use super::data::{WithMeta, heads};
use clap::Args;
use ddci_index::missing::{Availability, availability};
use ddci_platform::web::Lang;

/// Counts gaps and zeros of each unit.
#[derive(Debug, Args)]
pub struct Missing {
    #[command(flatten)]
    from: WithMeta,
}

impl Missing {
    /// The counts.
    ///
    /// # Errors
    /// A file that is refused.
    pub fn run(&self, lang: Lang) -> Result<Grid, Refused> {
        let (table, _) = self.from.read(lang)?;
        let row = |unit: &Availability| {
            let (missing, zeros) = (unit.missing as f64, unit.zeros as f64);
            let counts = [missing, zeros, missing + zeros, unit.available, unit.not_zero];
            let counts = counts.map(|count| Cell::number(Some(count), 15));
            std::iter::once(Cell::text(Some(&unit.unit))).chain(counts).collect()
        };
        let head = ["uCode", "N_missing", "N_zero", "N_miss_or_zero", "Dat_Avail", "Non_Zero"];
        let rows = availability(&table).iter().map(row).collect();
        Ok(Grid { title: String::new(), head: heads(head), rows })
    }
}

//! `ddci index step screen`

use super::super::inputs::{Refused, wrong};
use super::super::report::{Cell, Grid};
use super::data::{WithMeta, heads};
use clap::Args;
use ddci_index::missing::with_enough;
use ddci_platform::web::Lang;

/// Keeps units of which enough is there.
#[derive(Debug, Args)]
pub struct Screen {
    #[command(flatten)]
    from: WithMeta,
    /// The share of a unit's indicators that must be there
    #[arg(long)]
    least: f64,
}

impl Screen {
    /// The units.
    ///
    /// # Errors
    /// A file that is refused.
    pub fn run(&self, lang: Lang) -> Result<Grid, Refused> {
        let (table, _) = self.from.read(lang)?;
        let kept = with_enough(&table, self.least).map_err(|fault| wrong(lang, &fault))?;
        let rows = kept.units().iter().map(|unit| vec![Cell::text(Some(unit))]).collect();
        Ok(Grid { title: String::new(), head: heads(["uCode"]), rows })
    }
}

//! `ddci index step normalise`

use super::super::inputs::{Refused, wrong};
use super::super::report::Grid;
use super::data::{WithMeta, grid};
use clap::Args;
use ddci_index::normalise::{Normalisation, normalise};
use ddci_platform::web::Lang;

/// Brings every column to one scale, after multiplying it by its direction.
#[derive(Debug, Args)]
pub struct Normalise {
    #[command(flatten)]
    from: WithMeta,
    /// minmax:LOW:HIGH, zscore:MEAN:SD, rank, prank, borda, dist2max or dist2ref:UNIT
    #[arg(long, default_value = "minmax:1:10", value_parser = how)]
    how: Normalisation,
}

/// A way to normalise, as it is typed.
pub fn how(text: &str) -> Result<Normalisation, String> {
    let parts: Vec<&str> = text.split(':').collect();
    let pair = |one: &str, other: &str| {
        let number = |text: &str| text.parse::<f64>().map_err(|_| format!("{text:?} is no number"));
        Ok::<_, String>((number(one)?, number(other)?))
    };
    match parts.as_slice() {
        ["minmax", low, high] => {
            pair(low, high).map(|(low, high)| Normalisation::MinMax { low, high })
        }
        ["zscore", mean, sd] => {
            pair(mean, sd).map(|(mean, deviation)| Normalisation::ZScore { mean, deviation })
        }
        ["rank"] => Ok(Normalisation::Rank),
        ["prank"] => Ok(Normalisation::PercentileRank),
        ["borda"] => Ok(Normalisation::Borda),
        ["dist2max"] => Ok(Normalisation::DistanceToMax),
        ["dist2ref", unit] => Ok(Normalisation::DistanceToReference { unit: (*unit).to_owned() }),
        _ => Err(format!("{text:?} is no way to normalise")),
    }
}

impl Normalise {
    /// The scores.
    ///
    /// # Errors
    /// A file that is refused.
    pub fn run(&self, lang: Lang) -> Result<Grid, Refused> {
        let (table, meta) = self.from.read(lang)?;
        let scores = meta.tree.directed(&table).and_then(|table| normalise(&table, &self.how));
        Ok(grid(&scores.map_err(|fault| wrong(lang, &fault))?.table))
    }
}

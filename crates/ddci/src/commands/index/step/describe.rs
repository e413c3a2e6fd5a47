//! `ddci index step describe`

use super::super::inputs::Refused;
use super::super::report::{Cell, Grid};
use super::data::{WithMeta, heads};
use clap::Args;
use ddci_index::describe::{Description, Limits};
use ddci_platform::web::Lang;

/// Describes each column.
#[derive(Debug, Args)]
pub struct Describe {
    #[command(flatten)]
    from: WithMeta,
}

const HEAD: [&str; 20] = [
    "iCode",
    "Min",
    "Max",
    "Mean",
    "Median",
    "Std",
    "Skew",
    "Kurt",
    "N.Avail",
    "N.NonZero",
    "N.Unique",
    "N.Same",
    "Frc.Avail",
    "Frc.NonZero",
    "Frc.Unique",
    "Frc.Same",
    "Flag.Avail",
    "Flag.NonZero",
    "Flag.Unique",
    "Flag.SkewKurt",
];

impl Describe {
    /// The descriptions.
    ///
    /// # Errors
    /// A file that is refused.
    pub fn run(&self, lang: Lang) -> Result<Grid, Refused> {
        let (table, _) = self.from.read(lang)?;
        let rows = table.codes().iter().zip(table.columns());
        let rows = rows.filter_map(|(code, column)| Some(row(code, &Description::of(column)?)));
        Ok(Grid { title: String::new(), head: heads(HEAD), rows: rows.collect() })
    }
}

fn row(code: &str, found: &Description) -> Vec<Cell> {
    let counts = [found.available, found.not_zero, found.different, found.same];
    let counts = counts.map(|count| count as f64);
    // All but the first are shares of what is there.
    let mut shares = counts.map(|count| count / found.available as f64);
    shares[0] = found.available as f64 / found.cells as f64;
    let places = [found.min, found.max, found.mean, found.median, found.deviation].map(Some);
    let numbers = places.into_iter().chain([found.skewness, found.kurtosis]);
    let numbers = numbers.chain(counts.into_iter().chain(shares).map(Some));
    let flags = found.flags(&Limits::default());
    let word = |flag: bool, word: &str| Cell::text(Some(if flag { word } else { "ok" }));
    std::iter::once(Cell::text(Some(code)))
        .chain(numbers.map(|number| Cell::number(number, 15)))
        .chain([
            word(flags.gaps, "LOW"),
            word(flags.zeros, "LOW"),
            word(flags.repeats, "LOW"),
            word(flags.outliers, "OUT"),
        ])
        .collect()
}

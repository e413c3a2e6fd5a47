//! `ddci index step replicates`

use super::super::inputs::Refused;
use super::data::{column, sheet};
use super::drawn::Drawn;
use clap::Args;
use ddci_index::Fault;
use ddci_index::replicate::{Replicates, bootstrap_weights, jackknife, replicate_mean};
use ddci_platform::web::Lang;
use ddci_survey_reader::Sheet;
use serde_json::{Value, json};
use std::path::PathBuf;

/// A mean and its error from replicate weights.
#[derive(Debug, Args)]
pub struct ReplicatesOf {
    #[command(flatten)]
    drawn: Drawn,
    /// The column whose mean is estimated
    #[arg(long)]
    mean: String,
    #[command(flatten)]
    how: How,
    /// The seed of the bootstrap
    #[arg(long, default_value_t = 1)]
    seed: u64,
}

/// Where replicate weights come from.
#[derive(Debug, Args)]
#[group(required = true, multiple = false)]
struct How {
    /// A table of replicate weights: a row for each respondent in the order of the answers, a column
    /// for each replicate
    #[arg(long)]
    weights: Option<PathBuf>,
    /// So many bootstrap replicates (Rao and Wu, n - 1 draws in each stratum)
    #[arg(long)]
    bootstrap: Option<usize>,
    /// The stratified jackknife
    #[arg(long)]
    jackknife: bool,
}

impl ReplicatesOf {
    /// The estimate with the replicates.
    ///
    /// # Errors
    /// A file or column that is refused.
    pub fn run(&self, lang: Lang) -> Result<Value, Refused> {
        let sampled = self.drawn.open(lang)?;
        let values = column(lang, &sampled.file, &sampled.sheet, &self.mean)?;
        let wrong = |fault: Fault| sampled.file.wrong(lang, &fault);
        let replicates = match &self.how {
            How { weights: Some(path), .. } => {
                let (file, given) = sheet(lang, path, "weights")?;
                let columns: Result<Vec<Vec<f64>>, Refused> =
                    of_numbers(&given).map(|name| column(lang, &file, &given, name)).collect();
                Replicates::bootstrap(columns?).map_err(wrong)?
            }
            How { bootstrap: Some(count), .. } => {
                bootstrap_weights(&sampled.design, *count, self.seed).map_err(wrong)?
            }
            _ => jackknife(&sampled.design),
        };
        let (found, means) =
            replicate_mean(sampled.design.weights(), &replicates, &values).map_err(wrong)?;
        let interval = found.interval_with(0.95, f64::INFINITY);
        Ok(json!({
            "mean": {
                "names": self.mean, "est": found.value, "se": found.error,
                "ci_low": interval.low, "ci_high": interval.high, "df": "normal",
            },
            "replicates": means,
            "scale": replicates.factors.first(),
        }))
    }
}

/// The columns that hold numbers; the others name respondents.
fn of_numbers(sheet: &Sheet) -> impl Iterator<Item = &String> {
    let numeric = |(place, _): &(usize, &String)| super::data::numbers(sheet, *place).is_ok();
    sheet.head().iter().enumerate().filter(numeric).map(|(_, name)| name)
}

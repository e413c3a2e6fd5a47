//! `ddci index step reliability`

use super::super::inputs::Refused;
use super::data::{column, sheet};
use clap::Args;
use ddci_index::Fault;
use ddci_index::numeric::matrix::Matrix;
use ddci_index::reliability::{alpha, item_rest, one_factor, squared_multiple_lambda};
use ddci_platform::web::Lang;
use serde_json::{Value, json};
use std::path::PathBuf;

/// Whether questions measure one thing.
#[derive(Debug, Args)]
pub struct Reliability {
    /// A table: a row for each respondent, a column for each question
    file: PathBuf,
    /// The questions, separated by commas; all columns where none are given
    #[arg(long, value_delimiter = ',')]
    columns: Vec<String>,
}

impl Reliability {
    /// Alpha (pairwise and over complete rows), omega, and what they are made of.
    ///
    /// # Errors
    /// A file or column that is refused, or fewer questions than there must be.
    pub fn run(&self, lang: Lang) -> Result<Value, Refused> {
        let (file, sheet) = sheet(lang, &self.file, "answers")?;
        let names = if self.columns.is_empty() { sheet.head() } else { &self.columns };
        let all: Result<Vec<Vec<f64>>, Refused> =
            names.iter().map(|name| column(lang, &file, &sheet, name)).collect();
        told(&all?).map_err(|fault| file.wrong(lang, &fault))
    }
}

fn told(all: &[Vec<f64>]) -> Result<Value, Fault> {
    let rows = all.first().map_or(0, Vec::len);
    let cell = |column: &Vec<f64>, row: usize| column.get(row).copied().unwrap_or(f64::NAN);
    let whole = |row: &usize| all.iter().all(|column| !cell(column, *row).is_nan());
    let kept: Vec<usize> = (0..rows).filter(whole).collect();
    let complete: Vec<Vec<f64>> =
        all.iter().map(|column| kept.iter().map(|row| cell(column, *row)).collect()).collect();
    let pairwise: Vec<&[f64]> = all.iter().map(Vec::as_slice).collect();
    let complete: Vec<&[f64]> = complete.iter().map(Vec::as_slice).collect();
    let (loose, strict) = (alpha(&pairwise)?, alpha(&complete)?);
    let interval = strict.interval(0.95, kept.len(), all.len());
    let rest: Vec<f64> = item_rest(&complete).iter().map(|rest| rest.correlation).collect();
    // One factor behind two questions is not determined.
    let factor = one_factor(&complete).ok();
    let eigen: Vec<f64> =
        Matrix::correlations(&complete).eigen().into_iter().map(|(value, _)| value).collect();
    Ok(json!({
        "n": rows,
        "n_complete": kept.len(),
        "alpha_pairwise_raw": loose.raw,
        "alpha_pairwise_std": loose.standardised,
        "alpha_complete_raw": strict.raw,
        "alpha_complete_std": strict.standardised,
        "feldt95": [interval.low, interval.high],
        "item_deleted_complete": strict.without_item,
        "item_rest_r_complete": rest,
        "guttman6_complete": squared_multiple_lambda(&complete),
        "one_factor_loadings_minres": factor.as_ref().map(|factor| &factor.loadings),
        "omega_one_factor": factor.as_ref().map(|factor| factor.omega),
        "eigenvalues": eigen,
    }))
}

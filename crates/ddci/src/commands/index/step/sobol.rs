//! `ddci index step sobol`

use super::super::inputs::Refused;
use super::data::{column, sheet};
use clap::{Args, ValueEnum};
use ddci_index::Fault;
use ddci_index::robust::{Scale, Sobol as Runs, SobolEffect, effects};
use ddci_platform::web::Lang;
use serde_json::{Value, json};
use std::path::PathBuf;

/// The order of the runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Order {
    /// A, AB1 … ABk, B for each base row, as SALib
    Rows,
    /// A, AB1 … ABk, BA1 … BAk, B for each base row, as SALib for second order
    RowsBoth,
    /// All of A, all of B, all of AB1 …
    Blocks,
}

/// What the variance is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Variance {
    /// Of A and B, results standardised over all runs first, as SALib
    Standardised,
    /// Of A and B, divisor n - 1, as COINr
    Sample,
}

/// Sobol' indices of results.
#[derive(Debug, Args)]
pub struct Sobol {
    /// The runs: a column for each input, then the result
    file: PathBuf,
    /// The column of results; the last one where none is given
    #[arg(long)]
    result: Option<String>,
    /// The number of inputs; all other columns where none is given
    #[arg(long)]
    inputs: Option<usize>,
    /// The order of the runs; where none is given, one of the two by rows, told apart by the inputs
    #[arg(long, value_enum)]
    order: Option<Order>,
    /// What the variance is
    #[arg(long, value_enum, default_value_t = Variance::Standardised)]
    variance: Variance,
    /// Resamples behind the half widths
    #[arg(long, default_value_t = 500)]
    resamples: usize,
    /// The seed of the resamples
    #[arg(long, default_value_t = 3)]
    seed: u64,
}

impl Sobol {
    /// First and total indices with half widths of their 95 % intervals.
    ///
    /// # Errors
    /// A file that is refused, or runs that make no design.
    pub fn run(&self, lang: Lang) -> Result<Value, Refused> {
        let (file, sheet) = sheet(lang, &self.file, "runs")?;
        let last = || sheet.head().last().cloned().unwrap_or_default();
        let results = column(lang, &file, &sheet, &self.result.clone().unwrap_or_else(last))?;
        let inputs = self.inputs.unwrap_or(sheet.head().len() - 1);
        let block = |row: usize| -> Vec<&str> {
            let cells =
                sheet.rows().nth(row).map(|row| (0..inputs).map(|at| row.cell(at)).collect());
            cells.unwrap_or_default()
        };
        let order = self.order.unwrap_or_else(|| order(inputs, block));
        self.told(order, &results, inputs).map_err(|fault| file.wrong(lang, &fault))
    }

    fn told(&self, order: Order, results: &[f64], inputs: usize) -> Result<Value, Fault> {
        let runs = match order {
            Order::Rows => Runs::from_rows(results, inputs)?,
            Order::RowsBoth => Runs::from_rows_both(results, inputs)?,
            Order::Blocks => Runs::from_blocks(results, results.len() / (inputs + 2))?,
        };
        let scale = match self.variance {
            Variance::Standardised => Scale::Standardised,
            Variance::Sample => Scale::Sample,
        };
        let found = effects(&runs, scale, 0.95, self.resamples, self.seed)?;
        let list = |of: fn(&SobolEffect) -> f64| found.iter().map(of).collect::<Vec<f64>>();
        Ok(json!({
            "N": runs.a.len(), "D": inputs,
            "S1": list(|own| own.first),
            "ST": list(|own| own.total),
            "S1_conf": list(|own| (own.first_interval.high - own.first_interval.low) / 2.0),
            "ST_conf": list(|own| (own.total_interval.high - own.total_interval.low) / 2.0),
        }))
    }
}

/// The order of rows whose inputs these are: with second order the last row of the first `2 k + 2` is B,
/// and the ones before it are B but for one input each, which is that of A.
fn order<'a>(inputs: usize, row: impl Fn(usize) -> Vec<&'a str>) -> Order {
    let (first, last) = (row(0), row(2 * inputs + 1));
    let swapped = |input: usize| {
        let mut whole = last.clone();
        if let (Some(cell), Some(own)) = (whole.get_mut(input), first.get(input)) {
            *cell = own;
        }
        row(inputs + 1 + input) == whole
    };
    if !last.is_empty() && (0..inputs).all(swapped) { Order::RowsBoth } else { Order::Rows }
}

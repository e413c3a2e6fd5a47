//! `ddci index step aggregate`

use super::super::inputs::{Refused, wrong};
use super::super::report::Grid;
use super::data::{WithMeta, grid};
use super::normalise::how;
use clap::{Args, ValueEnum};
use ddci_index::aggregate::{Aggregation, Mean, aggregate};
use ddci_index::normalise::{Normalisation, normalise};
use ddci_index::rank::{Ties, ranks};
use ddci_index::treat::{Treatment, treat};
use ddci_index::{Fault, Table, Tree};
use ddci_platform::web::Lang;

/// Which weights.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Weights {
    /// Those of the hierarchy
    Original,
    /// All 1
    Equal,
}

/// Brings indicators up the hierarchy.
#[derive(Debug, Args)]
pub struct Aggregate {
    #[command(flatten)]
    from: WithMeta,
    /// How columns are normalised first
    #[arg(long, default_value = "minmax:1:10", value_parser = how)]
    how: Normalisation,
    /// amean, gmean, hmean, median or copeland
    #[arg(long, default_value = "amean", value_parser = mean)]
    mean: Mean,
    /// Which weights
    #[arg(long, value_enum, default_value_t = Weights::Original)]
    weights: Weights,
    /// The share of a parent's children that must be there
    #[arg(long, default_value_t = 0.0)]
    least: f64,
    /// Cut at most so many outliers back first
    #[arg(long)]
    treat: Option<usize>,
    /// Print ranks instead of scores: 1 is the highest, ties take the lowest number
    #[arg(long)]
    ranks: bool,
}

/// A mean, as it is typed.
pub fn mean(text: &str) -> Result<Mean, String> {
    match text.trim_start_matches("a_") {
        "amean" => Ok(Mean::Arithmetic),
        "gmean" => Ok(Mean::Geometric),
        "hmean" => Ok(Mean::Harmonic),
        "median" => Ok(Mean::Median),
        "copeland" => Ok(Mean::Copeland),
        _ => Err(format!("{text:?} is no mean: amean, gmean, hmean, median, copeland")),
    }
}

/// Treats (as it came), directs and normalises.
///
/// # Errors
/// As the library's.
pub fn prepared(
    table: &Table,
    tree: &Tree,
    most_points: Option<usize>,
    how: &Normalisation,
) -> Result<Table, Fault> {
    let treated = most_points
        .map(|most_points| treat(table, &Treatment { most_points, ..Treatment::default() }).0);
    Ok(normalise(&tree.directed(treated.as_ref().unwrap_or(table))?, how)?.table)
}

/// Ranks of every column.
///
/// # Errors
/// None for a table of scores.
pub fn ranked(scores: &Table) -> Result<Table, Fault> {
    let columns = scores.codes().iter().zip(scores.columns());
    let columns = columns.map(|(code, column)| (code.clone(), ranks(column, Ties::Lowest)));
    Table::new(scores.units().to_vec(), columns)
}

impl Aggregate {
    /// Scores or ranks.
    ///
    /// # Errors
    /// A file that is refused.
    pub fn run(&self, lang: Lang) -> Result<Grid, Refused> {
        let (table, meta) = self.from.read(lang)?;
        self.scores(&table, &meta.tree).map(|scores| grid(&scores)).map_err(|f| wrong(lang, &f))
    }

    fn scores(&self, table: &Table, tree: &Tree) -> Result<Table, Fault> {
        let tree = match self.weights {
            Weights::Original => tree.clone(),
            Weights::Equal => tree.with_equal_weights(),
        };
        let ready = prepared(table, &tree, self.treat, &self.how)?;
        let how = Aggregation { mean: self.mean, least_share: self.least };
        let scores = aggregate(&ready, &tree, &how)?;
        if self.ranks { ranked(&scores) } else { Ok(scores) }
    }
}

//! `ddci index step sensitivity`

use super::super::inputs::{Refused, wrong};
use super::super::report::{Cell, Grid};
use super::aggregate::{mean, prepared};
use super::data::{WithMeta, column, heads, no_such, place, sheet};
use super::normalise::how;
use clap::{Args, ValueEnum};
use ddci_index::aggregate::{Aggregation, Mean, aggregate};
use ddci_index::normalise::Normalisation;
use ddci_index::numeric::moments::mean as mean_of;
use ddci_index::numeric::quantile::quantile;
use ddci_index::rank::{Ties, ranks};
use ddci_index::robust::{Scale, Sobol, effects};
use ddci_index::{Fault, Table, Tree};
use ddci_platform::web::Lang;
use std::path::PathBuf;

/// What is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Show {
    /// The mean absolute change of rank of each run
    Moved,
    /// Sobol' indices of the choices
    Indices,
    /// Nominal rank, mean, median and quantiles over the runs of A and B, by unit
    Ranks,
}

/// Runs stated choices.
#[derive(Debug, Args)]
pub struct Sensitivity {
    #[command(flatten)]
    from: WithMeta,
    /// The runs: columns norm (the place of a --norm), weights (a column w1, w2 … of --weights), agg
    /// (a mean); in the order A, B, AB1 … of a Saltelli design
    #[arg(long)]
    parameters: PathBuf,
    /// Sets of weights: iCode, w1, w2 …
    #[arg(long)]
    weights: PathBuf,
    /// The ways of normalising that norm = 1, 2 … stand for; the first is the nominal one
    #[arg(long, value_parser = how, default_values = ["minmax:1:10", "zscore:5.5:1"])]
    norm: Vec<Normalisation>,
    /// Cut at most so many outliers back first
    #[arg(long)]
    treat: Option<usize>,
    /// What is printed
    #[arg(long, value_enum, default_value_t = Show::Moved)]
    show: Show,
}

/// One run's choices.
struct Choice {
    norm: usize,
    weights: Vec<f64>,
    mean: Mean,
}

/// Inputs that the runs vary.
const INPUTS: [&str; 3] = ["Norm", "Weights", "Agg"];

impl Sensitivity {
    /// What was asked for.
    ///
    /// # Errors
    /// A file that is refused.
    pub fn run(&self, lang: Lang) -> Result<Grid, Refused> {
        let (table, meta) = self.from.read(lang)?;
        let choices = self.choices(lang, &meta.tree)?;
        let runs = self.runs(&table, &meta.tree, &choices).map_err(|fault| wrong(lang, &fault))?;
        let (nominal, runs) = runs;
        match self.show {
            Show::Moved => Ok(moved(&nominal, &runs)),
            Show::Indices => indices(&nominal, &runs).map_err(|fault| wrong(lang, &fault)),
            Show::Ranks => Ok(summaries(table.units(), &nominal, &runs)),
        }
    }

    fn choices(&self, lang: Lang, tree: &Tree) -> Result<Vec<Choice>, Refused> {
        let (sets_file, sets) = sheet(lang, &self.weights, "weights")?;
        let codes = place(lang, &sets_file, &sets, "iCode")?;
        let (file, runs) = sheet(lang, &self.parameters, "parameters")?;
        let norms = column(lang, &file, &runs, "norm")?;
        let [set, agg] = ["weights", "agg"].map(|name| place(lang, &file, &runs, name));
        let (set, agg) = (set?, agg?);
        let mut choices = Vec::new();
        for (row, norm) in runs.rows().zip(norms) {
            let name = format!("w{}", row.cell(set));
            let stated = column(lang, &sets_file, &sets, &name)?;
            let weight = |code: &String| {
                sets.column(codes).zip(&stated).find_map(|(own, w)| (own == code).then_some(*w))
            };
            let weights = tree.nodes().iter().map(|node| weight(&node.code).unwrap_or(node.weight));
            let mean = mean(row.cell(agg)).map_err(Refused::one)?;
            let norm = norm as usize;
            if norm == 0 || norm > self.norm.len() {
                return Err(no_such(lang, &norm.to_string(), &format!("1–{}", self.norm.len())));
            }
            choices.push(Choice { norm: norm - 1, weights: weights.collect(), mean });
        }
        Ok(choices)
    }

    /// The nominal ranks, and those of every run.
    fn runs(
        &self,
        table: &Table,
        tree: &Tree,
        choices: &[Choice],
    ) -> Result<(Vec<f64>, Vec<Vec<f64>>), Fault> {
        let tables: Result<Vec<Table>, Fault> =
            self.norm.iter().map(|how| prepared(table, tree, self.treat, how)).collect();
        let tables = tables?;
        let ranked = |norm: usize, tree: &Tree, mean: Mean| -> Result<Vec<f64>, Fault> {
            let Some(table) = tables.get(norm) else { return Ok(Vec::new()) };
            let scores = aggregate(table, tree, &Aggregation { mean, least_share: 0.0 })?;
            let ranks = ranks(scores.column(tree.root())?, Ties::Lowest);
            Ok(ranks.into_iter().map(|rank| rank.unwrap_or(f64::NAN)).collect())
        };
        let run = |choice: &Choice| {
            ranked(choice.norm, &tree.with_weights(&choice.weights)?, choice.mean)
        };
        let runs: Result<Vec<Vec<f64>>, Fault> = choices.iter().map(run).collect();
        Ok((ranked(0, tree, Mean::Arithmetic)?, runs?))
    }
}

fn steps(nominal: &[f64], runs: &[Vec<f64>]) -> Vec<f64> {
    let step = |run: &Vec<f64>| {
        let moved: Vec<f64> =
            run.iter().zip(nominal).map(|(now, then)| (now - then).abs()).collect();
        mean_of(&moved)
    };
    runs.iter().map(step).collect()
}

fn moved(nominal: &[f64], runs: &[Vec<f64>]) -> Grid {
    let row = |(run, moved): (usize, f64)| {
        vec![Cell::Number(run as f64 + 1.0, 0), Cell::number(Some(moved), 15)]
    };
    let rows = steps(nominal, runs).into_iter().enumerate().map(row).collect();
    Grid { title: String::new(), head: heads(["run", "mean_abs_rank_change"]), rows }
}

fn indices(nominal: &[f64], runs: &[Vec<f64>]) -> Result<Grid, Fault> {
    let base = runs.len() / (INPUTS.len() + 2);
    let results = Sobol::from_blocks(&steps(nominal, runs), base)?;
    let found = effects(&results, Scale::Sample, 0.95, 1, 1)?;
    let row = |(input, effect): (&&str, &ddci_index::robust::SobolEffect)| {
        let (first, total) =
            (Cell::number(Some(effect.first), 15), Cell::number(Some(effect.total), 15));
        vec![Cell::text(Some(input)), first, total]
    };
    let rows = INPUTS.iter().zip(&found).map(row).collect();
    Ok(Grid { title: String::new(), head: heads(["Variable", "Si", "STi"]), rows })
}

/// Statistics are over the runs of A and B, where choices are drawn independently.
fn summaries(units: &[String], nominal: &[f64], runs: &[Vec<f64>]) -> Grid {
    let counted = runs.len() / (INPUTS.len() + 2) * 2;
    let row = |(at, (unit, nominal)): (usize, (&String, &f64))| {
        let own = runs.iter().take(counted).filter_map(|run| run.get(at).copied());
        let own: Vec<f64> = own.filter(|rank| !rank.is_nan()).collect();
        let numbers = [
            *nominal,
            mean_of(&own),
            quantile(&own, 0.5),
            quantile(&own, 0.05),
            quantile(&own, 0.95),
        ];
        let numbers = numbers.map(|number| Cell::number(Some(number), 15));
        std::iter::once(Cell::text(Some(unit))).chain(numbers).collect()
    };
    let rows = units.iter().zip(nominal).enumerate().map(row).collect();
    let head = heads(["uCode", "Nominal", "Mean", "Median", "Q5", "Q95"]);
    Grid { title: String::new(), head, rows }
}

//! `ddci index step what-if`

use super::super::inputs::{Refused, wrong};
use super::super::report::{Cell, Grid};
use super::aggregate::prepared;
use super::data::{Meta, WithMeta, grid, heads};
use clap::Args;
use ddci_index::aggregate::{Aggregation, aggregate};
use ddci_index::normalise::Normalisation;
use ddci_index::rank::{Ties, ranks};
use ddci_index::{Fault, Node, Table, Tree};
use ddci_platform::web::Lang;

/// Leaves out each node of a level in turn.
#[derive(Debug, Args)]
pub struct WhatIf {
    #[command(flatten)]
    from: WithMeta,
    /// The level; indicators are 1
    #[arg(long, default_value_t = 2)]
    level: u32,
    /// Cut at most so many outliers back first
    #[arg(long)]
    treat: Option<usize>,
    /// Print the ranks of each run instead of how far they moved
    #[arg(long)]
    ranks: bool,
}

/// Ranks of one run by unit.
type Run = (String, Vec<Option<f64>>);

impl WhatIf {
    /// How far ranks moved, or the ranks.
    ///
    /// # Errors
    /// A file that is refused.
    pub fn run(&self, lang: Lang) -> Result<Grid, Refused> {
        let (table, meta) = self.from.read(lang)?;
        let runs = self.runs(&table, &meta).map_err(|fault| wrong(lang, &fault))?;
        if !self.ranks {
            return Ok(moved(&runs));
        }
        let ranks = Table::new(table.units().to_vec(), runs).map_err(|f| wrong(lang, &f))?;
        Ok(grid(&ranks))
    }

    fn runs(&self, table: &Table, meta: &Meta) -> Result<Vec<Run>, Fault> {
        let ready = prepared(table, &meta.tree, self.treat, &Normalisation::ONE_TO_TEN)?;
        let root = meta.tree.root();
        let ranked = |tree: &Tree| -> Result<Vec<Option<f64>>, Fault> {
            let scores = aggregate(&ready, tree, &Aggregation::default())?;
            Ok(ranks(scores.column(root)?, Ties::Lowest))
        };
        let mut runs = vec![("Nominal".to_owned(), ranked(&meta.tree)?)];
        let nodes = meta.tree.nodes().iter().zip(&meta.levels);
        let mut left_out: Vec<&Node> = nodes
            .filter(|(node, level)| **level == self.level && node.parent.is_some())
            .map(|(node, _)| node)
            .collect();
        // Those of one parent together, as COINr lists them.
        left_out.sort_by(|a, b| a.parent.cmp(&b.parent));
        for node in left_out {
            // Without its only branch nothing has a rank.
            let ranks = match meta.tree.without(&node.code) {
                Ok(tree) => ranked(&tree)?,
                Err(_) => vec![None; table.units().len()],
            };
            runs.push((node.code.clone(), ranks));
        }
        Ok(runs)
    }
}

/// The mean absolute change of rank against the first run, over units with both.
fn moved(runs: &[Run]) -> Grid {
    let nominal = runs.first().map_or(&[][..], |(_, ranks)| ranks);
    let row = |(code, ranks): &Run| {
        let pairs = ranks.iter().zip(nominal).filter_map(|(now, then)| Some((*now)? - (*then)?));
        let steps: Vec<f64> = pairs.map(f64::abs).collect();
        let mean = steps.iter().sum::<f64>() / steps.len() as f64;
        vec![Cell::text(Some(code)), Cell::number(Some(mean), 15)]
    };
    let head = heads(["removed", "mean_abs_rank_diff"]);
    Grid { title: String::new(), head, rows: runs.iter().map(row).collect() }
}

//! `ddci index step components`

use super::super::inputs::{Refused, wrong};
use super::super::report::{Cell, Grid};
use super::aggregate::prepared;
use super::data::{WithMeta, heads};
use clap::Args;
use ddci_index::normalise::Normalisation;
use ddci_index::reliability::alpha;
use ddci_index::weigh::principal_weights;
use ddci_index::{Fault, Node, Table, Tree};
use ddci_platform::web::Lang;

/// What the indicators of each group have in common.
#[derive(Debug, Args)]
pub struct Components {
    #[command(flatten)]
    from: WithMeta,
    /// Cut at most so many outliers back first
    #[arg(long)]
    treat: Option<usize>,
    /// Print alpha of each group instead of loadings
    #[arg(long)]
    alpha: bool,
}

impl Components {
    /// Loadings by indicator, or alpha by group; a group of one has neither.
    ///
    /// # Errors
    /// A file that is refused.
    pub fn run(&self, lang: Lang) -> Result<Grid, Refused> {
        let (table, meta) = self.from.read(lang)?;
        let ready = prepared(&table, &meta.tree, self.treat, &Normalisation::ONE_TO_TEN)
            .map_err(|fault| wrong(lang, &fault))?;
        let groups = groups(&meta.tree);
        let found = if self.alpha { alphas(&ready, &groups) } else { loadings(&ready, &groups) };
        found.map_err(|fault| wrong(lang, &fault))
    }
}

/// The indicators of each parent, in the order they are met.
fn groups(tree: &Tree) -> Vec<(String, Vec<String>)> {
    let mut groups: Vec<(String, Vec<String>)> = Vec::new();
    for Node { code, parent, .. } in tree.indicators() {
        let Some(parent) = parent else { continue };
        match groups.iter_mut().find(|(own, _)| own == parent) {
            Some((_, codes)) => codes.push(code.clone()),
            None => groups.push((parent.clone(), vec![code.clone()])),
        }
    }
    groups
}

fn alphas(table: &Table, groups: &[(String, Vec<String>)]) -> Result<Grid, Fault> {
    let mut rows = Vec::new();
    for (group, codes) in groups {
        let own = table.select(codes)?;
        let columns: Vec<&[f64]> = own.columns().collect();
        let value = alpha(&columns).ok().map(|alpha| alpha.raw);
        rows.push(vec![Cell::text(Some(group)), Cell::number(value, 15)]);
    }
    Ok(Grid { title: String::new(), head: heads(["group", "cronbach_alpha"]), rows })
}

/// Over the units without a gap in the group; a group with an indicator that never differs has none.
/// Groups of one parent stand together, as COINr lists them.
fn loadings(table: &Table, groups: &[(String, Vec<String>)]) -> Result<Grid, Fault> {
    let mut groups: Vec<_> = groups.iter().collect();
    groups.sort();
    let mut rows = Vec::new();
    for (_, codes) in groups {
        let own = table.select(codes)?;
        let kept: Vec<usize> =
            (0..own.units().len()).filter(|row| own.row(*row).all(|cell| !cell.is_nan())).collect();
        let pick = |column: &[f64]| {
            kept.iter().filter_map(|row| column.get(*row).copied()).collect::<Vec<f64>>()
        };
        let columns: Vec<Vec<f64>> = own.columns().map(pick).collect();
        let columns: Vec<&[f64]> = columns.iter().map(Vec::as_slice).collect();
        let weights = principal_weights(&columns).unwrap_or_default();
        let cells = codes.iter().enumerate().map(|(place, code)| (code, weights.get(place)));
        rows.extend(
            cells.map(|(code, w)| vec![Cell::text(Some(code)), Cell::number(w.copied(), 15)]),
        );
    }
    Ok(Grid { title: String::new(), head: heads(["iCode", "Weight"]), rows })
}

//! From normalised indicators up to the composite, at any depth.

mod copeland;
mod means;

pub use copeland::copeland;
pub use means::{arithmetic, geometric, harmonic, weighted_median};
use serde::{Deserialize, Serialize};

use crate::numeric::at;
use crate::{Fault, Rule, Table, Tree};

/// How children become their parent's score.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Mean {
    /// `Σ w x`: points in one indicator make up for those in another.
    #[default]
    Arithmetic,
    /// `exp Σ w ln x`, of values above zero.
    Geometric,
    /// `1 / Σ (w / x)`, of values above zero.
    Harmonic,
    /// The weighted median.
    Median,
    /// Wins less losses over all pairs of units ([`copeland`]).
    Copeland,
}

/// How a table is brought up its tree.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Aggregation {
    /// The mean, the same at every level.
    pub mean: Mean,
    /// The share of a parent's children that must be there, 0 to 1; below it there is no score. With 0
    /// one child is enough. Weights are rescaled over what is there.
    pub least_share: f64,
}

/// The scores of all inner nodes of the tree, in its order, from a table with a column for each
/// indicator.
///
/// # Errors
/// A missing column, a share outside 0..=1, a value that is not above zero where the mean needs it.
pub fn aggregate(table: &Table, tree: &Tree, how: &Aggregation) -> Result<Table, Fault> {
    if !(0.0..=1.0).contains(&how.least_share) {
        return Err(Fault::new(Rule::Share, how.least_share).at("", "least_share"));
    }
    let mut scores: Vec<Vec<f64>> = vec![Vec::new(); tree.nodes().len()];
    for place in tree.children_first() {
        let Some(node) = tree.nodes().get(*place) else { continue };
        let column = match tree.is_inner(*place) {
            false => table.column(&node.code)?.to_vec(),
            true => {
                let children = Children::of(tree, *place, &scores);
                children.combined(how).map_err(|fault| named(fault, table, &node.code))?
            }
        };
        if let Some(cell) = scores.get_mut(*place) {
            *cell = column;
        }
    }
    let inner = scores.into_iter().enumerate().filter(|(place, _)| tree.is_inner(*place));
    let codes = tree.inner().map(|node| node.code.clone()).collect();
    Ok(Table::computed(table.units(), codes, inner.map(|(_, column)| column).collect()))
}

/// Row numbers become the names of units.
fn named(mut fault: Fault, table: &Table, parent: &str) -> Fault {
    if let Some(unit) = fault.row.parse().ok().and_then(|row: usize| table.units().get(row)) {
        fault.row.clone_from(unit);
    }
    fault.column = format!("{} in {parent}", fault.column);
    fault
}

/// The columns that become one.
struct Children<'a> {
    codes: Vec<&'a str>,
    columns: Vec<&'a [f64]>,
    weights: Vec<f64>,
}

impl<'a> Children<'a> {
    fn of(tree: &'a Tree, place: usize, scores: &'a [Vec<f64>]) -> Self {
        let nodes = tree
            .children(place)
            .iter()
            .filter_map(|at| Some((tree.nodes().get(*at)?, scores.get(*at)?)));
        let mut children = Self { codes: Vec::new(), columns: Vec::new(), weights: Vec::new() };
        for (node, column) in nodes {
            children.codes.push(&node.code);
            children.columns.push(column);
            children.weights.push(node.weight);
        }
        children
    }

    fn combined(&self, how: &Aggregation) -> Result<Vec<f64>, Fault> {
        let units = self.columns.first().map_or(0, |column| column.len());
        if matches!(how.mean, Mean::Geometric | Mean::Harmonic) {
            self.check_positive()?;
        }
        let whole = match how.mean {
            Mean::Copeland => Some(copeland(&self.columns, &self.weights)),
            _ => None,
        };
        let mut row = Vec::with_capacity(self.columns.len());
        Ok((0..units)
            .map(|unit| {
                row.clear();
                row.extend(
                    self.columns
                        .iter()
                        .zip(&self.weights)
                        .map(|(column, w)| (at(column, unit), *w)),
                );
                if !enough(&row, how.least_share) {
                    return f64::NAN;
                }
                match how.mean {
                    Mean::Arithmetic => arithmetic(&row),
                    Mean::Geometric => geometric(&row),
                    Mean::Harmonic => harmonic(&row),
                    Mean::Median => weighted_median(&row),
                    Mean::Copeland => whole.as_ref().map_or(f64::NAN, |scores| at(scores, unit)),
                }
            })
            .collect())
    }

    fn check_positive(&self) -> Result<(), Fault> {
        for (code, column) in self.codes.iter().zip(&self.columns) {
            if let Some((row, value)) = column.iter().enumerate().find(|(_, value)| **value <= 0.0)
            {
                return Err(Fault::new(Rule::Positive, value).at(row, code));
            }
        }
        Ok(())
    }
}

fn enough(row: &[(f64, f64)], least_share: f64) -> bool {
    let there = row.iter().filter(|(value, _)| !value.is_nan()).count();
    there > 0 && there as f64 / row.len() as f64 >= least_share
}

//! A set of indices: one province, one year, one block.

use serde::{Deserialize, Serialize};

use super::{Band, Indicator};
use crate::rank::Ties;
use crate::{Exact, Fault, Node, Rule, Tree};

/// Who is ranked with whom.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Block {
    /// Departments and branches of the province (sở, ban, ngành).
    Department,
    /// Districts, later communes and wards (địa phương).
    Locality,
    /// Provinces, as PCI ranks them.
    Province,
}

/// Where the ends of a scale come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum GoalpostScope {
    /// The lowest and highest unit of the block in that year.
    #[default]
    BlockYear,
    /// The lowest and highest unit of the block in several years together.
    PooledYears,
    /// As each indicator says.
    Fixed,
}

/// An index set.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct IndexSet {
    /// Its code.
    pub code: String,
    /// The province, as it writes itself.
    pub province: String,
    /// The year it is used for.
    pub year: u16,
    /// Who is ranked.
    pub block: Block,
    /// Where it is written down.
    pub source: String,
    /// Whether it was held against that source.
    pub verified: bool,
    /// The score of the lowest raw value.
    #[serde(default = "one")]
    pub low: f64,
    /// The score of the highest raw value.
    #[serde(default = "ten")]
    pub high: f64,
    /// Where the ends come from.
    #[serde(default)]
    pub goalposts: GoalpostScope,
    /// What equal scores share.
    #[serde(default)]
    pub ties: Ties,
    /// Fewer respondents than this and a unit is "not enough data": no score, no rank, no part in
    /// goalposts.
    #[serde(default)]
    pub least_answers: usize,
    /// The share of a sub-index's indicators that must be there, and of the sub-indices for the
    /// composite.
    #[serde(default)]
    pub least_share: f64,
    /// Decimals shown.
    #[serde(default = "two")]
    pub decimals: u32,
    /// The bands, from the highest down.
    #[serde(default, rename = "band")]
    pub bands: Vec<Band>,
    /// The sub-indices, in their order.
    #[serde(rename = "sub_index")]
    pub sub_indices: Vec<SubIndex>,
}

/// A sub-index.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SubIndex {
    /// Its code, unique in the set.
    pub code: String,
    /// Its name as published.
    pub name: String,
    /// Its share of the composite; zero where it does not count.
    pub weight: Exact,
    /// Whether it enters the composite: the green index of Lạng Sơn is tracked beside it.
    #[serde(default = "yes")]
    pub counts: bool,
    /// What it is made of; empty where only the published figure is known.
    #[serde(default, rename = "indicator")]
    pub indicators: Vec<Indicator>,
}

fn one() -> f64 {
    1.0
}
fn ten() -> f64 {
    10.0
}
fn two() -> u32 {
    2
}
fn yes() -> bool {
    true
}

/// The code of the composite in a set's tree.
pub(crate) const COMPOSITE: &str = "composite";

impl IndexSet {
    /// Reads a set from the text of its TOML file and checks it.
    ///
    /// # Errors
    /// A text that is not such a file (with line and column), or a set that breaks a rule.
    pub fn read(text: &str) -> Result<Self, Fault> {
        let set: Self = toml::from_str(text).map_err(|error| {
            let place = error.span().map_or(0, |span| {
                text.bytes().take(span.start).filter(|b| *b == b'\n').count() + 1
            });
            Fault::new(Rule::Form, error.message()).at(format!("line {place}"), "")
        })?;
        set.check()?;
        Ok(set)
    }

    /// The indicators of all sub-indices, in order.
    pub fn indicators(&self) -> impl Iterator<Item = &Indicator> {
        self.sub_indices.iter().flat_map(|sub_index| &sub_index.indicators)
    }

    /// The hierarchy of sub-indices that count, with their indicators; the root is `composite`.
    ///
    /// # Errors
    /// Nothing counts.
    pub fn tree(&self) -> Result<Tree, Fault> {
        let root = Node {
            code: COMPOSITE.into(),
            parent: None,
            weight: 1.0,
            direction: Default::default(),
        };
        let mut nodes = vec![root];
        for sub_index in self.sub_indices.iter().filter(|sub_index| sub_index.counts) {
            nodes.push(Node {
                code: sub_index.code.clone(),
                parent: Some(COMPOSITE.into()),
                weight: sub_index.weight.to_f64(),
                direction: Default::default(),
            });
            nodes.extend(sub_index.indicator_nodes(&sub_index.code));
        }
        Tree::new(nodes)
    }

    /// The composite on 100 of exact sub-index scores, in the order of the sub-indices that count:
    /// `10 Σ weight · score` on the scale 1..10 (`100 / high` in general).
    ///
    /// # Errors
    /// Not one score for each, or numbers that do not fit.
    pub fn composite(&self, scores: &[Exact]) -> Result<Exact, Fault> {
        let counting: Vec<&SubIndex> =
            self.sub_indices.iter().filter(|sub_index| sub_index.counts).collect();
        crate::fault::same_length("sub-indices", counting.len(), scores.len())?;
        let mut sum = Exact::ZERO;
        for (sub_index, score) in counting.iter().zip(scores) {
            sum = sum.plus(sub_index.weight.times(*score)?)?;
        }
        sum.times(Exact::whole(100))?.over(Exact::from_f64(self.high)?)
    }

    /// The band of a composite as shown; none below the lowest.
    pub fn band(&self, composite: f64) -> Option<&str> {
        let shown = crate::exact::shown(composite, self.decimals);
        let fits = |band: &&Band| shown >= band.at_least.to_f64();
        self.bands.iter().find(fits).map(|band| band.name.as_str())
    }
}

impl SubIndex {
    /// Its indicators under a parent; their direction is taken care of where they are normalised.
    pub(crate) fn indicator_nodes(&self, parent: &str) -> Vec<Node> {
        let node = |indicator: &Indicator| Node {
            code: indicator.code.clone(),
            parent: Some(parent.to_owned()),
            weight: indicator.weight.map_or(1.0, Exact::to_f64),
            direction: Default::default(),
        };
        self.indicators.iter().map(node).collect()
    }
}

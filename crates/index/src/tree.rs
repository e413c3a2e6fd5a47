//! The hierarchy: indicators under sub-indices under a composite, at any depth.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::fault::same_length;
use crate::table::unique;
use crate::{Fault, Rule, Table};

/// Whether more is better.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    /// More is better ("chỉ tiêu thuận").
    #[default]
    Higher,
    /// Less is better ("chỉ tiêu nghịch").
    Lower,
}

impl Direction {
    /// 1 or -1: what values are multiplied by before they are normalised.
    pub fn sign(self) -> f64 {
        match self {
            Self::Higher => 1.0,
            Self::Lower => -1.0,
        }
    }
}

/// One indicator, or what indicators are brought together in.
#[derive(Debug, Clone, PartialEq)]
pub struct Node {
    /// Its code, unique in the tree.
    pub code: String,
    /// What it belongs to; none for the composite.
    pub parent: Option<String>,
    /// Its weight beside its siblings, zero or more; rescaled to 1 within each parent.
    pub weight: f64,
    /// Whether more is better.
    pub direction: Direction,
}

/// A checked hierarchy. Nodes without children are the indicators.
#[derive(Debug, Clone, PartialEq)]
pub struct Tree {
    nodes: Vec<Node>,
    children: Vec<Vec<usize>>,
    children_first: Vec<usize>,
}

impl Tree {
    /// The hierarchy of these nodes, which may stand in any order.
    ///
    /// # Errors
    /// No node, repeated codes, an unknown parent, no or several roots, a circle, a weight that is
    /// negative or not finite, a parent whose children weigh nothing.
    pub fn new(nodes: Vec<Node>) -> Result<Self, Fault> {
        let codes: Vec<&str> = nodes.iter().map(|node| node.code.as_str()).collect();
        unique(&codes)?;
        let places: BTreeMap<&str, usize> =
            codes.iter().enumerate().map(|(place, code)| (*code, place)).collect();
        let mut children = vec![Vec::new(); nodes.len()];
        for (place, node) in nodes.iter().enumerate() {
            check_weight(node)?;
            if let Some(parent) = &node.parent {
                let siblings = places.get(parent.as_str()).and_then(|at| children.get_mut(*at));
                siblings
                    .ok_or_else(|| Fault::new(Rule::Known, parent).at(&node.code, "parent"))?
                    .push(place);
            }
        }
        let children_first = order(&nodes, &children)?;
        let tree = Self { nodes, children, children_first };
        tree.check_sums()?;
        Ok(tree)
    }

    fn check_sums(&self) -> Result<(), Fault> {
        for (node, children) in self.nodes.iter().zip(&self.children) {
            let sum: f64 =
                children.iter().filter_map(|at| self.nodes.get(*at)).map(|n| n.weight).sum();
            if !children.is_empty() && sum <= 0.0 {
                return Err(Fault::new(Rule::SomeWeight, sum).at(&node.code, "weight"));
            }
        }
        Ok(())
    }

    /// All nodes, in the order they were given.
    pub fn nodes(&self) -> &[Node] {
        &self.nodes
    }

    /// Whether a node has children.
    pub fn is_inner(&self, place: usize) -> bool {
        self.children.get(place).is_some_and(|children| !children.is_empty())
    }

    /// The places of the children of a node.
    pub fn children(&self, place: usize) -> &[usize] {
        self.children.get(place).map_or(&[], Vec::as_slice)
    }

    /// The indicators, in the order they were given.
    pub fn indicators(&self) -> impl Iterator<Item = &Node> {
        self.nodes
            .iter()
            .zip(&self.children)
            .filter_map(|(node, under)| under.is_empty().then_some(node))
    }

    /// What indicators are brought together in, in the order it was given.
    pub fn inner(&self) -> impl Iterator<Item = &Node> {
        self.nodes
            .iter()
            .zip(&self.children)
            .filter_map(|(node, under)| (!under.is_empty()).then_some(node))
    }

    /// The places of all nodes, children before their parents.
    pub(crate) fn children_first(&self) -> &[usize] {
        &self.children_first
    }

    /// The composite.
    pub fn root(&self) -> &str {
        self.nodes.iter().find(|node| node.parent.is_none()).map_or("", |node| node.code.as_str())
    }

    /// The same hierarchy with other weights, one for each node.
    ///
    /// # Errors
    /// As in [`Tree::new`].
    pub fn with_weights(&self, weights: &[f64]) -> Result<Self, Fault> {
        same_length("weights", self.nodes.len(), weights.len())?;
        let reweighted = self.nodes.iter().zip(weights);
        Self::new(
            reweighted.map(|(node, weight)| Node { weight: *weight, ..node.clone() }).collect(),
        )
    }

    /// The same hierarchy with all weights 1.
    #[must_use]
    pub fn with_equal_weights(&self) -> Self {
        let mut equal = self.clone();
        equal.nodes.iter_mut().for_each(|node| node.weight = 1.0);
        equal
    }

    /// The same hierarchy without a node and all below it, and without parents that are left empty.
    ///
    /// # Errors
    /// There is no such node, or nothing is left.
    pub fn without(&self, code: &str) -> Result<Self, Fault> {
        let mut gone: Vec<&str> = vec![code];
        if !self.nodes.iter().any(|node| node.code == code) {
            return Err(Fault::new(Rule::Known, code).at(code, "code"));
        }
        for place in self.children_first.iter().rev() {
            let Some(node) = self.nodes.get(*place) else { continue };
            if node.parent.as_deref().is_some_and(|parent| gone.contains(&parent)) {
                gone.push(&node.code);
            }
        }
        for place in &self.children_first {
            let left = |at: &&usize| {
                self.nodes.get(**at).is_some_and(|n| !gone.contains(&n.code.as_str()))
            };
            if self.is_inner(*place) && !self.children(*place).iter().any(|at| left(&at)) {
                gone.extend(self.nodes.get(*place).map(|node| node.code.as_str()));
            }
        }
        Self::new(self.nodes.iter().filter(|n| !gone.contains(&n.code.as_str())).cloned().collect())
    }

    /// The share of the composite that each indicator carries where nothing is missing: the product of
    /// the rescaled weights on its way up. They add up to 1.
    pub fn shares(&self) -> Vec<(String, f64)> {
        let mut share = vec![1.0; self.nodes.len()];
        for place in self.children_first.iter().rev() {
            let children = self.children(*place);
            let weigh = |at: &usize| self.nodes.get(*at).map_or(0.0, |node| node.weight);
            let sum: f64 = children.iter().map(weigh).sum();
            let own = share.get(*place).copied().unwrap_or(0.0);
            for at in children {
                if let Some(cell) = share.get_mut(*at) {
                    *cell = own * weigh(at) / sum;
                }
            }
        }
        let leaves = self.nodes.iter().zip(&self.children).zip(share);
        leaves
            .filter(|((_, under), _)| under.is_empty())
            .map(|((n, _), s)| (n.code.clone(), s))
            .collect()
    }

    /// The indicators' columns of a table, in the order of the tree, multiplied by their direction.
    ///
    /// # Errors
    /// An indicator has no column.
    pub fn directed(&self, table: &Table) -> Result<Table, Fault> {
        let codes: Vec<&str> = self.indicators().map(|node| node.code.as_str()).collect();
        let mut signs = self.indicators().map(|node| node.direction.sign());
        Ok(table.select(&codes)?.map_columns(|_, column| {
            let sign = signs.next().unwrap_or(1.0);
            column.iter().map(|cell| cell * sign).collect()
        }))
    }
}

fn check_weight(node: &Node) -> Result<(), Fault> {
    let rule = match node.weight {
        weight if !weight.is_finite() => Rule::Finite,
        weight if weight < 0.0 => Rule::NotNegative,
        _ => return Ok(()),
    };
    Err(Fault::new(rule, node.weight).at(&node.code, "weight"))
}

/// Children before parents, from the only root down; what it does not reach is a circle.
fn order(nodes: &[Node], children: &[Vec<usize>]) -> Result<Vec<usize>, Fault> {
    let roots: Vec<usize> = nodes
        .iter()
        .enumerate()
        .filter_map(|(at, node)| node.parent.is_none().then_some(at))
        .collect();
    let [root] = roots.as_slice() else {
        return Err(Fault::new(Rule::OneRoot, format!("{} roots", roots.len())));
    };
    let mut parents_first = vec![*root];
    let mut next = 0;
    while let Some(place) = parents_first.get(next).copied() {
        parents_first.extend(children.get(place).into_iter().flatten());
        next += 1;
    }
    if parents_first.len() != nodes.len() {
        let lost = nodes.iter().enumerate().find(|(at, _)| !parents_first.contains(at));
        let code = lost.map_or("", |(_, node)| node.code.as_str());
        return Err(Fault::new(Rule::OneRoot, code).at(code, "parent"));
    }
    parents_first.reverse();
    Ok(parents_first)
}

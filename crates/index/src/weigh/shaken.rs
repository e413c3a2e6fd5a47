//! Weights that are not sure.

use crate::Tree;
use crate::numeric::random::Stream;

/// All weights of a tree, each times a factor drawn evenly from `1 ± noise` (noise 0 to 1). The root
/// keeps its weight.
pub fn shaken(tree: &Tree, noise: f64, stream: &mut Stream) -> impl Iterator<Item = f64> {
    let factor = move |stream: &mut Stream| 1.0 + noise * (2.0 * stream.uniform() - 1.0);
    let weigh = move |node: &crate::Node| match node.parent {
        Some(_) => node.weight * factor(stream),
        None => node.weight,
    };
    tree.nodes().iter().map(weigh)
}

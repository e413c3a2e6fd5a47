//! What changed from one year to the next, and why.

mod decompose;
mod lineage;
mod verdict;

pub use decompose::{Decomposition, Side, decompose};
pub use lineage::compose;
pub use verdict::{Verdict, verdict, verdict_of_replicates};

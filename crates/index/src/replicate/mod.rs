//! Estimating again and again from weights of the same sample.

mod bootstrap;
mod jackknife;
mod replicates;

pub use bootstrap::bootstrap_weights;
pub use jackknife::jackknife;
pub use replicates::{Replicates, replicate_mean};

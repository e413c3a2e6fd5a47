//! How sure indicators, scores and ranks are.

mod cells;
mod composites;
mod dense;
mod intervals;
mod kernel;
mod means;
mod packed;
mod pooling;
mod rank_interval;
mod replicated;
mod shape;

pub use cells::{Cells, Column, GAP, Statistic};
pub use composites::{Composites, Part};
pub use intervals::indicator_interval;
pub use means::replicate_means;
pub use pooling::{Pooled, pool};
pub use rank_interval::RankInterval;
pub use replicated::{Bootstrap, Replicated, bootstrap};
pub(crate) use shape::Shape;

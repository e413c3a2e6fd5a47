//! How sure indicators, scores and ranks are.

mod cells;
mod composites;
mod draws;
mod intervals;
mod means;
mod medians;
mod pooling;
mod rank_interval;
mod replicated;
mod rows;
mod shape;
mod sums;

pub use cells::{Cells, Column, GAP, Statistic};
pub use composites::{Composites, Part};
pub use intervals::indicator_interval;
pub use means::replicate_means;
pub use pooling::{Pooled, pool};
pub use rank_interval::RankInterval;
pub use replicated::{Bootstrap, Replicated, bootstrap, bootstrap_watched};
pub(crate) use shape::Shape;

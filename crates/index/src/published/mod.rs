//! Tables as provinces publish them: sub-indices, composite, rank, band. Do they follow from each other?

mod check;
mod fit;
mod row;

pub use check::{Finding, Suspicion, check_published};
pub use row::PublishedRow;

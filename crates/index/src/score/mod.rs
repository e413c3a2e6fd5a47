//! From answers to indicators to sub-indices to the composite, by an index set.

mod measure;
mod note;
mod sample;
mod scored;

pub(crate) use measure::counted;
pub use measure::{Measured, measure};
pub use note::Note;
pub use sample::Sample;
pub use scored::{Ends, Scored, score};

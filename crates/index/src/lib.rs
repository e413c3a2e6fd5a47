#![deny(missing_docs)]
//! Composite indicators built from survey answers.
pub mod aggregate;
pub mod change;
pub mod clean;
pub mod describe;
pub mod design;
mod exact;
mod fault;
pub mod hash;
pub mod missing;
pub mod model;
pub mod normalise;
pub mod numeric;
pub mod published;
pub mod rank;
pub mod reliability;
pub mod replicate;
pub mod robust;
pub mod score;
pub mod sure;
mod table;
pub mod target;
pub mod treat;
mod tree;
pub mod weigh;

pub use exact::{Exact, shown};
pub use fault::{Fault, Rule};
pub use table::Table;
pub use tree::{Direction, Node, Tree};

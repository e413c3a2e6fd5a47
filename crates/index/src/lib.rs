#![deny(missing_docs)]
//! Composite indicators built from survey answers.
pub mod aggregate;
pub mod describe;
pub mod design;
mod fault;
pub mod missing;
pub mod normalise;
pub mod numeric;
pub mod rank;
pub mod reliability;
pub mod replicate;
pub mod robust;
mod table;
pub mod treat;
mod tree;
pub mod weigh;

pub use fault::{Fault, Rule};
pub use table::Table;
pub use tree::{Direction, Node, Tree};

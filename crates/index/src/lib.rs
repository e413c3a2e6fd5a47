#![deny(missing_docs)]
//! Composite indicators from survey answers: scores, and how sure, how robust, what changed, what to do.
//!
//! An [`IndexSet`](model::IndexSet) says, as data, how answers become indicators, sub-indices and a
//! composite. A [`Sample`](score::Sample) holds evaluations with their [`Design`](design::Design).
//! [`measure`](score::measure) and [`score`](score::score) make scores, ranks and bands of them;
//! [`bootstrap`](sure::bootstrap) says how sure they are, [`monte_carlo`](robust::monte_carlo) how much
//! is the method, [`decompose`](change::decompose) what changed, [`levers`](target::levers) what to do.
//! Every step also stands alone, on a [`Table`] of units × columns.
//!
//! Pure: no files, no clock, no global state. Results depend on inputs and seed only, not on threads
//! or machine: logarithms and powers are `libm`'s, sums have a fixed order, nothing is fused.
//! Refusals are [`Fault`]s that name row, column, value and rule.
//!
//! ```
//! use std::collections::BTreeMap;
//!
//! use ddci_index::design::Design;
//! use ddci_index::model::IndexSet;
//! use ddci_index::score::{Sample, measure, score};
//!
//! let set = IndexSet::read(r#"
//!     code = "example"
//!     province = "Lạng Sơn"
//!     year = 2024
//!     block = "locality"
//!     source = "an example"
//!     verified = false
//!
//!     [[sub_index]]
//!     code = "time"
//!     name = "Chi phí thời gian"
//!     weight = "1"
//!
//!     [[sub_index.indicator]]
//!     code = "in-time"
//!     kind = "top_two_share"
//!
//!     [[sub_index.indicator.question]]
//!     code = "q1"
//!     min = 1.0
//!     max = 5.0
//!     dont_know_codes = ["99"]
//! "#)?;
//! let rated = ["Cao Lộc", "Cao Lộc", "Cao Lộc", "Văn Lãng", "Văn Lãng"];
//! let cells = BTreeMap::from([("q1".to_owned(), vec!["5", "4", "99", "2", "4"])]);
//! let sample = Sample::from_cells(&set, Design::new(vec![1.0; 5])?, &rated, &cells)?;
//! let measured = measure(&set, &sample, None)?;
//! let scored = score(&set, &measured.table(0), &measured.rows, &[])?;
//! assert_eq!(scored.composite, [Some(100.0), Some(10.0)]);
//! # Ok::<(), ddci_index::Fault>(())
//! ```

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

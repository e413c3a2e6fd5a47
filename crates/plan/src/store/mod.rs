//! The SQL of this room, one file per noun; the same text runs on SQLite and PostgreSQL.
//!
//! Everything that shows a plan, a task or an obligation takes a `Viewer`.

pub mod board;
pub mod body;
pub(crate) mod condition;
pub mod document;
pub mod edit;
pub mod evidence;
pub mod finding;
pub(crate) mod image;
pub mod moved;
pub mod obligation;
pub mod plan;
pub mod progress;
pub mod quota;
pub mod schedule;
pub mod sub_index;
pub mod submission;
pub mod task;
pub mod tree;
pub mod version;
pub mod work;

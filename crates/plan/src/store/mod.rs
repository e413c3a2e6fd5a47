//! The SQL of this room, one file per noun; the same text runs on SQLite and PostgreSQL.
//!
//! Everything that shows a plan, a task or an obligation takes a `Viewer`.

pub mod annex;
pub mod attachment;
pub mod board;
pub mod body;
pub mod comment;
pub(crate) mod condition;
pub mod document;
pub mod draft;
pub(crate) mod due;
pub mod edit;
pub mod evidence;
pub mod executor;
pub mod filter;
pub mod finding;
pub mod folded;
pub mod history;
pub(crate) mod image;
pub mod imported;
pub mod load;
mod mended;
pub mod moved;
pub mod news;
pub mod obligation;
pub mod piece;
pub mod plan;
pub mod progress;
pub mod quota;
pub mod saved_view;
pub mod schedule;
pub mod share;
pub mod sides;
pub mod step;
pub mod sub_index;
pub mod submission;
pub mod table;
pub mod task;
pub mod timeline;
pub mod tree;
pub mod version;
pub mod work;

//! The SQL of this room, one file per noun; the same text runs on SQLite and PostgreSQL.
//!
//! Everything that shows a plan, a task or an obligation takes a `Viewer`.

pub mod annex;
pub mod attachment;
pub mod board;
pub mod body;
pub mod bounce;
pub(crate) mod condition;
pub mod document;
pub mod draft;
pub mod edit;
pub mod emulation;
pub mod evidence;
pub mod extension;
pub mod filter;
pub mod finding;
pub mod folded;
pub mod history;
pub(crate) mod image;
pub mod imported;
mod mended;
pub mod moved;
pub mod obligation;
pub mod piece;
pub mod plan;
pub mod progress;
pub mod quota;
pub mod rules;
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
pub mod waited;
pub mod work;

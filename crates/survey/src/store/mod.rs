//! The SQL of this room, one file per noun; the same text runs on SQLite and PostgreSQL.
//!
//! What is not published is asked for with a `Viewer`.

pub mod answers;
pub mod left_out;
pub mod licence;
pub mod rated;
pub mod round;
pub mod score;
pub mod stated;
pub mod step;

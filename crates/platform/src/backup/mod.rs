//! Backups: one file of an own form that both databases write and read (docs/decisions/0030).
//!
//! A backup is a zip of one list of rows for each table (`tables/unit.ndjson`: a line that names the
//! columns, then a JSON array for each row) and of `manifest.json`, which says who wrote it, which
//! migrations the tables come from, how many rows each list has, their hashes, and where the audit
//! chains stood. Any tool can look into it.
//!
//! It is written from one state of the database while others go on writing, and loaded in one
//! transaction into a database without tables, at the migrations it was made with; later ones are
//! applied afterwards.

mod archive;
mod cell;
mod digest;
mod error;
mod load;
mod manifest;
mod rows;
mod schema;
mod statement;
mod trace;
mod verify;
mod write;

pub use archive::Archive;
pub use cell::Kind;
pub use error::BackupError;
pub use load::{Loaded, load};
pub use manifest::{AuditHead, Counted, Manifest};
pub use schema::{Schema, Table};
pub use statement::{Column, Unreadable};
pub use trace::{BackedUp, Restored, last};
pub use verify::{Check, same_chains, same_rows, sound_files, sound_keys};
pub use write::write;

/// Tables whose rows are never kept: after a restore everybody signs in again, links that were
/// good once are good no more, and limits begin anew.
pub const LEFT_OUT: [&str; 4] = ["session", "half_sign_in", "sign_in_link", "throttle"];

//! Files: content-addressed, their type told by their bytes, photos re-encoded, served as
//! attachments only.

mod kind;
mod photo;
mod rows;
mod store;

pub use kind::{FileRefusal, Kind, MAX_BYTES, kind_of};
pub use rows::{ListRefusal, ListRow, MAX_ROWS, rows};
pub use store::{StoredFile, Upload, body, save, visible};

crate::key! {
    /// A stored file.
    FileId
}

//! How much of a document this reader takes in. A plan of sixty pages needs a hundredth of it.

use crate::error::ReadError;

/// Bytes of the file itself.
pub(super) const FILE_BYTES: u64 = 32 << 20;
/// Bytes of one unpacked part of a package.
pub(super) const PART_BYTES: u64 = 24 << 20;
/// Bytes of all unpacked parts of a workbook.
pub(super) const PACKAGE_BYTES: u64 = 64 << 20;
/// Files in a package.
pub(super) const ENTRIES: u64 = 4_096;
/// Elements inside one another.
pub(super) const DEPTH: u64 = 256;
/// Lines, paragraphs or rows.
pub(super) const LINES: u64 = 60_000;
/// Cells of all tables together.
pub(super) const CELLS: u64 = 200_000;
/// Columns of one table.
pub(super) const COLUMNS: u64 = 256;
/// Bytes of text in the whole document.
pub(super) const TEXT_BYTES: u64 = 8 << 20;
/// Letters of one line.
pub(super) const LINE_BYTES: u64 = 256 << 10;

/// Refuses what exceeds its limit.
pub(super) fn check(what: &'static str, size: u64, limit: u64) -> Result<(), ReadError> {
    if size > limit { Err(ReadError::TooLarge { what, limit }) } else { Ok(()) }
}

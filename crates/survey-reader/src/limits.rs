//! How much of a file is taken in. A survey of a province (20,000 answers × 100 questions) fits five
//! times.

use crate::fault::{Fault, Rule};

/// Bytes of the file itself.
pub const FILE_BYTES: u64 = 128 << 20;
/// Bytes of all unpacked parts of a workbook.
pub const PACKAGE_BYTES: u64 = 512 << 20;
/// Files in a package.
pub const ENTRIES: u64 = 4_096;
/// Rows of one table.
pub const ROWS: u64 = 500_000;
/// Columns of one table.
pub const COLUMNS: u64 = 2_000;
/// Cells of one table.
pub const CELLS: u64 = 10_000_000;

/// Refuses what exceeds its limit.
pub(crate) fn check(what: &'static str, size: u64, most: u64) -> Result<(), Fault> {
    if size > most { Err(Fault::of_file(Rule::Limit { what, most })) } else { Ok(()) }
}

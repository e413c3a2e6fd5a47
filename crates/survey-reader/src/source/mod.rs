//! Bytes to sheets: what kind of file it is, told by its bytes.

mod csv_text;
#[cfg(feature = "parquet")]
mod parquet_file;
mod workbook;

use crate::fault::{Fault, Faults, Rule};
use crate::limits;
use crate::sheet::Sheet;

/// The kinds that are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Text with a delimiter.
    Csv,
    /// A workbook.
    Xlsx,
    /// Columns.
    Parquet,
}

/// Signatures of files that are known and not read.
const OTHERS: [(&[u8], &str); 9] = [
    (b"%PDF", "PDF"),
    (b"{\\rtf", "RTF"),
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
    (b"\x1f\x8b", "gzip"),
    (b"Rar!", "RAR"),
    (b"SQLite format 3", "SQLite"),
    (b"\x28\xb5\x2f\xfd", "zstd"),
];
const OLE: &[u8] = &[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
/// "EncryptedPackage" in the two-byte letters of an OLE directory.
const ENCRYPTED: &[u8] = b"E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0";

/// The kind of a file, by its bytes.
///
/// # Errors
/// Nothing in it, too much of it, a kind that is not read.
pub fn kind(bytes: &[u8]) -> Result<Kind, Fault> {
    if bytes.is_empty() {
        return Err(Fault::of_file(Rule::NotEmpty));
    }
    limits::check("bytes", bytes.len() as u64, limits::FILE_BYTES)?;
    if bytes.starts_with(OLE) {
        let locked = bytes.windows(ENCRYPTED.len()).any(|window| window == ENCRYPTED);
        let rule = if locked { Rule::NotEncrypted } else { Rule::Kind("Excel 97-2003") };
        return Err(Fault::of_file(rule));
    }
    if let Some((_, name)) = OTHERS.iter().find(|(magic, _)| bytes.starts_with(magic)) {
        return Err(Fault::of_file(Rule::Kind(name)));
    }
    if bytes.starts_with(b"PAR1") {
        return Ok(Kind::Parquet);
    }
    Ok(if bytes.starts_with(b"PK\x03\x04") { Kind::Xlsx } else { Kind::Csv })
}

/// All sheets of a file that hold something: one of a text, the visible ones of a workbook.
///
/// # Errors
/// Everything that is wrong with it.
pub fn sheets(bytes: &[u8]) -> Result<Vec<Sheet>, Faults> {
    let sheets = match kind(bytes)? {
        Kind::Csv => csv_text::read(bytes)?,
        Kind::Xlsx => workbook::read(bytes)?,
        #[cfg(feature = "parquet")]
        Kind::Parquet => parquet_file::read(bytes)?,
        #[cfg(not(feature = "parquet"))]
        Kind::Parquet => return Err(Fault::of_file(Rule::Kind("Parquet")).into()),
    };
    match sheets.is_empty() {
        true => Err(Fault::of_file(Rule::NotEmpty).into()),
        false => Ok(sheets),
    }
}

/// The first sheet of a file.
///
/// # Errors
/// Everything that is wrong with the file.
pub fn read(bytes: &[u8]) -> Result<Sheet, Faults> {
    let first = sheets(bytes)?.into_iter().next();
    first.ok_or_else(|| Fault::of_file(Rule::NotEmpty).into())
}

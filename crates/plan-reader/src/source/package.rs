//! What kind of file the bytes are, and the parts of a zip package under limits.

use std::io::{Cursor, Read};

use zip::ZipArchive;
use zip::result::ZipError;

use super::limits;
use crate::error::ReadError;

/// A container this reader opens.
pub(super) enum Container {
    Word(WordParts),
    Workbook,
    Text,
}

/// The parts of a Word document that carry its body.
pub(super) struct WordParts {
    pub document: String,
    pub styles: Option<String>,
    pub numbering: Option<String>,
}

const OLE: &[u8] = &[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
/// "EncryptedPackage" in the two-byte letters of an OLE directory.
const ENCRYPTED: &[u8] = b"E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0";

/// Signatures of files that are known and not read.
const OTHERS: [(&[u8], &str); 9] = [
    (b"%PDF", "PDF"),
    (b"{\\rtf", "RTF"),
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
    (b"II*\0", "TIFF"),
    (b"MM\0*", "TIFF"),
    (b"\x1f\x8b", "gzip"),
    (b"Rar!", "RAR"),
];

/// Recognises the kind of file by its first bytes, never by its name.
pub(super) fn recognise(bytes: &[u8]) -> Result<Container, ReadError> {
    if bytes.is_empty() {
        return Err(ReadError::Empty);
    }
    if bytes.starts_with(OLE) {
        let encrypted = bytes.windows(ENCRYPTED.len()).any(|window| window == ENCRYPTED);
        return Err(if encrypted {
            ReadError::Encrypted
        } else {
            ReadError::UnsupportedFormat { name: "Word or Excel 97-2003" }
        });
    }
    if let Some((_, name)) = OTHERS.iter().find(|(magic, _)| bytes.starts_with(magic)) {
        return Err(ReadError::UnsupportedFormat { name });
    }
    if bytes.starts_with(b"PK") { open_package(bytes) } else { Ok(Container::Text) }
}

fn open_package(bytes: &[u8]) -> Result<Container, ReadError> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(damaged)?;
    limits::check("files in the package", archive.len() as u64, limits::ENTRIES)?;
    if archive.index_for_name("xl/workbook.xml").is_some() {
        weigh(&mut archive)?;
        return Ok(Container::Workbook);
    }
    match part(&mut archive, "word/document.xml")? {
        Some(document) => Ok(Container::Word(WordParts {
            document,
            styles: part(&mut archive, "word/styles.xml")?,
            numbering: part(&mut archive, "word/numbering.xml")?,
        })),
        None => Err(ReadError::UnknownFormat),
    }
}

/// Unpacks one part, up to the limit.
fn part(archive: &mut ZipArchive<Cursor<&[u8]>>, name: &str) -> Result<Option<String>, ReadError> {
    let file = match archive.by_name(name) {
        Ok(file) => file,
        Err(ZipError::FileNotFound) => return Ok(None),
        Err(error) => return Err(damaged(error)),
    };
    let mut unpacked = Vec::new();
    file.take(limits::PART_BYTES + 1).read_to_end(&mut unpacked).map_err(broken)?;
    limits::check("bytes in a part", unpacked.len() as u64, limits::PART_BYTES)?;
    decode(unpacked).map(Some)
}

/// The text of an XML part: UTF-8, or UTF-16 with its mark.
fn decode(bytes: Vec<u8>) -> Result<String, ReadError> {
    if let Some(text) = crate::encoding::utf16(&bytes) {
        return Ok(text);
    }
    String::from_utf8(bytes)
        .map_err(|_| ReadError::Damaged { why: "a part is not valid UTF-8".to_owned() })
}

/// Unpacks everything into nothing, since declared sizes may lie.
fn weigh(archive: &mut ZipArchive<Cursor<&[u8]>>) -> Result<(), ReadError> {
    let mut total = 0;
    for index in 0..archive.len() {
        let file = archive.by_index(index).map_err(damaged)?;
        let mut limited = file.take(limits::PART_BYTES + 1);
        let size = std::io::copy(&mut limited, &mut std::io::sink()).map_err(broken)?;
        limits::check("bytes in a part", size, limits::PART_BYTES)?;
        total += size;
        limits::check("bytes in the package", total, limits::PACKAGE_BYTES)?;
    }
    Ok(())
}

fn damaged(error: ZipError) -> ReadError {
    match error {
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) => ReadError::Encrypted,
        other => ReadError::Damaged { why: other.to_string() },
    }
}

fn broken(error: std::io::Error) -> ReadError {
    ReadError::Damaged { why: error.to_string() }
}

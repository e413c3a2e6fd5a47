//! From bytes to numbered lines and tables, whatever the kind of file.

mod docx;
mod limits;
mod numbering;
mod package;
mod pipe_table;
mod styles;
mod table;
mod text;
mod txt;
mod xlsx;
mod xml;

pub(crate) use table::{Cell, Row, Table};
pub(crate) use text::clean;

use crate::error::ReadError;

/// A document as numbered lines and tables, in order.
#[derive(Debug, Clone, Default)]
pub(crate) struct Document {
    pub kind: Kind,
    pub blocks: Vec<Block>,
}

/// What kind of file the document came from.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Physical lines, perhaps broken at a margin.
    #[default]
    Text,
    /// One line per paragraph.
    Word,
    /// One line per row.
    Workbook,
}

/// A piece of a document.
#[derive(Debug, Clone)]
pub(crate) enum Block {
    Line(SourceLine),
    Table(Table),
}

/// One line or paragraph, blank ones included.
#[derive(Debug, Clone, Default)]
pub(crate) struct SourceLine {
    pub number: u32,
    pub sheet: Option<String>,
    pub text: String,
    /// The level of a heading style, from 1.
    pub heading: Option<u8>,
    /// The automatic number or bullet, which is not in the text.
    pub list: Option<ListMark>,
    /// All of its words are bold.
    pub bold: bool,
}

/// The automatic number or bullet of a paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct ListMark {
    /// "II.", "2.1.", "a)", "•".
    pub label: String,
    /// Its depth in the list, from 0.
    pub level: u8,
}

/// Opens a document by the kind its bytes show.
pub(crate) fn open(bytes: &[u8]) -> Result<Document, ReadError> {
    limits::check("bytes", bytes.len() as u64, limits::FILE_BYTES)?;
    match package::recognise(bytes)? {
        package::Container::Word(parts) => docx::read(parts),
        package::Container::Workbook => xlsx::read(bytes),
        package::Container::Text => txt::read(bytes),
    }
}

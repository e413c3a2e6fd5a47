//! The body of a Word document: its paragraphs, numbered in document order, and its tables.
//!
//! README of the exchange format, "Lines": the n-th `w:p` of the body counts, also empty ones and
//! those inside table cells; headers, footers, footnotes and text boxes do not.

use quick_xml::events::BytesStart;

use super::numbering::Numbering;
use super::package::WordParts;
use super::styles::{NumberingReference, Styles};
use super::xml::{Step, Walker, attribute, is_on, name};
use super::{Block, Cell, Document, Kind, Row, SourceLine, Table, clean, limits};
use crate::error::ReadError;

/// Reads the body of a Word document.
pub(super) fn read(parts: WordParts) -> Result<Document, ReadError> {
    let mut body = Body {
        styles: Styles::read(parts.styles.as_deref())?,
        numbering: Numbering::read(parts.numbering.as_deref())?,
        ..Body::default()
    };
    let mut walker = Walker::new(&parts.document);
    loop {
        match walker.step()? {
            Step::Open(element) => body.open(&element)?,
            Step::Empty(element) => {
                body.open(&element)?;
                body.close(name(&element))?;
            }
            Step::Close(closed) => body.close(&closed)?,
            Step::Text(text) => body.text(&text)?,
            Step::End => break,
        }
    }
    Ok(Document { kind: Kind::Word, blocks: body.blocks })
}

/// Elements whose content is not part of the body: text boxes, deleted and moved-away text, the
/// second rendering of a drawing, field codes.
fn is_foreign(element: &str) -> bool {
    matches!(
        element,
        "txbxContent" | "del" | "moveFrom" | "Fallback" | "instrText" | "delText" | "footnote"
    )
}

#[derive(Default)]
struct Body {
    styles: Styles,
    numbering: Numbering,
    blocks: Vec<Block>,
    paragraphs: u64,
    cells: u64,
    bytes: u64,
    /// How deep inside foreign elements the walk is.
    foreign: u32,
    /// How deep inside tables; only the outermost one keeps its grid.
    tables: u32,
    table: Table,
    row: Row,
    cell: CellShape,
    paragraph: Option<Paragraph>,
    in_text: bool,
    in_run: bool,
    in_properties: bool,
}

#[derive(Default)]
struct CellShape {
    lines: Vec<SourceLine>,
    span: usize,
    from_above: bool,
}

#[derive(Default)]
struct Paragraph {
    number: u32,
    text: String,
    style: Option<String>,
    outline: Option<u8>,
    numbering: NumberingReference,
    run_is_bold: bool,
    bold: usize,
    plain: usize,
}

impl Body {
    fn open(&mut self, element: &BytesStart<'_>) -> Result<(), ReadError> {
        let local = name(element);
        if is_foreign(local) {
            self.foreign += 1;
        }
        if self.foreign > 0 {
            return Ok(());
        }
        match local {
            "p" => self.open_paragraph()?,
            "tbl" => self.tables += 1,
            "tr" if self.tables == 1 => self.row = Row::default(),
            "tblHeader" if self.tables == 1 => self.row.repeated_header = is_on(element),
            "gridBefore" if self.tables == 1 => self.skip_columns(element)?,
            "tc" if self.tables == 1 => self.cell = CellShape { span: 1, ..CellShape::default() },
            "gridSpan" if self.tables == 1 => self.cell.span = count(element).clamp(1, 256),
            "vMerge" if self.tables == 1 => {
                self.cell.from_above = attribute(element, "val").as_deref() != Some("restart");
            }
            _ => self.open_inline(local, element),
        }
        Ok(())
    }

    /// What stands inside a paragraph.
    fn open_inline(&mut self, local: &str, element: &BytesStart<'_>) {
        let Some(paragraph) = &mut self.paragraph else { return };
        match local {
            "pPr" | "rPr" => self.in_properties = true,
            "pStyle" => paragraph.style = attribute(element, "val"),
            "outlineLvl" => {
                let level = count(element);
                paragraph.outline = u8::try_from(level + 1).ok().filter(|level| *level <= 9);
            }
            "numId" => paragraph.numbering.list = attribute(element, "val"),
            "ilvl" => paragraph.numbering.level = u8::try_from(count(element)).ok(),
            "r" => {
                self.in_run = true;
                paragraph.run_is_bold = false;
            }
            "b" if self.in_run => paragraph.run_is_bold = is_on(element),
            "t" => self.in_text = true,
            "tab" if self.in_run && !self.in_properties => paragraph.text.push('\t'),
            "br" | "cr" if self.in_run => paragraph.text.push('\n'),
            "noBreakHyphen" => paragraph.text.push('-'),
            _ => {}
        }
    }

    fn close(&mut self, local: &str) -> Result<(), ReadError> {
        if is_foreign(local) {
            self.foreign = self.foreign.saturating_sub(1);
            return Ok(());
        }
        if self.foreign > 0 {
            return Ok(());
        }
        match local {
            "t" => self.in_text = false,
            "r" => self.in_run = false,
            "pPr" | "rPr" => self.in_properties = false,
            "p" => self.close_paragraph()?,
            "tc" if self.tables == 1 => self.close_cell()?,
            "tr" if self.tables == 1 => self.close_row(),
            "tbl" => {
                self.tables = self.tables.saturating_sub(1);
                if self.tables == 0 {
                    let mut table = std::mem::take(&mut self.table);
                    table.spread_downward();
                    self.blocks.push(Block::Table(table));
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn text(&mut self, text: &str) -> Result<(), ReadError> {
        if self.foreign > 0 || !self.in_text {
            return Ok(());
        }
        let Some(paragraph) = &mut self.paragraph else { return Ok(()) };
        self.bytes += text.len() as u64;
        limits::check("bytes of text", self.bytes, limits::TEXT_BYTES)?;
        let letters = text.trim().len();
        if paragraph.run_is_bold {
            paragraph.bold += letters;
        } else {
            paragraph.plain += letters;
        }
        paragraph.text.push_str(text);
        limits::check("bytes in a line", paragraph.text.len() as u64, limits::LINE_BYTES)
    }

    fn open_paragraph(&mut self) -> Result<(), ReadError> {
        self.paragraphs += 1;
        limits::check("paragraphs", self.paragraphs, limits::LINES)?;
        let number = u32::try_from(self.paragraphs).unwrap_or(u32::MAX);
        self.paragraph = Some(Paragraph { number, ..Paragraph::default() });
        self.in_run = false;
        self.in_text = false;
        self.in_properties = false;
        Ok(())
    }

    fn close_paragraph(&mut self) -> Result<(), ReadError> {
        let Some(paragraph) = self.paragraph.take() else { return Ok(()) };
        for line in self.lines_of(paragraph) {
            if self.tables > 0 {
                self.cell.lines.push(line);
            } else {
                self.blocks.push(Block::Line(line));
            }
        }
        Ok(())
    }

    /// One line for the paragraph, or several of the same number where forced breaks part bullets.
    fn lines_of(&mut self, paragraph: Paragraph) -> Vec<SourceLine> {
        let style = paragraph.style.as_deref();
        let heading = paragraph.outline.or_else(|| self.styles.heading(style?));
        let reference = match (&paragraph.numbering.list, style) {
            (Some(_), _) => Some(paragraph.numbering.clone()),
            (None, Some(style)) => {
                self.styles.numbering(style).map(|reference| NumberingReference {
                    level: paragraph.numbering.level.or(reference.level),
                    ..reference
                })
            }
            (None, None) => None,
        };
        let text = clean(&paragraph.text);
        let blank = text.trim().is_empty();
        let list = if blank { None } else { reference.and_then(|one| self.numbering.next(&one)) };
        let line = SourceLine {
            number: paragraph.number,
            sheet: None,
            text: String::new(),
            heading,
            list,
            bold: paragraph.bold > 0 && paragraph.plain == 0,
        };
        split_at_breaks(&text)
            .into_iter()
            .enumerate()
            .map(|(index, text)| SourceLine {
                text,
                list: line.list.clone().filter(|_| index == 0),
                ..line.clone()
            })
            .collect()
    }

    fn skip_columns(&mut self, element: &BytesStart<'_>) -> Result<(), ReadError> {
        let columns = count(element);
        limits::check("columns", columns as u64, limits::COLUMNS)?;
        self.row.cells.extend((0..columns).map(|_| Cell::default()));
        Ok(())
    }

    fn close_cell(&mut self) -> Result<(), ReadError> {
        let shape = std::mem::take(&mut self.cell);
        let span = shape.span.max(1);
        self.cells += span as u64;
        limits::check("cells", self.cells, limits::CELLS)?;
        limits::check("columns", (self.row.cells.len() + span) as u64, limits::COLUMNS)?;
        for line in &shape.lines {
            if self.row.first_line == 0 {
                self.row.first_line = line.number;
            }
            self.row.last_line = self.row.last_line.max(line.number);
        }
        let text = join(&shape.lines);
        let from_above = shape.from_above;
        self.row.cells.push(Cell {
            text: text.clone(),
            lines: shape.lines,
            from_above,
            from_left: false,
        });
        for _ in 1..span {
            let text = text.clone();
            self.row.cells.push(Cell { text, lines: Vec::new(), from_above, from_left: true });
        }
        Ok(())
    }

    fn close_row(&mut self) {
        let row = std::mem::take(&mut self.row);
        if !row.cells.is_empty() {
            self.table.rows.push(row);
        }
    }
}

/// A whole number in the value of an element, 0 when there is none.
fn count(element: &BytesStart<'_>) -> usize {
    attribute(element, "val").and_then(|value| value.parse().ok()).unwrap_or(0)
}

fn join(lines: &[SourceLine]) -> String {
    let texts: Vec<String> = lines
        .iter()
        .map(|line| match &line.list {
            Some(mark) if !line.text.trim().is_empty() => {
                format!("{} {}", mark.label, line.text.trim())
            }
            _ => line.text.trim().to_owned(),
        })
        .filter(|text| !text.is_empty())
        .collect();
    texts.join("\n")
}

/// Splits at forced line breaks where a new bullet, number or labelled line begins; other breaks
/// only wrap the text.
fn split_at_breaks(text: &str) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for piece in text.split('\n') {
        let piece = piece.trim();
        match lines.last_mut() {
            Some(last) if piece.is_empty() || !crate::layout::begins_item(piece) => {
                if !piece.is_empty() && !last.is_empty() {
                    last.push(' ');
                }
                last.push_str(piece);
            }
            _ => lines.push(piece.to_owned()),
        }
    }
    lines
}

//! Plain text: physical lines from 1, blank ones counted.

use super::{Block, Document, Kind, SourceLine, clean, limits, pipe_table};
use crate::error::ReadError;

/// Reads plain text in a Unicode encoding.
pub(super) fn read(bytes: &[u8]) -> Result<Document, ReadError> {
    limits::check("bytes of text", bytes.len() as u64, limits::TEXT_BYTES)?;
    let text = crate::encoding::decode(bytes)?;
    if text.trim_matches(|letter: char| letter.is_whitespace() || letter == '\0').is_empty() {
        return Err(ReadError::Empty);
    }
    if text.contains('\0') {
        return Err(ReadError::UnknownFormat);
    }
    let mut blocks = Vec::new();
    for (index, raw) in physical_lines(&text).enumerate() {
        limits::check("lines", index as u64 + 1, limits::LINES)?;
        limits::check("bytes in a line", raw.len() as u64, limits::LINE_BYTES)?;
        let number = u32::try_from(index + 1).unwrap_or(u32::MAX);
        let text = plain(&clean(raw));
        blocks.push(Block::Line(SourceLine { number, text, ..SourceLine::default() }));
    }
    Ok(Document { kind: Kind::Text, blocks: pipe_table::gather(blocks)? })
}

/// Lines end with LF, CR LF or a lone CR; a form feed starts a page, not a line.
fn physical_lines(text: &str) -> impl Iterator<Item = &str> {
    let separator = if text.contains('\n') { '\n' } else { '\r' };
    text.split(separator).map(|line| line.trim_end_matches('\r'))
}

/// Removes the marks by which converters show bold and italic letters.
///
/// A single star before a space is a bullet of the plan itself and stays.
fn plain(line: &str) -> String {
    let line = line.replace("**", "").replace("__", "").replace("\\-", "-");
    let trimmed = line.trim_start();
    let (bullet, rest) = match trimmed.strip_prefix("* ") {
        Some(rest) => ("* ", rest),
        None => ("", trimmed),
    };
    let rest = rest.trim_start_matches(['#', '>']);
    let rest = if rest.len() == trimmed.len() { rest } else { rest.trim_start() };
    let indent = line.len() - trimmed.len();
    let starless =
        if rest.matches('*').count() >= 2 { rest.replace('*', "") } else { rest.to_owned() };
    format!("{}{bullet}{starless}", " ".repeat(indent))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn removes_marks_of_emphasis() {
        assert_eq!(plain("a) **Giao Thanh tra huyện** chủ trì"), "a) Giao Thanh tra huyện chủ trì");
        assert_eq!(plain("* **Thời gian thực hiện:** Quý I"), "* Thời gian thực hiện: Quý I");
        assert_eq!(plain("1. Chỉ số “*Chi phí*”"), "1. Chỉ số “Chi phí”");
        assert_eq!(plain("## I. MỤC ĐÍCH"), "I. MỤC ĐÍCH");
    }

    #[test]
    fn counts_every_kind_of_line_end() {
        for text in ["a\nb\nc", "a\r\nb\r\nc", "a\rb\rc"] {
            assert_eq!(physical_lines(text).count(), 3, "{text:?}");
        }
    }

    #[test]
    fn refuses_nothing_at_all() {
        assert_eq!(read(b"\0\0\0").err(), Some(ReadError::Empty));
        assert_eq!(read(b" \n \r\n").err(), Some(ReadError::Empty));
    }
}

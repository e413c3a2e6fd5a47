//! Tables in plain text: columns parted by "|" or by tabs.

use super::{Block, Cell, Row, SourceLine, Table, limits};
use crate::error::ReadError;

/// Turns each run of lines with columns into a table.
pub(super) fn gather(blocks: Vec<Block>) -> Result<Vec<Block>, ReadError> {
    let mut result: Vec<Block> = Vec::with_capacity(blocks.len());
    let mut run: Vec<SourceLine> = Vec::new();
    for block in blocks {
        match block {
            Block::Line(line) if columns(&line.text).is_some() => run.push(line),
            other => {
                close_run(&mut run, &mut result)?;
                result.push(other);
            }
        }
    }
    close_run(&mut run, &mut result)?;
    Ok(result)
}

/// The cells of a line, if it has columns.
fn columns(text: &str) -> Option<Vec<&str>> {
    let trimmed = text.trim();
    if trimmed.starts_with('|') && trimmed.matches('|').count() >= 2 {
        let inner = trimmed.strip_prefix('|')?;
        let inner = inner.strip_suffix('|').unwrap_or(inner);
        return Some(inner.split('|').map(str::trim).collect());
    }
    if trimmed.matches(" | ").count() >= 2 {
        return Some(trimmed.split('|').map(str::trim).collect());
    }
    if trimmed.matches('\t').count() >= 2 {
        return Some(text.trim_end().split('\t').map(str::trim).collect());
    }
    None
}

fn close_run(run: &mut Vec<SourceLine>, result: &mut Vec<Block>) -> Result<(), ReadError> {
    let lines = std::mem::take(run);
    if lines.len() < 2 {
        result.extend(lines.into_iter().map(Block::Line));
        return Ok(());
    }
    let mut table = Table::default();
    let mut count = 0;
    for line in lines {
        let texts = columns(&line.text).unwrap_or_default();
        count += texts.len() as u64;
        limits::check("columns", texts.len() as u64, limits::COLUMNS)?;
        limits::check("cells", count, limits::CELLS)?;
        let cells = texts.iter().map(|text| cell(text, &line)).collect();
        let (first_line, last_line) = (line.number, line.number);
        table.rows.push(Row { first_line, last_line, cells, repeated_header: false });
    }
    result.push(Block::Table(table));
    Ok(())
}

/// A cell; the rule between head and body ("---") is empty.
fn cell(text: &str, line: &SourceLine) -> Cell {
    let is_rule = text.chars().all(|letter| matches!(letter, '-' | ':' | '=' | ' '));
    let text = if is_rule && text.len() > 1 { "" } else { text };
    let own = SourceLine { text: text.to_owned(), ..line.clone() };
    Cell { text: text.to_owned(), lines: vec![own], ..Cell::default() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(number: u32, text: &str) -> Block {
        Block::Line(SourceLine { number, text: text.to_owned(), ..SourceLine::default() })
    }

    #[test]
    fn gathers_consecutive_rows() {
        let blocks = vec![
            line(1, "Bảng mục tiêu"),
            line(2, "| STT | Chỉ số | Mục tiêu |"),
            line(3, "|---|---|---|"),
            line(4, "| 1 | Chi phí thời gian | 8,00 |"),
            line(5, ""),
        ];
        let gathered = gather(blocks).unwrap();
        assert_eq!(gathered.len(), 3);
        let Block::Table(table) = &gathered[1] else { panic!("no table") };
        assert_eq!(table.rows.len(), 3);
        assert_eq!(table.rows[2].text(1), "Chi phí thời gian");
        assert_eq!(table.rows[1].text(1), "");
    }

    #[test]
    fn leaves_a_single_line_alone() {
        assert!(matches!(gather(vec![line(1, "a\tb\tc")]).unwrap()[0], Block::Line(_)));
    }
}

//! The first visible sheet of a workbook as rows of words. Pure and bounded: a workbook is weighed
//! unpacked before it is opened, since declared sizes may lie.

use calamine::{Data, DataRef, Reader, SheetVisible, Xlsx};
use jiff::ToSpan;
use std::io::{Cursor, Read, sink};

/// Bytes of all parts of the workbook, unpacked.
const UNPACKED: u64 = 16 << 20;
/// Parts of the workbook.
const PARTS: usize = 500;
/// Rows and columns that are read.
const ROWS: u32 = 5_000;
const COLUMNS: u32 = 40;

/// The bytes are no workbook, or one that is too large to be a list of days.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("no workbook, or too large for a list of days")]
pub struct NoWorkbook;

/// The rows of the first visible sheet, each with its number.
///
/// # Errors
/// [`NoWorkbook`].
pub(super) fn rows(bytes: &[u8]) -> Result<Vec<(usize, Vec<String>)>, NoWorkbook> {
    weigh(bytes).ok_or(NoWorkbook)?;
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|_| NoWorkbook)?;
    let visible = |sheet: &&calamine::Sheet| sheet.visible == SheetVisible::Visible;
    let name = book.sheets_metadata().iter().find(visible).ok_or(NoWorkbook)?.name.clone();
    let mut cells = book.worksheet_cells_reader(&name).map_err(|_| NoWorkbook)?;
    let mut rows: Vec<(usize, Vec<String>)> = Vec::new();
    while let Some(cell) = cells.next_cell().map_err(|_| NoWorkbook)? {
        let (row, column) = cell.get_position();
        let text = words(cell.get_value());
        if text.is_empty() {
            continue;
        }
        if row >= ROWS || column >= COLUMNS {
            return Err(NoWorkbook);
        }
        place(&mut rows, row as usize + 1, column as usize, text);
    }
    Ok(rows)
}

/// Cells come row by row; only the last row grows.
fn place(rows: &mut Vec<(usize, Vec<String>)>, number: usize, column: usize, text: String) {
    if rows.last().is_none_or(|(last, _)| *last != number) {
        rows.push((number, Vec::new()));
    }
    if let Some((_, row)) = rows.last_mut() {
        row.resize(row.len().max(column + 1), String::new());
        if let Some(cell) = row.get_mut(column) {
            *cell = text;
        }
    }
}

/// A value as a list of days writes it.
fn words(value: &DataRef<'_>) -> String {
    match Data::from(value.clone()) {
        Data::String(text) => text.trim().to_owned(),
        // "2026-04-30T00:00:00": a list of days has no hours.
        Data::DateTimeIso(text) => text.split('T').next().unwrap_or_default().to_owned(),
        Data::DateTime(moment) => serial(moment.as_f64()).unwrap_or_default(),
        Data::Int(number) => number.to_string(),
        Data::Float(number) => number.to_string(),
        Data::Bool(value) => value.to_string(),
        _ => String::new(),
    }
}

/// A serial date: day 0 is 30 December 1899 for every date after February 1900.
fn serial(days: f64) -> Option<String> {
    let days = (1.0..2_900_000.0).contains(&days).then_some(days as i64)?;
    let date = jiff::civil::date(1899, 12, 30).checked_add(days.days()).ok()?;
    Some(date.to_string())
}

/// Unpacks everything into nothing, up to the limit.
fn weigh(bytes: &[u8]) -> Option<()> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).ok()?;
    let mut left = UNPACKED;
    for index in (archive.len() <= PARTS).then(|| 0..archive.len())? {
        let part = archive.by_index(index).ok()?;
        let size = std::io::copy(&mut part.take(left + 1), &mut sink()).ok()?;
        left = left.checked_sub(size)?;
    }
    Some(())
}

//! A workbook: each visible sheet is a table whose lines are its rows.
//!
//! Cells are read one by one: a range would reserve memory for every place between the first and
//! the last cell, and a sheet may put its last cell a million rows away.

use std::io::Cursor;

use calamine::{Data, DataRef, Reader, SheetVisible, Xlsx, XlsxError};

use super::{Block, Cell, Document, Kind, Row, SourceLine, Table, clean, limits};
use crate::error::ReadError;

type Workbook<'a> = Xlsx<Cursor<&'a [u8]>>;

/// Reads the visible sheets of a workbook.
pub(super) fn read(bytes: &[u8]) -> Result<Document, ReadError> {
    let mut workbook: Workbook<'_> = Xlsx::new(Cursor::new(bytes)).map_err(damaged)?;
    let sheets: Vec<String> = workbook
        .sheets_metadata()
        .iter()
        .filter(|sheet| sheet.visible == SheetVisible::Visible)
        .map(|sheet| sheet.name.clone())
        .collect();
    let mut blocks = Vec::new();
    let mut cells = 0;
    for sheet in sheets {
        if let Some(table) = read_sheet(&mut workbook, &sheet, &mut cells)? {
            blocks.push(Block::Table(table));
        }
    }
    Ok(Document { kind: Kind::Workbook, blocks })
}

/// One sheet as a table; none for a sheet without cells, such as a chart.
fn read_sheet(
    workbook: &mut Workbook<'_>,
    sheet: &str,
    cells: &mut u64,
) -> Result<Option<Table>, ReadError> {
    let mut table = Table { sheet: Some(sheet.to_owned()), rows: Vec::new() };
    {
        let Ok(mut reader) = workbook.worksheet_cells_reader(sheet) else { return Ok(None) };
        while let Some(cell) = reader.next_cell().map_err(damaged)? {
            let (row, column) = cell.get_position();
            let text = display(cell.get_value());
            if text.is_empty() {
                continue;
            }
            *cells += 1;
            limits::check("cells", *cells, limits::CELLS)?;
            limits::check("rows", u64::from(row) + 1, limits::LINES)?;
            limits::check("columns", u64::from(column) + 1, limits::COLUMNS)?;
            place(&mut table, row, column, text);
        }
    }
    let merged = workbook.merge_cells_by_sheet_name(sheet).unwrap_or_default();
    for region in merged {
        spread(&mut table, region.start, region.end);
    }
    Ok(Some(table))
}

fn place(table: &mut Table, row: u32, column: u32, text: String) {
    let (Ok(index), Ok(column)) = (usize::try_from(row), usize::try_from(column)) else { return };
    while table.rows.len() <= index {
        let number = u32::try_from(table.rows.len() + 1).unwrap_or(u32::MAX);
        table.rows.push(Row { first_line: number, last_line: number, ..Row::default() });
    }
    let sheet = table.sheet.clone();
    let Some(row) = table.rows.get_mut(index) else { return };
    while row.cells.len() <= column {
        row.cells.push(Cell::default());
    }
    let number = row.first_line;
    if let Some(cell) = row.cells.get_mut(column) {
        cell.lines =
            vec![SourceLine { number, sheet, text: text.clone(), ..SourceLine::default() }];
        cell.text = text;
    }
}

/// README, "Units": in tables and sheets a merged cell holds for every row it covers.
fn spread(table: &mut Table, start: (u32, u32), end: (u32, u32)) {
    let (first_row, first_column) = (start.0 as usize, start.1 as usize);
    let last_row = (end.0 as usize).min(table.rows.len().saturating_sub(1));
    let last_column = (end.1 as usize).min(limits::COLUMNS as usize);
    let Some(text) = table.rows.get(first_row).map(|row| row.text(first_column).to_owned()) else {
        return;
    };
    for (row_index, row) in table.rows.iter_mut().enumerate().take(last_row + 1).skip(first_row) {
        while row.cells.len() <= last_column {
            row.cells.push(Cell::default());
        }
        for (column, cell) in
            row.cells.iter_mut().enumerate().take(last_column + 1).skip(first_column)
        {
            if (row_index, column) != (first_row, first_column) {
                cell.text.clone_from(&text);
                cell.from_above = row_index > first_row;
                cell.from_left = column > first_column;
            }
        }
    }
}

/// A value as Vietnamese readers see it: decimal comma, day/month/year.
fn display(value: &DataRef<'_>) -> String {
    let text = match Data::from(value.clone()) {
        Data::String(text) | Data::DateTimeIso(text) | Data::DurationIso(text) => text,
        Data::Int(number) => number.to_string(),
        Data::Float(number) => decimal(number),
        Data::Bool(value) => value.to_string(),
        Data::DateTime(moment) => moment.as_datetime_text(),
        _ => String::new(),
    };
    clean(&text).trim().to_owned()
}

fn decimal(number: f64) -> String {
    let rounded = (number * 1e6).round() / 1e6;
    rounded.to_string().replace('.', ",")
}

/// A serial date of a sheet as words.
trait AsText {
    fn as_datetime_text(&self) -> String;
}

impl AsText for calamine::ExcelDateTime {
    fn as_datetime_text(&self) -> String {
        let days = self.as_f64().floor();
        // Day 0 is 30 December 1899 for every date after February 1900.
        let start = jiff::civil::date(1899, 12, 30);
        let whole =
            if (1.0..2_900_000.0).contains(&days) { days as i64 } else { return String::new() };
        match start.checked_add(jiff::Span::new().days(whole)) {
            Ok(date) => format!("{:02}/{:02}/{}", date.day(), date.month(), date.year()),
            Err(_) => String::new(),
        }
    }
}

fn damaged(error: XlsxError) -> ReadError {
    match error {
        XlsxError::Password => ReadError::Encrypted,
        other => ReadError::Damaged { why: other.to_string() },
    }
}

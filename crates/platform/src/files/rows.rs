//! The rows of a list that somebody keeps as .xlsx or .csv.

use super::{Kind, Upload};
use calamine::{Data, DataRef, Reader, SheetVisible, Xlsx};
use std::io::Cursor;

/// The most rows a list may have.
pub const MAX_ROWS: usize = 1_000;
/// The most columns that are looked at.
const MAX_COLUMNS: usize = 40;
/// The most characters of a cell that are kept.
const MAX_CELL: usize = 1_000;
/// The most bytes a workbook may unpack to: 64 MiB.
const MAX_UNPACKED: u64 = 64 * 1024 * 1024;

/// A row that is not blank.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListRow {
    /// Its number, from 1, as the editor of the list shows it.
    pub number: u32,
    /// Its cells, without spaces around them.
    pub cells: Vec<String>,
}

/// Why a list cannot be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ListRefusal {
    /// Neither .xlsx nor .csv.
    #[error("a list is an .xlsx or .csv file")]
    OtherKind,
    /// The workbook is broken or protected by a password.
    #[error("the workbook cannot be read")]
    Unreadable,
    /// More rows than are taken at once.
    #[error("a list has {MAX_ROWS} rows at most")]
    TooMany,
}

/// Reads the rows: of a workbook those of the first sheet that is not hidden.
///
/// # Errors
/// [`ListRefusal`].
pub fn rows(upload: &Upload) -> Result<Vec<ListRow>, ListRefusal> {
    let rows = match upload.kind {
        Kind::Xlsx => workbook(&upload.bytes)?,
        Kind::Text => csv(std::str::from_utf8(&upload.bytes).unwrap_or_default())?,
        _ => return Err(ListRefusal::OtherKind),
    };
    Ok(rows.into_iter().filter(|row| row.cells.iter().any(|cell| !cell.is_empty())).collect())
}

fn tidy(text: &str) -> String {
    let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
    ddci_vntext::nfc(&words).chars().take(MAX_CELL).collect()
}

fn workbook(bytes: &[u8]) -> Result<Vec<ListRow>, ListRefusal> {
    if unpacked(bytes).is_none_or(|size| size > MAX_UNPACKED) {
        return Err(ListRefusal::Unreadable);
    }
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|_| ListRefusal::Unreadable)?;
    let sheet = book
        .sheets_metadata()
        .iter()
        .find(|sheet| sheet.visible == SheetVisible::Visible)
        .map(|sheet| sheet.name.clone())
        .ok_or(ListRefusal::Unreadable)?;
    let mut reader = book.worksheet_cells_reader(&sheet).map_err(|_| ListRefusal::Unreadable)?;
    // Cells are read one by one: a range would reserve memory up to the last cell, however far off.
    let mut rows: Vec<ListRow> = Vec::new();
    while let Some(cell) = reader.next_cell().map_err(|_| ListRefusal::Unreadable)? {
        let (row, column) = cell.get_position();
        let text = tidy(&display(cell.get_value()));
        let Ok(column) = usize::try_from(column) else { continue };
        if text.is_empty() || column >= MAX_COLUMNS {
            continue;
        }
        if rows.last().is_none_or(|last| last.number != row + 1) {
            if rows.len() > MAX_ROWS {
                return Err(ListRefusal::TooMany);
            }
            rows.push(ListRow { number: row + 1, cells: Vec::new() });
        }
        let Some(last) = rows.last_mut() else { continue };
        if last.cells.len() <= column {
            last.cells.resize(column + 1, String::new());
        }
        if let Some(place) = last.cells.get_mut(column) {
            *place = text;
        }
    }
    Ok(rows)
}

/// What the parts of a workbook say they unpack to.
fn unpacked(bytes: &[u8]) -> Option<u64> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).ok()?;
    let mut size = 0_u64;
    for part in 0..archive.len() {
        size = size.checked_add(archive.by_index(part).ok()?.size())?;
    }
    Some(size)
}

fn display(value: &DataRef<'_>) -> String {
    match Data::from(value.clone()) {
        Data::String(text) | Data::DateTimeIso(text) | Data::DurationIso(text) => text,
        Data::Int(number) => number.to_string(),
        Data::Float(number) => number.to_string(),
        Data::Bool(value) => value.to_string(),
        // A date is kept as people write one here, so that whoever looks knows it again.
        Data::DateTime(at) if at.is_datetime() => {
            let (year, month, day, ..) = at.to_ymd_hms_milli();
            format!("{day}/{month}/{year}")
        }
        _ => String::new(),
    }
}

/// Comma, semicolon or tab, whichever the first line has most of (a spreadsheet in Vietnamese
/// writes semicolons); quotes as in RFC 4180.
fn csv(text: &str) -> Result<Vec<ListRow>, ListRefusal> {
    let text = text.trim_start_matches('\u{feff}');
    let first = text.lines().next().unwrap_or_default();
    let times = |mark: char| first.matches(mark).count();
    let mark = [',', ';', '\t'].into_iter().rev().max_by_key(|mark| times(*mark)).unwrap_or(',');
    let mut rows = Vec::new();
    let (mut cells, mut cell, mut quoted, mut number) = (Vec::new(), String::new(), false, 1_u32);
    let mut begun = number;
    let mut characters = text.chars().peekable();
    while let Some(c) = characters.next() {
        match c {
            '"' if quoted && characters.peek() == Some(&'"') => {
                characters.next();
                cell.push('"');
            }
            '"' if quoted || cell.trim().is_empty() => quoted = !quoted,
            c if c == mark && !quoted => cells.push(std::mem::take(&mut cell)),
            '\n' => {
                number += 1;
                if quoted {
                    cell.push('\n');
                    continue;
                }
                cells.push(std::mem::take(&mut cell));
                push(&mut rows, begun, std::mem::take(&mut cells))?;
                begun = number;
            }
            c => cell.push(c),
        }
    }
    cells.push(cell);
    push(&mut rows, begun, cells)?;
    Ok(rows)
}

fn push(rows: &mut Vec<ListRow>, number: u32, cells: Vec<String>) -> Result<(), ListRefusal> {
    let cells: Vec<String> = cells.iter().take(MAX_COLUMNS).map(|cell| tidy(cell)).collect();
    if cells.iter().all(String::is_empty) {
        return Ok(());
    }
    if rows.len() > MAX_ROWS {
        return Err(ListRefusal::TooMany);
    }
    rows.push(ListRow { number, cells });
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::{ListRefusal, MAX_ROWS, csv};

    fn cells(text: &str) -> Vec<(u32, Vec<String>)> {
        csv(text).unwrap().into_iter().map(|row| (row.number, row.cells)).collect()
    }

    #[test]
    fn each_mark_parts_cells() {
        for text in ["a,b\n1,2", "a;b\r\n1;2\r\n", "\u{feff}a\tb\n1\t2\n"] {
            let expected = vec![
                (1, vec!["a".to_owned(), "b".to_owned()]),
                (2, vec!["1".to_owned(), "2".to_owned()]),
            ];
            assert_eq!(cells(text), expected, "{text:?}");
        }
    }

    #[test]
    fn quotes_hold_marks_quotes_and_lines() {
        let rows = cells("a,b\n\"Trưởng phòng, \"\"A\"\"\",\"hai\ndòng\"\n\nx,y");
        assert_eq!(rows[1], (2, vec!["Trưởng phòng, \"A\"".to_owned(), "hai dòng".to_owned()]));
        assert_eq!(rows[2], (5, vec!["x".to_owned(), "y".to_owned()]), "as an editor counts");
    }

    #[test]
    fn a_list_has_an_end() {
        assert_eq!(csv(&"a,b\n".repeat(MAX_ROWS + 1)).unwrap().len(), MAX_ROWS + 1);
        assert_eq!(csv(&"a,b\n".repeat(MAX_ROWS + 2)), Err(ListRefusal::TooMany));
    }
}

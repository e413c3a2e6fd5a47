//! A workbook: each visible sheet that holds something.
//!
//! Cells are read one by one: a range would reserve memory for every place between the first and the
//! last cell, and a sheet may put its last cell a million rows away.

use std::io::Cursor;

use calamine::{Data, DataRef, Reader, SheetVisible, Xlsx, XlsxError};
use zip::ZipArchive;

use crate::fault::{Fault, Faults, Rule};
use crate::limits;
use crate::sheet::{Builder, Sheet};

/// Reads the visible sheets.
pub(super) fn read(bytes: &[u8]) -> Result<Vec<Sheet>, Faults> {
    weigh(bytes)?;
    let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(unsound)?;
    let visible = |sheet: &&calamine::Sheet| sheet.visible == SheetVisible::Visible;
    let names: Vec<String> =
        workbook.sheets_metadata().iter().filter(visible).map(|sheet| sheet.name.clone()).collect();
    let (mut sheets, mut faults) = (Vec::new(), Faults::default());
    for name in names {
        match one(&mut workbook, name) {
            Ok(sheet) => sheets.extend(sheet),
            Err(found) => faults.extend(found),
        }
    }
    faults.unless_any(sheets)
}

/// One sheet; none for a sheet without cells, such as a chart.
fn one(workbook: &mut Xlsx<Cursor<&[u8]>>, name: String) -> Result<Option<Sheet>, Faults> {
    let Ok(mut cells) = workbook.worksheet_cells_reader(&name) else { return Ok(None) };
    let mut builder = Builder::new(Some(name));
    let (mut current, mut row): (u32, Vec<String>) = (0, Vec::new());
    while let Some(cell) = cells.next_cell().map_err(unsound)? {
        let (at, column) = cell.get_position();
        let text = shown(cell.get_value());
        if text.is_empty() {
            continue;
        }
        limits::check("rows", u64::from(at), limits::ROWS)?;
        limits::check("columns", u64::from(column) + 1, limits::COLUMNS)?;
        if at != current {
            builder.add(current + 1, row.iter().map(String::as_str))?;
            current = at;
            row.clear();
        }
        row.resize((column as usize + 1).max(row.len()), String::new());
        if let Some(place) = row.get_mut(column as usize) {
            *place = text;
        }
    }
    builder.add(current + 1, row.iter().map(String::as_str))?;
    builder.done()
}

/// A value as text: numbers with a point, days as 2024-03-27, with the time of day if there is one.
fn shown(value: &DataRef<'_>) -> String {
    match Data::from(value.clone()) {
        Data::String(text) | Data::DateTimeIso(text) | Data::DurationIso(text) => {
            text.trim().to_owned()
        }
        Data::Int(number) => number.to_string(),
        Data::Float(number) => number.to_string(),
        Data::Bool(value) => value.to_string(),
        Data::DateTime(moment) => {
            let (year, month, day, hour, minute, second, _) = moment.to_ymd_hms_milli();
            let day = format!("{year:04}-{month:02}-{day:02}");
            match (hour, minute, second) {
                (0, 0, 0) => day,
                _ => format!("{day} {hour:02}:{minute:02}:{second:02}"),
            }
        }
        // An error such as #N/A is shown as it is, and refused where a number is needed.
        Data::Error(error) => error.to_string(),
        _ => String::new(),
    }
}

/// Unpacks everything into nothing, since declared sizes may lie.
fn weigh(bytes: &[u8]) -> Result<(), Fault> {
    let unsound = |error: String| Fault::of_file(Rule::Sound(error));
    let mut archive =
        ZipArchive::new(Cursor::new(bytes)).map_err(|error| unsound(error.to_string()))?;
    limits::check("files in the package", archive.len() as u64, limits::ENTRIES)?;
    if archive.index_for_name("xl/workbook.xml").is_none() {
        return Err(Fault::of_file(Rule::Kind("zip")));
    }
    let mut left = limits::PACKAGE_BYTES;
    for index in 0..archive.len() {
        let file = archive.by_index(index).map_err(|error| unsound(error.to_string()))?;
        let mut limited = std::io::Read::take(file, left + 1);
        let size = std::io::copy(&mut limited, &mut std::io::sink())
            .map_err(|error| unsound(error.to_string()))?;
        limits::check(
            "unpacked bytes",
            size + (limits::PACKAGE_BYTES - left),
            limits::PACKAGE_BYTES,
        )?;
        left -= size;
    }
    Ok(())
}

fn unsound(error: XlsxError) -> Fault {
    match error {
        XlsxError::Password => Fault::of_file(Rule::NotEncrypted),
        other => Fault::of_file(Rule::Sound(other.to_string())),
    }
}

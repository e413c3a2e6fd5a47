//! The annex table as a workbook: dates are dates, the heading stays in sight, and it prints on A4.
//!
//! Texts are written as texts, so that none is taken for a formula. Each row leaves memory when the
//! next begins; what the writer keeps meanwhile is a nameless temporary file.

use super::{
    Export,
    columns::{COLUMNS, Cell, heading},
};
use crate::{store::annex::AnnexRow, words::t};
use axum::body::Body;
use ddci_platform::{
    store::Db,
    web::{Cx, Error},
};
use futures_util::stream;
use rust_xlsxwriter::{ExcelDateTime, Format, FormatAlign, Workbook, Worksheet, XlsxError};
use tokio::sync::mpsc;

/// The number by which Excel knows A4.
const A4: u8 = 9;

/// The workbook, which is written while the browser already waits for the file: a large one takes
/// longer than a page may.
pub(super) fn stream(cx: &Cx, export: Export) -> Body {
    let db = cx.db().clone();
    Body::from_stream(stream::once(async move { book(&db, export).await }))
}

/// The workbook's bytes.
async fn book(db: &Db, export: Export) -> Result<Vec<u8>, Error> {
    // Two batches at most wait for the thread that writes.
    let (rows, batches) = mpsc::channel(2);
    let Export { rows: all, writer, .. } = export;
    let written = tokio::task::spawn_blocking(move || write(writer, batches));
    let mut sent = 0;
    loop {
        let batch = all.batch(db, sent).await?;
        sent += batch.len();
        if batch.is_empty() || rows.send(batch).await.is_err() {
            break;
        }
    }
    drop(rows);
    let failed = |error: &dyn std::fmt::Display| {
        tracing::error!(%error, "table.xlsx");
        Error::Internal
    };
    written.await.map_err(|error| failed(&error))?.map_err(|error| failed(&error))
}

fn write(
    writer: super::columns::Writer,
    mut batches: mpsc::Receiver<Vec<AnnexRow>>,
) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet_with_constant_memory()?;
    sheet.set_name(t!(writer.lang, "table-title"))?;
    set_up(sheet)?;
    let bold = Format::new().set_bold().set_text_wrap();
    for (column, (of, _)) in (0..).zip(COLUMNS) {
        sheet.write_string_with_format(0, column, heading(writer.lang, of), &bold)?;
    }
    let wrapped = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    let day = Format::new().set_num_format("dd/mm/yyyy").set_align(FormatAlign::Top);
    let mut number = 0;
    while let Some(batch) = batches.blocking_recv() {
        for row in &batch {
            number += 1;
            for (column, (of, _)) in (0..).zip(COLUMNS) {
                match writer.cell(of, number, row) {
                    Cell::Number(n) => {
                        sheet.write_number_with_format(number, column, n, &wrapped)?
                    }
                    Cell::Text(text) => {
                        sheet.write_string_with_format(number, column, text, &wrapped)?
                    }
                    Cell::Day(on) => {
                        sheet.write_datetime_with_format(number, column, excel(on)?, &day)?
                    }
                    Cell::Empty => continue,
                };
            }
        }
    }
    book.save_to_buffer()
}

fn set_up(sheet: &mut Worksheet) -> Result<(), XlsxError> {
    for (column, (_, width)) in (0..).zip(COLUMNS) {
        sheet.set_column_width(column, width)?;
    }
    sheet.set_freeze_panes(1, 0)?;
    sheet.set_repeat_rows(0, 0)?;
    sheet.set_landscape().set_paper_size(A4).set_print_fit_to_pages(1, 0);
    Ok(())
}

/// A date as Excel counts it; no date of a plan lies before 1900.
fn excel(on: jiff::civil::Date) -> Result<ExcelDateTime, XlsxError> {
    let (year, month, day) = (on.year(), on.month(), on.day());
    let part = |n: i8| u8::try_from(n).unwrap_or_default();
    ExcelDateTime::from_ymd(u16::try_from(year).unwrap_or_default(), part(month), part(day))
}

//! The annex table as CSV: UTF-8 with its mark, because Excel takes it for another encoding
//! otherwise; `;` between cells, as a Vietnamese Excel expects it; each cell in quotes.

use super::{
    Export,
    columns::{COLUMNS, Cell, heading},
};
use axum::body::Body;
use ddci_platform::{
    store::StoreError,
    web::{
        Cx,
        csv::{self, MARK, harmless},
        date,
    },
};
use futures_util::stream;

/// The table, batch by batch.
pub(super) fn stream(cx: &Cx, export: Export) -> Body {
    let db = cx.db().clone();
    let head = COLUMNS.map(|(column, _)| Cell::Text(heading(cx.lang, column)));
    let head = format!("{MARK}{}", line(&export, &head));
    let rest = stream::try_unfold((db, export, 0_usize), |(db, export, from)| async move {
        let batch = export.rows.batch(&db, from).await?;
        if batch.is_empty() {
            return Ok::<_, StoreError>(None);
        }
        let mut text = String::new();
        for (place, row) in batch.iter().enumerate() {
            let number = u32::try_from(from + place + 1).unwrap_or(u32::MAX);
            let cells = COLUMNS.map(|(column, _)| export.writer.cell(column, number, row));
            text.push_str(&line(&export, &cells));
        }
        let next = from + batch.len();
        Ok(Some((text, (db, export, next))))
    });
    let head = stream::once(async move { Ok::<_, StoreError>(head) });
    Body::from_stream(stream::StreamExt::chain(head, rest))
}

fn line(export: &Export, cells: &[Cell]) -> String {
    let lang = export.writer.lang;
    let written = cells.iter().map(|cell| match cell {
        Cell::Number(number) => number.to_string(),
        Cell::Text(text) => harmless(text),
        Cell::Day(day) => date(lang, *day),
        Cell::Empty => String::new(),
    });
    csv::line(written, ";")
}

//! The annex table as CSV: UTF-8 with its mark, because Excel takes it for another encoding
//! otherwise; `;` between cells, as a Vietnamese Excel expects it; each cell in quotes.

use super::{
    Export,
    columns::{COLUMNS, Cell, heading},
};
use axum::body::Body;
use ddci_platform::{
    store::StoreError,
    web::{Cx, date},
};
use futures_util::stream;

/// The byte order mark of UTF-8.
const MARK: &str = "\u{feff}";

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
    let written: Vec<String> = cells
        .iter()
        .map(|cell| match cell {
            Cell::Number(number) => number.to_string(),
            Cell::Text(text) => harmless(text),
            Cell::Day(day) => date(lang, *day),
            Cell::Empty => String::new(),
        })
        .map(|text| format!("\"{}\"", text.replace('"', "\"\"")))
        .collect();
    format!("{}\r\n", written.join(";"))
}

/// A text that no spreadsheet takes for a formula: what begins like one gets an apostrophe in front
/// (OWASP, CSV injection).
fn harmless(text: &str) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        format!("'{text}")
    } else {
        text.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::harmless;

    #[test]
    fn nothing_begins_like_a_formula() {
        for text in ["=1+1", "+84", "-2", "@SUM(A1)", "\t=1", "\r=1"] {
            assert_eq!(harmless(text), format!("'{text}"));
        }
        for text in ["", "Đối thoại", "1 = 1", "'=1"] {
            assert_eq!(harmless(text), text);
        }
    }
}

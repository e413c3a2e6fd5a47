//! The rows of a table that was sent: a workbook, or CSV in UTF-8 with `;` or `,` between cells.

/// The most rows that are compared: those of a document.
const ROWS: usize = 60_000;

/// The rows, headings included; nothing where the file is no table or larger than a document.
pub(super) fn rows(bytes: &[u8]) -> Option<Vec<Vec<String>>> {
    if bytes.starts_with(b"PK") {
        return ddci_plan_reader::sheet_rows(bytes).ok();
    }
    let text = std::str::from_utf8(bytes).ok()?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let head = text.lines().next()?;
    let delimiter =
        if head.matches(';').count() >= head.matches(',').count() { b';' } else { b',' };
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter)
        .from_reader(text.as_bytes());
    let mut rows = Vec::new();
    for row in reader.records() {
        if rows.len() > ROWS {
            return None;
        }
        rows.push(row.ok()?.iter().map(plain).collect());
    }
    (!rows.is_empty()).then_some(rows)
}

/// A cell without the apostrophe that kept it from being a formula.
fn plain(cell: &str) -> String {
    match cell.strip_prefix('\'') {
        Some(rest) if rest.starts_with(['=', '+', '-', '@', '\t', '\r']) => rest.to_owned(),
        _ => cell.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::rows;

    #[test]
    fn both_separators_are_read_and_formulas_come_back() {
        for text in ["\u{feff}\"A\";\"B\"\r\n\"'=1\";\"x;y\"\r\n", "A,B\n'=1,x;y\n"] {
            assert_eq!(rows(text.as_bytes()).unwrap(), [["A", "B"], ["=1", "x;y"]]);
        }
    }

    #[test]
    fn what_is_no_table_is_none() {
        for bytes in [&b""[..], b"\xff\xfe\x00", b"PK\x03\x04 broken"] {
            assert_eq!(rows(bytes), None);
        }
    }
}

//! Lines of CSV that people open in a spreadsheet.

/// The byte order mark of UTF-8: without it Excel takes a file for another encoding.
pub const MARK: &str = "\u{feff}";

/// One line: each cell in quotes, what stands between them, CR and LF at the end (RFC 4180).
pub fn line(cells: impl IntoIterator<Item = String>, between: &str) -> String {
    let quoted = cells.into_iter().map(|text| format!("\"{}\"", text.replace('"', "\"\"")));
    format!("{}\r\n", quoted.collect::<Vec<_>>().join(between))
}

/// A text that no spreadsheet takes for a formula: what begins like one gets an apostrophe in front
/// (OWASP, CSV injection).
pub fn harmless(text: &str) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        format!("'{text}")
    } else {
        text.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::{harmless, line};

    #[test]
    fn nothing_begins_like_a_formula() {
        for text in ["=1+1", "+84", "-2", "@SUM(A1)", "\t=1", "\r=1"] {
            assert_eq!(harmless(text), format!("'{text}"));
        }
        for text in ["", "Đối thoại", "1 = 1", "'=1"] {
            assert_eq!(harmless(text), text);
        }
    }

    #[test]
    fn quotes_are_doubled_inside_quotes() {
        let cells = ["1", "a \"b\"", "c;d"].map(str::to_owned);
        assert_eq!(line(cells, ";"), "\"1\";\"a \"\"b\"\"\";\"c;d\"\r\n");
    }
}

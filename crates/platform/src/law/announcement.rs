//! A file in which days are announced: told by its bytes, read by the calendar library.

use super::{NoWorkbook, workbook};
use ddci_calendar::{Announced, Unsaid};

/// How far into a file the first line of an iCalendar may stand.
const WITHIN: usize = 256;

/// Reads an .ics file, a workbook, or a table as text.
///
/// # Errors
/// [`NoWorkbook`] for a package that is no workbook, or too large a one.
pub fn announced(bytes: &[u8], unsaid: Unsaid<'_>) -> Result<Announced, NoWorkbook> {
    let begins = bytes.get(..WITHIN).unwrap_or(bytes);
    if bytes.starts_with(b"PK") {
        return Ok(Announced::read_rows(workbook::rows(bytes)?, unsaid));
    }
    if begins.to_ascii_uppercase().windows(15).any(|part| part == b"BEGIN:VCALENDAR") {
        return Ok(Announced::read_ics(bytes, unsaid));
    }
    Ok(Announced::read_csv(bytes, unsaid))
}

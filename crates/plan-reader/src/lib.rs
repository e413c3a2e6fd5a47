//! Reads Vietnamese administrative plans (.txt, .docx, .xlsx) into tasks, bodies and schedules.
//!
//! The way of a document through this crate:
//!
//! 1. [`source`](self) opens the bytes under limits and gives numbered lines and tables;
//! 2. `head` takes title, number, date and issuer off the top;
//! 3. `layout` joins broken lines and tells numbers, bullets, footnotes and page furniture;
//! 4. `reader` walks down the sections: targets first, then openings, tasks and attribute lines;
//! 5. `reporting` and `findings` look at what was read.
//!
//! The library does no I/O and never reads a clock: whether a date is a day off is asked of the
//! caller, who has the calendar.
//!
//! ```
//! let text = "KẾ HOẠCH\nCải thiện DDCI năm 2025\n\nII. NHIỆM VỤ\n\n1. Chỉ số “Chi phí thời gian”\n\n\
//!             - Phòng Nội vụ chủ trì, phối hợp với Thanh tra huyện tổ chức tập huấn trước ngày 30/6/2025.\n";
//! let reading = ddci_plan_reader::read(text.as_bytes(), &|_| false)?;
//! assert_eq!(reading.tasks[0].leads, ["Phòng Nội vụ"]);
//! assert_eq!(reading.tasks[0].coordinators, ["Thanh tra huyện"]);
//! # Ok::<(), ddci_plan_reader::ReadError>(())
//! ```

mod assemble;
mod bodies;
mod context;
mod encoding;
mod error;
mod exchange;
mod findings;
mod head;
mod layout;
mod levels;
mod model;
mod outline;
mod reader;
mod reporting;
mod schedules;
mod source;
mod sub_indices;
mod tables;
mod words;
mod workbook;
mod zones;

pub use error::ReadError;
pub use exchange::exchange_json;
pub use model::{
    DayOfPeriod, Finding, FindingKind, InvalidPoints, Line, LineRole, MonthOfPeriod, Period,
    PlanHead, Points, Quota, Reading, Reporting, ReportingDue, ReportingKind, Schedule,
    ScheduleKind, Source, SubIndex, Task, Unread,
};

use jiff::civil::Date;

/// The rows of a workbook's first visible sheet that holds anything, as readers see the cells: what
/// this program has written as a table comes back the same way, under the limits of a document.
///
/// # Errors
/// [`ReadError`] where the bytes are no workbook, or more than the limits.
pub fn sheet_rows(bytes: &[u8]) -> Result<Vec<Vec<String>>, ReadError> {
    let document = source::open(bytes)?;
    let table = document.blocks.iter().find_map(|block| match block {
        source::Block::Table(table) if document.kind == source::Kind::Workbook => Some(table),
        _ => None,
    });
    let table = table.ok_or(ReadError::UnknownFormat)?;
    let cells = |row: &source::Row| row.cells.iter().map(|cell| cell.text.clone()).collect();
    Ok(table.rows.iter().map(cells).collect())
}

/// Reads a plan. `is_day_off` answers whether a date is a Saturday, Sunday or holiday that is not
/// worked.
pub fn read(bytes: &[u8], is_day_off: &dyn Fn(Date) -> bool) -> Result<Reading, ReadError> {
    let document = source::open(bytes)?;
    assemble::assemble(&document, is_day_off)
}

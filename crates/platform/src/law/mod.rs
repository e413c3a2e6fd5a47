//! The calendar as law: the shipped days, what an authority decided on top, and changing it.
//!
//! Pages ask [`Calendars`], which reads an authority's days once in a while and not for each page;
//! transitions read [`calendar`] inside their own transaction. A change is one transition,
//! [`AmendCalendar`], that moves the open dates of every room with it.

mod amend;
mod announcement;
mod cache;
mod change;
mod day;
mod workbook;

pub use amend::{AmendCalendar, Amended, LawRefusal};
pub use announcement::announced;
pub use cache::Calendars;
pub use change::{Change, MAX_SOURCE, Preview, preview};
pub use day::{DecidedDay, calendar, days, shipped};
pub use workbook::NoWorkbook;

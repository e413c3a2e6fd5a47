//! The working calendar the room counts with: the days shipped with the program.

use ddci_calendar::Calendar;
use std::sync::LazyLock;

static CALENDAR: LazyLock<Calendar> = LazyLock::new(Calendar::vietnam);

/// The calendar of Vietnamese authorities, read once.
pub fn calendar() -> &'static Calendar {
    &CALENDAR
}

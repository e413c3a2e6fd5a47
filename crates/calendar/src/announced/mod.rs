//! Days as a ministry publishes them: an .ics file (RFC 5545), or a table of day, kind, name and
//! legal basis. Bounded, total, and every faulty line is named with what stands in it.

mod csv;
mod date_text;
mod ics;
mod ics_event;
mod table;

pub use date_text::date_from_text;

use std::collections::BTreeSet;

use crate::{AmendedDay, DayFault};

/// Bytes of a file that are read: ten years of days need a hundredth of it.
pub const MAX_BYTES: usize = 1 << 20;
/// Days taken from one file.
pub const MAX_DAYS: usize = 400;
/// Days of one event: no holiday lasts longer.
pub const MAX_SPAN_DAYS: i64 = 31;
/// Faults that are named; whoever has more has sent another kind of file.
const MAX_FAULTS: usize = 100;
/// Letters of a faulty value that are shown.
const MAX_SHOWN: usize = 80;

/// What holds for days of which the file does not say it.
#[derive(Debug, Clone, Copy, Default)]
pub struct Unsaid<'a> {
    /// The act.
    pub legal_basis: &'a str,
    /// Whether the days were held against it.
    pub verified: bool,
}

/// The days a file announces, and what in it could not be read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Announced {
    /// The days, in the order of the file.
    pub days: Vec<AmendedDay>,
    /// The lines that could not be read.
    pub faults: Vec<AnnouncedFault>,
    seen: BTreeSet<jiff::civil::Date>,
}

/// A line that could not be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AnnouncedFault {
    /// The line, counted from 1.
    pub line: usize,
    /// What stands there.
    pub value: String,
    /// What is wrong with it.
    pub what: DayFault,
}

impl Announced {
    /// Reads an iCalendar file (RFC 5545).
    pub fn read_ics(bytes: &[u8], unsaid: Unsaid<'_>) -> Self {
        let mut announced = Self::default();
        if announced.weigh(bytes) {
            ics::read(bytes, unsaid, &mut announced);
        }
        announced
    }

    /// Reads a table as text (RFC 4180), its columns parted by commas, semicolons or tabs.
    pub fn read_csv(bytes: &[u8], unsaid: Unsaid<'_>) -> Self {
        let mut announced = Self::default();
        if !announced.weigh(bytes) {
            return announced;
        }
        match std::str::from_utf8(bytes) {
            Ok(text) => match csv::rows(text) {
                Ok(rows) => table::read(rows, unsaid, &mut announced),
                Err(line) => announced.fault(line, "\"", DayFault::NotClosed),
            },
            Err(_) => announced.fault(1, "", DayFault::Encoding),
        }
        announced
    }

    /// Reads the rows of a sheet, each with its number.
    pub fn read_rows(rows: Vec<(usize, Vec<String>)>, unsaid: Unsaid<'_>) -> Self {
        let mut announced = Self::default();
        table::read(rows, unsaid, &mut announced);
        announced
    }

    fn weigh(&mut self, bytes: &[u8]) -> bool {
        let fits = bytes.len() <= MAX_BYTES;
        if !fits {
            self.fault(1, "", DayFault::TooMuch);
        }
        fits
    }

    /// Takes a day, or names what is wrong with it.
    fn day(&mut self, line: usize, value: &str, day: AmendedDay) {
        if self.days.len() >= MAX_DAYS {
            return self.fault(line, value, DayFault::TooMuch);
        }
        match day.check() {
            Ok(()) if self.seen.insert(day.date) => self.days.push(day),
            Ok(()) => self.fault(line, value, DayFault::Twice),
            Err(what) => self.fault(line, value, what),
        }
    }

    fn fault(&mut self, line: usize, value: &str, what: DayFault) {
        if self.faults.len() < MAX_FAULTS {
            let value = value.trim().chars().take(MAX_SHOWN).collect();
            self.faults.push(AnnouncedFault { line, value, what });
        }
    }
}

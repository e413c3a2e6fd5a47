//! The calendar of an authority: an ordinary week, and the days that differ from it.

use std::collections::BTreeMap;

use jiff::civil::{Date, Weekday};

use crate::{DayKind, DayList, SpecialDay, SpecialKind, WhyOff};

/// The days off that ship with the crate, 2024 to 2026.
const VIETNAM: &str = include_str!("../data/vietnam.csv");

/// Which days are worked: Monday to Friday, unless the data says otherwise.
///
/// Days off are data because swaps are announced days ahead, and differ every year.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Calendar {
    days: BTreeMap<Date, SpecialDay>,
}

impl Calendar {
    /// A calendar of these special days.
    ///
    /// Of two entries for one date the later holds: an authority appends its own to the shipped.
    pub fn new(days: impl IntoIterator<Item = SpecialDay>) -> Self {
        Self { days: days.into_iter().map(|day| (day.date, day)).collect() }
    }

    /// The days off of Vietnamese authorities that ship with this crate, 2024 to 2026.
    pub fn vietnam() -> Self {
        Self::new(DayList::read(VIETNAM).days)
    }

    /// The shipped list as it is read, with the faults of its lines (a test holds them at none).
    pub fn vietnam_list() -> DayList {
        DayList::read(VIETNAM)
    }

    /// The special days, earliest first.
    pub fn days(&self) -> impl Iterator<Item = &SpecialDay> {
        self.days.values()
    }

    /// Whether there is data for a year; without data only weekends are known to be off.
    pub fn covers(&self, year: i16) -> bool {
        self.days.keys().any(|date| date.year() == year)
    }

    /// The years between two dates (in either order) of which only the weekends are known.
    pub fn years_without_data(&self, one: Date, other: Date) -> Vec<i16> {
        let (first, last) = (one.min(other).year(), one.max(other).year());
        (first..=last).filter(|year| !self.covers(*year)).collect()
    }

    /// What a date is, and why.
    pub fn day(&self, date: Date) -> DayKind {
        match self.days.get(&date) {
            Some(day) if day.kind == SpecialKind::Off => DayKind::Off(day.clone()),
            Some(day) if is_weekend(date) => DayKind::WorkingSaturday(day.clone()),
            None if is_weekend(date) => DayKind::Weekend,
            _ => DayKind::Working,
        }
    }

    /// Why a date is off, or nothing when it is worked.
    pub fn why_off(&self, date: Date) -> Option<WhyOff> {
        match self.day(date) {
            DayKind::Weekend => Some(WhyOff::Weekend),
            DayKind::Off(day) => Some(WhyOff::Special(day)),
            DayKind::Working | DayKind::WorkingSaturday(_) => None,
        }
    }

    /// Whether a date is worked.
    pub fn is_working_day(&self, date: Date) -> bool {
        match self.days.get(&date) {
            Some(day) => day.kind == SpecialKind::Working,
            None => !is_weekend(date),
        }
    }

    /// Whether a date is off.
    pub fn is_day_off(&self, date: Date) -> bool {
        !self.is_working_day(date)
    }

    /// By how much special days after `after`, up to `until`, change the count of ordinary weeks.
    pub(crate) fn correction(&self, after: Date, until: Date) -> i32 {
        let Ok(first) = after.tomorrow() else { return 0 };
        if first > until {
            return 0;
        }
        self.days
            .range(first..=until)
            .map(|(date, day)| match (day.kind, is_weekend(*date)) {
                (SpecialKind::Off, false) => -1,
                (SpecialKind::Working, true) => 1,
                _ => 0,
            })
            .sum()
    }
}

/// Saturday and Sunday are off: Quyết định 188/1999/QĐ-TTg, the forty-hour week of state bodies.
fn is_weekend(date: Date) -> bool {
    matches!(date.weekday(), Weekday::Saturday | Weekday::Sunday)
}

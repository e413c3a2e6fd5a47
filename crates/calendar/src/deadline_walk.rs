//! The walk from day zero to the last day allowed, one day at a time.

use jiff::ToSpan;
use jiff::civil::Date;

use crate::counting::days_between;
use crate::{Amount, Calendar, DayKind, Pause, Step, WhyOff};

/// Where the count stands, and what happened so far.
pub(crate) struct Walk<'a> {
    at: Date,
    steps: Vec<Step>,
    pauses: &'a [Pause],
    calendar: &'a Calendar,
}

/// Which days a count is made of.
#[derive(Clone, Copy, PartialEq)]
enum Counted {
    All,
    Working,
}

impl<'a> Walk<'a> {
    pub(crate) fn from(
        at: Date,
        steps: Vec<Step>,
        pauses: &'a [Pause],
        calendar: &'a Calendar,
    ) -> Self {
        Self { at, steps, pauses, calendar }
    }

    pub(crate) fn end(self) -> (Date, Vec<Step>) {
        (self.at, self.steps)
    }

    /// Goes on where the time before ended.
    pub(crate) fn extend(&mut self, by: Amount) {
        self.steps.push(Step::Extended { from: self.at, by });
        self.advance(by);
    }

    /// Walks until the amount is used up.
    pub(crate) fn advance(&mut self, amount: Amount) {
        match amount {
            Amount::WorkingDays(days) => self.walk(days.into(), Counted::Working),
            Amount::CalendarDays(days) => self.walk(days.into(), Counted::All),
            Amount::Months(months) => {
                let days = self.days_of(months);
                self.walk(days, Counted::All);
            }
        }
    }

    /// Months are as many days as they would have without a pause.
    fn days_of(&mut self, months: u16) -> i64 {
        let end = self.at.saturating_add(i64::from(months).months());
        if end.day() < self.at.day() {
            let asked = self.at.day().unsigned_abs();
            self.steps.push(Step::ShortMonth { asked, last: end });
        }
        days_between(self.at, end)
    }

    fn walk(&mut self, mut left: i64, counted: Counted) {
        while left > 0 {
            let Ok(next) = self.at.tomorrow() else { return };
            self.at = next;
            if self.counts(counted) {
                left -= 1;
            }
        }
    }

    /// Whether today counts; if it does not, or does so unexpectedly, that is a step to explain.
    fn counts(&mut self, counted: Counted) -> bool {
        let date = self.at;
        if self.pauses.iter().any(|pause| pause.from <= date && date <= pause.to) {
            self.note_pause(date);
            return false;
        }
        if counted == Counted::All {
            return true;
        }
        match self.calendar.day(date) {
            DayKind::Working => true,
            DayKind::WorkingSaturday(day) => {
                self.steps.push(Step::Worked { day });
                true
            }
            DayKind::Weekend => self.not_counted(date, WhyOff::Weekend),
            DayKind::Off(day) => self.not_counted(date, WhyOff::Special(day)),
        }
    }

    fn not_counted(&mut self, date: Date, why: WhyOff) -> bool {
        self.steps.push(Step::NotCounted { date, why });
        false
    }

    /// Paused days that follow one another are one step.
    fn note_pause(&mut self, date: Date) {
        match self.steps.last_mut() {
            Some(Step::Paused { to, .. }) if to.tomorrow().is_ok_and(|after| after == date) => {
                *to = date;
            }
            _ => self.steps.push(Step::Paused { from: date, to: date }),
        }
    }
}

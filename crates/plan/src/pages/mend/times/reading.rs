//! Reads the fields of a time.

use super::field;
use crate::{
    model::{ScheduleImage, typed_day},
    words::t,
};
use ddci_calendar::{MonthOfPeriod, PeriodKind, ScheduleRule};
use ddci_platform::web::{Errors, Lang};
use jiff::civil::Date;

/// Reads the fields of one time, and says what is wrong beside each.
pub(super) struct Reading<'a> {
    pub lang: Lang,
    pub index: usize,
    pub errors: &'a mut Errors,
    pub is_wrong: bool,
}

impl Reading<'_> {
    pub fn date(&mut self, part: &str, typed: &str) -> Option<Date> {
        let day = typed_day(typed);
        if day.is_none() {
            let words = t!(self.lang, "mend-bad-date");
            self.wrong(part, words);
        }
        day
    }

    /// Nothing typed is no number; the outer option is what is no number at all.
    pub fn number(&mut self, part: &str, typed: &str, most: u32) -> Option<Option<u32>> {
        if typed.trim().is_empty() {
            return Some(None);
        }
        let number = typed.trim().parse().ok().filter(|number| (1..=most).contains(number));
        if number.is_none() {
            let words = t!(self.lang, "mend-bad-number", most = most);
            self.wrong(part, words);
            return None;
        }
        Some(number)
    }

    fn wrong(&mut self, part: &str, words: String) {
        self.is_wrong = true;
        self.errors.add(&field(self.index, part), words);
    }
}

/// In which month of the period a day lies: as the plan had it, else in the last one, which is the
/// only one of a month.
pub(super) fn month_of(period: PeriodKind, known: Option<&ScheduleImage>) -> MonthOfPeriod {
    let was = known.and_then(|known| match known.rule {
        ScheduleRule::Every { period: was, day: Some(day), .. } if was == period => Some(day.of()),
        _ => None,
    });
    was.unwrap_or(match period {
        PeriodKind::Month => MonthOfPeriod::EveryMonth,
        _ => MonthOfPeriod::LastMonth,
    })
}

pub(super) fn period_word(period: PeriodKind) -> &'static str {
    match period {
        PeriodKind::Month => "month",
        PeriodKind::Quarter => "quarter",
        PeriodKind::HalfYear => "half_year",
        PeriodKind::Year => "year",
    }
}

pub(super) fn period_of(word: &str) -> Option<PeriodKind> {
    [PeriodKind::Month, PeriodKind::Quarter, PeriodKind::HalfYear, PeriodKind::Year]
        .into_iter()
        .find(|period| period_word(*period) == word)
}

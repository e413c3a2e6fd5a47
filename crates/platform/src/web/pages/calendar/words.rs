//! Days, their kinds and what can be wrong with them, in words.

use crate::web::{self, Lang, State, tag, words::t};
use ddci_calendar::{AmendedKind, Calendar, DayFault, DayKind, MAX_DAYS, MAX_SPAN_DAYS};
use jiff::civil::Date;
use maud::Markup;

/// A day with its weekday: thứ Tư, 25/9/2024.
pub(super) fn day(lang: Lang, date: Date) -> String {
    let weekday = date.weekday().to_monday_one_offset();
    let date = web::date(lang, date);
    t!(lang, "calendar-day", weekday = weekday, date = date)
}

/// A kind of day as the form offers it.
pub(super) fn kind(lang: Lang, kind: AmendedKind) -> String {
    match kind {
        AmendedKind::Off => t!(lang, "calendar-off"),
        AmendedKind::Working => t!(lang, "calendar-working"),
        AmendedKind::Ordinary => t!(lang, "calendar-ordinary"),
    }
}

/// The mark of a kind.
pub(super) fn mark(lang: Lang, of: AmendedKind) -> Markup {
    let state = match of {
        AmendedKind::Off => State::Info,
        AmendedKind::Working => State::Soon,
        AmendedKind::Ordinary => State::Idle,
    };
    tag(state, &kind(lang, of))
}

/// What a day is so far.
pub(super) fn so_far(calendar: &Calendar, date: Date) -> AmendedKind {
    match calendar.day(date) {
        DayKind::Off(_) => AmendedKind::Off,
        DayKind::WorkingSaturday(_) => AmendedKind::Working,
        DayKind::Working | DayKind::Weekend => AmendedKind::Ordinary,
    }
}

/// What is wrong with a day, and how to mend it.
pub(super) fn fault(lang: Lang, what: DayFault) -> String {
    match what {
        DayFault::Date => t!(lang, "calendar-fault-date"),
        DayFault::Year => t!(lang, "calendar-fault-year"),
        DayFault::Kind => t!(lang, "calendar-fault-kind"),
        DayFault::Name => t!(lang, "calendar-fault-name"),
        DayFault::LegalBasis => t!(lang, "calendar-fault-legal-basis"),
        DayFault::TooLong => t!(lang, "calendar-fault-too-long"),
        DayFault::NotWeekend => t!(lang, "calendar-fault-not-weekend"),
        DayFault::Twice => t!(lang, "calendar-fault-twice"),
        DayFault::EndsBeforeItBegins => t!(lang, "calendar-fault-ends-before-it-begins"),
        DayFault::SpanTooLong => t!(lang, "calendar-fault-span-too-long", n = MAX_SPAN_DAYS),
        DayFault::NotWholeDay => t!(lang, "calendar-fault-not-whole-day"),
        DayFault::Repeats => t!(lang, "calendar-fault-repeats"),
        DayFault::NotClosed => t!(lang, "calendar-fault-not-closed"),
        DayFault::Encoding => t!(lang, "calendar-fault-encoding"),
        DayFault::TooMuch => t!(lang, "calendar-fault-too-much", n = MAX_DAYS),
    }
}

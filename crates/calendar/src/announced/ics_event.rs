//! One event of an iCalendar file: whole days with a name.

use ddci_vntext::fold;
use jiff::{ToSpan, civil::Date};

use super::{Announced, MAX_SPAN_DAYS, Unsaid, ics::Property};
use crate::{AmendedDay, AmendedKind, DayFault, counting::days_between};

/// Words of a summary that say that the day is worked.
const WORKED: [&str; 5] = ["lam bu", "lam viec bu", "di lam", "working day", "make-up"];

/// What an event has said so far.
#[derive(Debug)]
pub(super) struct Event {
    line: usize,
    start: Option<(usize, String, bool)>,
    end: Option<(usize, String, bool)>,
    duration: Option<(usize, String)>,
    summary: String,
    description: String,
    cancelled: bool,
    repeats: Option<(usize, String)>,
}

/// What is wrong, where, and what stands there.
type Wrong = (usize, String, DayFault);

impl Event {
    /// An event that begins on that line.
    pub fn on(line: usize) -> Self {
        Self {
            line,
            start: None,
            end: None,
            duration: None,
            summary: String::new(),
            description: String::new(),
            cancelled: false,
            repeats: None,
        }
    }

    pub fn line(&self) -> usize {
        self.line
    }

    /// Takes a property.
    pub fn take(&mut self, line: usize, property: &Property) {
        let value = property.value.trim().to_owned();
        // A value with an hour says so by its parameter or by its T.
        let hour = property.parameters.contains("VALUE=DATE-TIME") || value.contains('T');
        match property.name.as_str() {
            "DTSTART" => self.start = Some((line, value, hour)),
            "DTEND" => self.end = Some((line, value, hour)),
            "DURATION" => self.duration = Some((line, value)),
            "RRULE" | "RDATE" => self.repeats = Some((line, value)),
            "SUMMARY" => self.summary = property.text(),
            "DESCRIPTION" => self.description = property.text(),
            "STATUS" => self.cancelled = value.eq_ignore_ascii_case("cancelled"),
            _ => {}
        }
    }

    /// Gives the days of the event, or what is wrong with it.
    pub fn end(self, unsaid: Unsaid<'_>, into: &mut Announced) {
        let (first, days) = match self.span() {
            Ok(span) => span,
            Err((line, value, what)) => return into.fault(line, &value, what),
        };
        // A description is no citation; it stands in where nobody named the act.
        let legal_basis = match unsaid.legal_basis.trim() {
            "" => self.description.as_str(),
            named => named,
        };
        for offset in 0..days {
            let Ok(date) = first.checked_add(offset.days()) else { break };
            let day = AmendedDay {
                date,
                kind: self.kind(),
                name: self.summary.clone(),
                legal_basis: legal_basis.to_owned(),
                verified: unsaid.verified,
            };
            into.day(self.line, &format!("{date} {}", self.summary), day);
        }
    }

    fn kind(&self) -> AmendedKind {
        let summary = fold(&self.summary);
        if self.cancelled {
            AmendedKind::Ordinary
        } else if WORKED.iter().any(|word| summary.contains(word)) {
            AmendedKind::Working
        } else {
            AmendedKind::Off
        }
    }

    /// The first day and how many there are: the end of an event of whole days is the day after its
    /// last (section 3.6.1); without an end it is one day.
    fn span(&self) -> Result<(Date, i64), Wrong> {
        if let Some((line, value)) = &self.repeats {
            return Err((*line, value.clone(), DayFault::Repeats));
        }
        let Some(start) = &self.start else {
            return Err((self.line, self.summary.clone(), DayFault::Date));
        };
        let first = whole_day(start)?;
        let (line, value, days) = match (&self.end, &self.duration) {
            (Some(end), _) => (end.0, &end.1, days_between(first, whole_day(end)?)),
            (None, Some((line, value))) => {
                let days =
                    duration(value).ok_or_else(|| (*line, value.clone(), DayFault::NotWholeDay))?;
                (*line, value, days)
            }
            (None, None) => (start.0, &start.1, 1),
        };
        match days {
            ..0 => Err((line, value.clone(), DayFault::EndsBeforeItBegins)),
            // Some programs end a day on itself.
            0 => Ok((first, 1)),
            1..=MAX_SPAN_DAYS => Ok((first, days)),
            _ => Err((line, value.clone(), DayFault::SpanTooLong)),
        }
    }
}

/// `20260430`.
fn whole_day((line, value, hour): &(usize, String, bool)) -> Result<Date, Wrong> {
    if *hour {
        return Err((*line, value.clone(), DayFault::NotWholeDay));
    }
    let digits = value.len() == 8 && value.bytes().all(|byte| byte.is_ascii_digit());
    let date = digits.then(|| Date::strptime("%Y%m%d", value).ok()).flatten();
    date.ok_or_else(|| (*line, value.clone(), DayFault::Date))
}

/// `P3D` or `P1W`: whole days (section 3.3.6).
fn duration(value: &str) -> Option<i64> {
    let amount = value.trim_start_matches('+').strip_prefix('P')?;
    let (number, unit) = match (amount.strip_suffix('D'), amount.strip_suffix('W')) {
        (Some(number), _) => (number, 1),
        (_, Some(number)) => (number, 7),
        _ => return None,
    };
    number.parse::<u16>().ok().map(|number| i64::from(number) * unit)
}

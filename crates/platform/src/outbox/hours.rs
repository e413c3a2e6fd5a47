//! The working hours of an authority: messages leave within them, on its working days.

use crate::{
    clock::Clock,
    org::UnitId,
    store::{Read, StoreError},
    values,
};
use ddci_calendar::Calendar;
use jiff::civil::{DateTime, Time};
use std::{fmt, str::FromStr};

/// What most offices keep to; nobody has checked it for this one.
const USUAL: &str = "07:30-11:30, 13:30-17:00";

/// The most spans of a day.
const MOST: usize = 4;

/// How many days ahead an opening is looked for.
const AHEAD: usize = 60;

/// The spans of a working day in which messages leave.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spans(Vec<(Time, Time)>);

/// These are no working hours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("working hours look like {USUAL}")]
pub struct NoHours;

impl FromStr for Spans {
    type Err = NoHours;

    /// `07:30-11:30, 13:30-17:00`: one span after another, none empty.
    fn from_str(text: &str) -> Result<Self, NoHours> {
        let text = text.replace('–', "-");
        let spans = text.split([',', ';']).map(span).collect::<Result<Vec<_>, _>>()?;
        let times: Vec<Time> = spans.iter().flat_map(|(from, to)| [*from, *to]).collect();
        let grows = times.is_sorted_by(|one, next| one < next);
        if grows && (1..=MOST).contains(&spans.len()) { Ok(Self(spans)) } else { Err(NoHours) }
    }
}

fn span(text: &str) -> Result<(Time, Time), NoHours> {
    let (from, to) = text.split_once('-').ok_or(NoHours)?;
    Ok((time(from)?, time(to)?))
}

/// `7:30`, `07:30` or `7h30`.
fn time(text: &str) -> Result<Time, NoHours> {
    let (hour, minute) = text.trim().split_once([':', 'h']).ok_or(NoHours)?;
    let hour = hour.trim().parse().map_err(|_| NoHours)?;
    let minute = if minute.is_empty() { 0 } else { minute.trim().parse().map_err(|_| NoHours)? };
    Time::new(hour, minute, 0, 0).map_err(|_| NoHours)
}

impl fmt::Display for Spans {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (place, (from, to)) in self.0.iter().enumerate() {
            let comma = if place == 0 { "" } else { ", " };
            write!(f, "{comma}{}-{}", from.strftime("%H:%M"), to.strftime("%H:%M"))?;
        }
        Ok(())
    }
}

/// The working hours of an authority, and where they are known from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WorkingHours {
    /// The spans.
    pub spans: Spans,
    /// Where they are known from; empty where nobody has said.
    pub source: String,
    /// Whether somebody has checked them.
    pub verified: bool,
}

impl WorkingHours {
    fn usual() -> Self {
        let spans = USUAL.parse().unwrap_or(Spans(Vec::new()));
        Self { spans, source: String::new(), verified: false }
    }

    /// Whether messages leave now. The day is the domain's, so that a moved clock moves it too.
    pub fn is_open(&self, calendar: &Calendar, clock: &Clock) -> bool {
        let time = clock.local(clock.now()).time();
        let within = |(from, to): &(Time, Time)| *from <= time && time < *to;
        calendar.is_working_day(clock.today()) && self.spans.0.iter().any(within)
    }

    /// When messages leave next; none where they leave now, or no working day is in sight.
    pub fn next_opening(&self, calendar: &Calendar, clock: &Clock) -> Option<DateTime> {
        if self.is_open(calendar, clock) {
            return None;
        }
        let now = clock.today().to_datetime(clock.local(clock.now()).time());
        let days = clock.today().series(jiff::Span::new().days(1)).take(AHEAD);
        let days = days.filter(|day| calendar.is_working_day(*day));
        let mut openings =
            days.flat_map(|day| self.spans.0.iter().map(move |(from, _)| day.to_datetime(*from)));
        openings.find(|opening| *opening > now)
    }
}

/// The working hours of an authority; the usual ones, unverified, where it has none of its own.
///
/// # Errors
/// [`StoreError`].
pub async fn hours(db: &impl Read, authority: UnitId) -> Result<WorkingHours, StoreError> {
    let sql = "SELECT spans, source, verified FROM working_hours WHERE authority = $1";
    let Some(row) = db.first(sql, values![authority.0]).await? else {
        return Ok(WorkingHours::usual());
    };
    let spans: String = row.get("spans")?;
    let column = "spans".to_owned();
    Ok(WorkingHours {
        spans: spans.parse().map_err(|NoHours| StoreError::Vocabulary { column, value: spans })?,
        source: row.get("source")?,
        verified: row.get("verified")?,
    })
}

#[cfg(test)]
mod tests {
    use super::{NoHours, Spans, WorkingHours};
    use crate::clock::Clock;
    use ddci_calendar::Calendar;
    use jiff::civil::DateTime;

    fn at(local: &str) -> Clock {
        let local: DateTime = local.parse().unwrap();
        let zone = jiff::tz::TimeZone::fixed(jiff::tz::offset(7));
        Clock::fixed(zone.to_timestamp(local).unwrap())
    }

    #[test]
    fn hours_are_read_as_people_write_them() {
        let usual = "07:30-11:30, 13:30-17:00";
        for text in [
            usual,
            "7:30-11:30,13:30-17:00",
            "7h30–11h30; 13h30–17h",
            "07:30 - 11:30 , 13:30 - 17:00",
        ] {
            assert_eq!(text.parse::<Spans>().unwrap().to_string(), usual, "{text}");
        }
        for text in
            ["", "7", "07:30", "11:30-07:30", "07:30-11:30, 11:00-12:00", "25:00-26:00", "8-9, "]
        {
            assert_eq!(text.parse::<Spans>(), Err(NoHours), "{text}");
        }
    }

    /// 18/9/2024 is a Wednesday, 21/9 a Saturday; 2/9 and 3/9/2024 are holidays.
    #[test]
    fn messages_leave_on_working_days_within_hours() {
        let calendar = Calendar::vietnam();
        let hours = WorkingHours::usual();
        let next = |local: &str| {
            hours.next_opening(&calendar, &at(local)).map_or("now".to_owned(), |at| at.to_string())
        };
        for (local, expected) in [
            ("2024-09-18T07:29:59", "2024-09-18T07:30:00"),
            ("2024-09-18T07:30:00", "now"),
            ("2024-09-18T11:30:00", "2024-09-18T13:30:00"),
            ("2024-09-18T16:59:59", "now"),
            ("2024-09-18T17:00:00", "2024-09-19T07:30:00"),
            ("2024-09-20T20:00:00", "2024-09-23T07:30:00"),
            ("2024-09-21T09:00:00", "2024-09-23T07:30:00"),
            ("2024-09-02T09:00:00", "2024-09-04T07:30:00"),
        ] {
            assert_eq!(next(local), expected, "{local}");
        }
    }
}

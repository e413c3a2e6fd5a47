//! A calendar as RFC 5545 and RFC 7986 write it: one event for each thing that is due. Pure.
//!
//! Events last a day and stand on a date, not an instant: a deadline is the same day wherever the
//! telephone is, so no time zone is told. `DTSTAMP` is when the thing last changed, as 3.8.7.2 asks
//! where no method is stated; the same things make the same bytes.

use super::line;
use jiff::{Timestamp, civil::Date};

/// A calendar.
#[derive(Debug, Clone)]
pub struct Ical {
    /// What calendar programs call it.
    pub name: String,
    /// The page it is about.
    pub url: String,
    /// After how many hours it is worth asking again.
    pub refresh_hours: u32,
    /// What is due.
    pub events: Vec<IcalEvent>,
}

/// A thing that is due.
#[derive(Debug, Clone)]
pub struct IcalEvent {
    /// Its key, which no other event on earth has, and which stays.
    pub uid: String,
    /// When it last changed.
    pub changed_at: Timestamp,
    /// How often it has changed.
    pub sequence: u32,
    /// The day it is due.
    pub on: Date,
    /// What is due.
    pub summary: String,
    /// What else there is to know.
    pub description: String,
    /// The page on which people find it.
    pub url: String,
    /// Whether it is owed no longer.
    pub is_cancelled: bool,
    /// How many days before its morning a bell rings; none where nothing is left to do.
    pub bells: Vec<u32>,
}

/// The hour at which bells ring.
const HOUR_OF_BELLS: u32 = 8;

impl Ical {
    /// The calendar as text.
    pub fn write(&self) -> String {
        let mut to = String::new();
        let refresh = self.refresh_hours;
        let name = line::escaped(&self.name);
        for head in [
            "BEGIN:VCALENDAR".to_owned(),
            "VERSION:2.0".to_owned(),
            "PRODID:-//ddci//ddci//VI".to_owned(),
            "CALSCALE:GREGORIAN".to_owned(),
            format!("NAME:{name}"),
            format!("X-WR-CALNAME:{name}"),
            format!("URL:{}", self.url),
            format!("REFRESH-INTERVAL;VALUE=DURATION:PT{refresh}H"),
            format!("X-PUBLISHED-TTL:PT{refresh}H"),
        ] {
            line::push(&mut to, &head);
        }
        for event in &self.events {
            event.write(&mut to);
        }
        line::push(&mut to, "END:VCALENDAR");
        to
    }
}

impl IcalEvent {
    fn write(&self, to: &mut String) {
        let changed = instant(self.changed_at);
        let status = if self.is_cancelled { "CANCELLED" } else { "CONFIRMED" };
        let summary = line::escaped(&self.summary);
        for property in [
            "BEGIN:VEVENT".to_owned(),
            format!("UID:{}", line::escaped(&self.uid)),
            format!("DTSTAMP:{changed}"),
            format!("LAST-MODIFIED:{changed}"),
            format!("SEQUENCE:{}", self.sequence),
            format!("DTSTART;VALUE=DATE:{}", day(self.on)),
            format!("SUMMARY:{summary}"),
            format!("DESCRIPTION:{}", line::escaped(&self.description)),
            format!("URL:{}", self.url),
            format!("STATUS:{status}"),
            "CLASS:PRIVATE".to_owned(),
            "TRANSP:TRANSPARENT".to_owned(),
        ] {
            line::push(to, &property);
        }
        for days in self.bells.iter().filter(|_| !self.is_cancelled) {
            for property in [
                "BEGIN:VALARM",
                "ACTION:DISPLAY",
                &format!("DESCRIPTION:{summary}"),
                &format!("TRIGGER:{}", trigger(*days)),
                "END:VALARM",
            ] {
                line::push(to, property);
            }
        }
        line::push(to, "END:VEVENT");
    }
}

/// From the first minute of the day on: eight o'clock of that day, or of a day before it.
fn trigger(days: u32) -> String {
    match days.checked_mul(24).and_then(|hours| hours.checked_sub(HOUR_OF_BELLS)) {
        Some(before) => format!("-PT{before}H"),
        None => format!("PT{HOUR_OF_BELLS}H"),
    }
}

fn day(day: Date) -> String {
    day.strftime("%Y%m%d").to_string()
}

fn instant(at: Timestamp) -> String {
    at.strftime("%Y%m%dT%H%M%SZ").to_string()
}

#[cfg(test)]
mod tests {
    use super::{Ical, IcalEvent, trigger};
    use jiff::{Timestamp, civil::date};
    use rstest::rstest;

    #[rstest]
    #[case::that_morning(0, "PT8H")]
    #[case::the_morning_before(1, "-PT16H")]
    #[case::a_week_before(7, "-PT160H")]
    fn bells_ring_at_eight(#[case] days: u32, #[case] expected: &str) {
        assert_eq!(trigger(days), expected);
    }

    #[test]
    fn a_calendar_is_written_as_it_was_looked_at() {
        let event = IcalEvent {
            uid: "0190a1b2-0000-7000-8000-000000000001@ddci.test".to_owned(),
            changed_at: Timestamp::from_second(1_711_501_200).unwrap(),
            sequence: 2,
            on: date(2024, 10, 14),
            summary: "Rà soát, công khai thủ tục; báo cáo kết quả về Văn phòng".to_owned(),
            description: "Phòng Tài chính\nHạn ghi trong kế hoạch: 15/10/2024".to_owned(),
            url: "https://ddci.test/obligations/0190a1b2-0000-7000-8000-000000000001".to_owned(),
            is_cancelled: false,
            bells: vec![3, 0],
        };
        let gone = IcalEvent { is_cancelled: true, sequence: 3, ..event.clone() };
        let calendar = Ical {
            name: "Việc của Phòng Tài chính".to_owned(),
            url: "https://ddci.test/work".to_owned(),
            refresh_hours: 4,
            events: vec![event, gone],
        };
        insta::assert_snapshot!(calendar.write().replace("\r\n", "\n"));
    }
}

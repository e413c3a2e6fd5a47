//! What holds for every file of days, not only for the worked ones.

use crate::announced::{ACT, event};
use ddci_calendar::{
    AmendedDay, AmendedKind, Announced, MAX_DAYS, MAX_SPAN_DAYS, Unsaid, date_from_text,
};
use jiff::civil::{Date, date};
use proptest::prelude::*;

fn any_day() -> impl Strategy<Value = AmendedDay> {
    let kind = proptest::sample::select(AmendedKind::ALL.to_vec());
    let name = "[\\p{L}][\\p{L}0-9 ,;:\"\\\\/]{0,30}";
    (0i64..3_000, kind, name, any::<bool>()).prop_map(|(days, kind, name, verified)| AmendedDay {
        date: date(2020, 1, 1) + jiff::ToSpan::days(days),
        kind,
        name: name.split_whitespace().collect::<Vec<_>>().join(" "),
        legal_basis: "điều 112".to_owned(),
        verified,
    })
}

/// The row a careful program writes.
fn row(day: &AmendedDay, separator: char) -> String {
    let quoted = |text: &str| format!("\"{}\"", text.replace('"', "\"\""));
    let cells = [
        day.date.to_string(),
        day.kind.word().to_owned(),
        quoted(&day.name),
        quoted(&day.legal_basis),
        if day.verified { "yes" } else { "no" }.to_owned(),
    ];
    cells.join(&separator.to_string())
}

/// The event a careful program writes, folded after every few bytes.
fn folded_event(day: &AmendedDay, width: usize) -> Vec<u8> {
    let name = day.name.replace('\\', "\\\\").replace(';', "\\;").replace(',', "\\,");
    let start = day.date.strftime("%Y%m%d");
    let mut bytes = b"BEGIN:VEVENT\r\n".to_vec();
    for line in [format!("DTSTART;VALUE=DATE:{start}"), format!("SUMMARY:{name}")] {
        let folded: Vec<&[u8]> = line.as_bytes().chunks(width).collect();
        bytes.extend(folded.join(&b"\r\n "[..]));
        bytes.extend(b"\r\n");
    }
    bytes.extend(b"END:VEVENT\r\n");
    bytes
}

proptest! {
    #[test]
    fn whatever_is_sent_is_answered(bytes in prop::collection::vec(any::<u8>(), 0..2_000)) {
        for announced in [Announced::read_ics(&bytes, ACT), Announced::read_csv(&bytes, ACT)] {
            prop_assert!(announced.days.iter().all(|day| day.check().is_ok()));
        }
    }

    #[test]
    fn whatever_looks_like_an_event_is_answered(
        lines in prop::collection::vec(
            "(BEGIN:VEVENT|END:VEVENT|DTSTART:[0-9]{0,9}|DTEND:[0-9T]{0,9}|DURATION:P[0-9]{0,6}[DW]|SUMMARY:.{0,20}| .{0,9})",
            0..60,
        ),
    ) {
        let announced = Announced::read_ics(lines.join("\r\n").as_bytes(), ACT);
        prop_assert!(announced.days.len() <= MAX_DAYS);
        prop_assert!(announced.days.iter().all(|day| day.check().is_ok()));
    }

    #[test]
    fn what_is_written_as_a_table_is_read(
        days in prop::collection::vec(any_day(), 0..20),
        separator in proptest::sample::select(vec![',', ';', '\t']),
    ) {
        let heading = ["date", "kind", "name", "legal", "verified"].join(&separator.to_string());
        let rows: Vec<String> = days.iter().map(|day| row(day, separator)).collect();
        let text = format!("{heading}\r\n{}\r\n", rows.join("\r\n"));
        let read = Announced::read_csv(text.as_bytes(), Unsaid::default());

        let mut taken: Vec<AmendedDay> = Vec::new();
        for day in days {
            if day.check().is_ok() && !taken.iter().any(|known| known.date == day.date) {
                taken.push(day);
            }
        }
        prop_assert_eq!(read.days, taken);
    }

    #[test]
    fn what_is_written_as_an_event_is_read(day in any_day(), width in 1usize..75) {
        let announced = Announced::read_ics(&folded_event(&day, width), ACT);
        let read = announced.days.first().map(|read| (read.date, read.name.clone()));
        prop_assert_eq!(read, Some((day.date, day.name)));
    }

    #[test]
    fn dates_are_read_as_they_are_written(days in 0i64..30_000) {
        let day: Date = date(2000, 1, 1) + jiff::ToSpan::days(days);
        let vietnamese = format!("{}/{:02}/{}", day.day(), day.month(), day.year());
        prop_assert_eq!(date_from_text(&vietnamese), Some(day));
        prop_assert_eq!(date_from_text(&day.to_string()), Some(day));
    }

    #[test]
    fn a_span_is_bounded(days in 1i64..200) {
        let end = date(2024, 1, 1) + jiff::ToSpan::days(days);
        let text = event(&format!("DTSTART:20240101\r\nDTEND:{}\r\nSUMMARY:x\r\n", end.strftime("%Y%m%d")));
        let announced = Announced::read_ics(text.as_bytes(), ACT);
        let taken = if days <= MAX_SPAN_DAYS { days } else { 0 };
        prop_assert_eq!(announced.days.len() as i64, taken);
    }
}

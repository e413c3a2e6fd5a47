//! Reading the days a ministry publishes: .ics files, tables, and whatever else somebody sends.

use ddci_calendar::{
    AmendedDay, AmendedKind, Announced, Calendar, DayFault, MAX_BYTES, MAX_DAYS, MAX_SPAN_DAYS,
    Unsaid, date_from_text,
};
use jiff::civil::{Date, date};
use proptest::prelude::*;
use rstest::rstest;

const ACT: Unsaid<'_> = Unsaid { legal_basis: "VPCP 2450/VPCP-KGVX", verified: false };

fn lines(announced: &Announced) -> Vec<String> {
    let days = announced.days.iter();
    days.map(|day| format!("{} {} {}; {}", day.date, day.kind.word(), day.name, day.legal_basis))
        .collect()
}

fn faults(announced: &Announced) -> Vec<(usize, &str, DayFault)> {
    let faults = announced.faults.iter();
    faults.map(|fault| (fault.line, fault.value.as_str(), fault.what)).collect()
}

fn event(body: &str) -> String {
    format!(
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\n{body}END:VEVENT\r\nEND:VCALENDAR\r\n"
    )
}

#[test]
fn an_event_is_the_days_before_its_end() {
    let text = event(
        "DTSTART;VALUE=DATE:20240429\r\nDTEND;VALUE=DATE:20240502\r\nSUMMARY:Nghỉ lễ 30/4\\, 01/5\r\n",
    );
    let announced = Announced::read_ics(text.as_bytes(), ACT);

    assert_eq!(
        lines(&announced),
        [
            "2024-04-29 off Nghỉ lễ 30/4, 01/5; VPCP 2450/VPCP-KGVX",
            "2024-04-30 off Nghỉ lễ 30/4, 01/5; VPCP 2450/VPCP-KGVX",
            "2024-05-01 off Nghỉ lễ 30/4, 01/5; VPCP 2450/VPCP-KGVX",
        ]
    );
    assert_eq!(faults(&announced), []);
}

#[rstest]
#[case::no_end("DTSTART:20240902\r\nSUMMARY:Quốc khánh\r\n", "2024-09-02 off Quốc khánh")]
#[case::end_on_itself(
    "DTSTART:20240902\r\nDTEND:20240902\r\nSUMMARY:Quốc khánh\r\n",
    "2024-09-02 off Quốc khánh"
)]
#[case::duration(
    "DTSTART:20240902\r\nDURATION:P1D\r\nSUMMARY:Quốc khánh\r\n",
    "2024-09-02 off Quốc khánh"
)]
#[case::worked_saturday(
    "DTSTART;VALUE=DATE:20240504\r\nSUMMARY:Đi làm bù cho 29/4\r\n",
    "2024-05-04 working Đi làm bù cho 29/4"
)]
#[case::cancelled(
    "DTSTART:20240902\r\nSTATUS:CANCELLED\r\nSUMMARY:Quốc khánh\r\n",
    "2024-09-02 ordinary Quốc khánh"
)]
#[case::escapes(
    "DTSTART:20240902\r\nSUMMARY:Nghỉ\\; xem C:\\\\a\\nvà b\r\n",
    "2024-09-02 off Nghỉ; xem C:\\a và b"
)]
#[case::folded(
    "DTSTART:2024\r\n 0902\r\nSUMM\r\n\tARY:Quốc\r\n  khánh\r\n",
    "2024-09-02 off Quốc khánh"
)]
#[case::quoted_colon(
    "DTSTART;X-NOTE=\"a:b\":20240902\r\nSUMMARY;LANGUAGE=vi:Quốc khánh\r\n",
    "2024-09-02 off Quốc khánh"
)]
#[case::alarm(
    "DTSTART:20240902\r\nSUMMARY:Quốc khánh\r\nBEGIN:VALARM\r\nDURATION:PT5M\r\nSUMMARY:Kêu\r\nEND:VALARM\r\n",
    "2024-09-02 off Quốc khánh"
)]
fn one_day_in_many_hands(#[case] body: &str, #[case] expected: &str) {
    for text in [event(body), event(body).replace("\r\n", "\n")] {
        let announced = Announced::read_ics(text.as_bytes(), ACT);
        assert_eq!(lines(&announced), [format!("{expected}; VPCP 2450/VPCP-KGVX")]);
        assert_eq!(faults(&announced), []);
    }
}

#[test]
fn a_fold_may_part_a_letter() {
    let text = event("DTSTART:20240902\r\nSUMMARY:Quốc khánh\r\n");
    let amid = text.find("ố").unwrap() + 1;
    let mut bytes = text.into_bytes();
    bytes.splice(amid..amid, *b"\r\n ");

    let announced = Announced::read_ics(&bytes, ACT);
    assert_eq!(announced.days[0].name, "Quốc khánh");
}

#[rstest]
#[case("DTSTART:20240902T080000Z\r\nSUMMARY:x\r\n", 4, "20240902T080000Z", DayFault::NotWholeDay)]
#[case("DTSTART:20240931\r\nSUMMARY:x\r\n", 4, "20240931", DayFault::Date)]
#[case(
    "DTSTART:20240902\r\nDTEND:20240901\r\nSUMMARY:x\r\n",
    5,
    "20240901",
    DayFault::EndsBeforeItBegins
)]
#[case("DTSTART:20240902\r\nDTEND:20241231\r\nSUMMARY:x\r\n", 5, "20241231", DayFault::SpanTooLong)]
#[case(
    "DTSTART:20240902\r\nRRULE:FREQ=YEARLY\r\nSUMMARY:x\r\n",
    5,
    "FREQ=YEARLY",
    DayFault::Repeats
)]
#[case("DTSTART:20240902\r\nDURATION:PT8H\r\nSUMMARY:x\r\n", 5, "PT8H", DayFault::NotWholeDay)]
#[case("SUMMARY:x\r\n", 3, "x", DayFault::Date)]
#[case("DTSTART:20240902\r\n", 3, "2024-09-02", DayFault::Name)]
#[case("DTSTART:20240903\r\nSUMMARY:Làm bù\r\n", 3, "2024-09-03 Làm bù", DayFault::NotWeekend)]
#[case("DTSTART:18990902\r\nSUMMARY:x\r\n", 3, "1899-09-02 x", DayFault::Year)]
fn an_event_that_cannot_be_taken_is_named(
    #[case] body: &str,
    #[case] line: usize,
    #[case] value: &str,
    #[case] what: DayFault,
) {
    let announced = Announced::read_ics(event(body).as_bytes(), ACT);

    assert_eq!(faults(&announced), [(line, value, what)]);
    assert!(announced.days.is_empty());
}

#[test]
fn a_file_that_breaks_off_says_so() {
    let text = "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20240902\nSUMMARY:Quốc khánh";
    let announced = Announced::read_ics(text.as_bytes(), ACT);
    assert_eq!(faults(&announced), [(2, "BEGIN:VEVENT", DayFault::NotClosed)]);
}

#[test]
fn a_table_needs_no_heading() {
    let text = "29/4/2024,nghỉ hoán đổi,\"Nghỉ, đổi với \"\"04/5\"\"\",VPCP 2450\n2024-05-04,làm bù,Làm bù,\n";
    let announced = Announced::read_csv(text.as_bytes(), ACT);

    assert_eq!(
        lines(&announced),
        [
            "2024-04-29 off Nghỉ, đổi với \"04/5\"; VPCP 2450",
            "2024-05-04 working Làm bù; VPCP 2450/VPCP-KGVX",
        ]
    );
    assert_eq!(faults(&announced), []);
}

#[test]
fn a_heading_puts_the_columns_in_any_order() {
    let text = "\u{feff}Danh sách ngày nghỉ năm 2024;;;\n\nTên ngày;Căn cứ;Ngày;Loại\n\
                Quốc khánh;BLLĐ điều 112;02/9/2024;Nghỉ lễ\n;BLLĐ điều 112;3.9.2024;Ngày thường\n";
    let announced = Announced::read_csv(text.as_bytes(), Unsaid::default());

    assert_eq!(
        lines(&announced),
        ["2024-09-02 off Quốc khánh; BLLĐ điều 112", "2024-09-03 ordinary ; BLLĐ điều 112"]
    );
}

/// The shipped list is such a table too: what an authority copies out, it can bring in.
#[test]
fn the_shipped_list_is_read() {
    let text = include_bytes!("../../data/vietnam.csv");
    let announced = Announced::read_csv(text, Unsaid::default());
    let shipped = Calendar::vietnam();

    assert_eq!(faults(&announced), []);
    assert_eq!(announced.days.len(), shipped.days().count());
    for (read, day) in announced.days.iter().zip(shipped.days()) {
        assert_eq!((read.date, read.verified), (day.date, day.verified));
        assert_eq!((&read.name, &read.legal_basis), (&day.name_vi, &day.legal_basis));
    }
}

#[test]
fn every_faulty_row_is_named_with_what_stands_in_it() {
    let text = "ngày,loại,tên,căn cứ\n31/02/2024,nghỉ,x,y\n02/9/2024,lễ,x,y\n02/9/2024,nghỉ,x,\n\
                03/9/2024,nghỉ,,y\n04/9/2024,nghỉ,x,y\n04/9/2024,nghỉ,x,y\n";
    let announced = Announced::read_csv(text.as_bytes(), Unsaid::default());

    assert_eq!(
        faults(&announced),
        [
            (2, "31/02/2024", DayFault::Date),
            (3, "lễ", DayFault::Kind),
            (4, "02/9/2024 | nghỉ | x |", DayFault::LegalBasis),
            (5, "03/9/2024 | nghỉ |  | y", DayFault::Name),
            (7, "04/9/2024 | nghỉ | x | y", DayFault::Twice),
        ]
    );
    assert_eq!(announced.days.len(), 1);
}

#[test]
fn an_open_quote_is_named_where_it_opens() {
    let text = "29/4/2024,nghỉ,x,y\n30/4/2024,nghỉ,\"x,y\n01/5/2024,nghỉ,x,y\n";
    let announced = Announced::read_csv(text.as_bytes(), ACT);
    assert_eq!(faults(&announced), [(2, "\"", DayFault::NotClosed)]);
}

#[test]
fn no_file_is_too_large_to_be_refused() {
    let large = vec![b'\n'; MAX_BYTES + 1];
    for announced in [Announced::read_ics(&large, ACT), Announced::read_csv(&large, ACT)] {
        assert_eq!(faults(&announced), [(1, "", DayFault::TooMuch)]);
    }
    let old = Announced::read_csv(&[0xff, 0xfe, b'a'], ACT);
    assert_eq!(faults(&old), [(1, "", DayFault::Encoding)]);
    let many: String = (0..MAX_DAYS + 1)
        .map(|days| format!("{},nghỉ,x,y\n", date(2024, 1, 1) + jiff::ToSpan::days(days as i64)))
        .collect();
    let announced = Announced::read_csv(many.as_bytes(), ACT);
    assert_eq!(announced.days.len(), MAX_DAYS);
    assert_eq!(announced.faults[0].what, DayFault::TooMuch);
}

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

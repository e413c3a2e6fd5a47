//! Reading the days a ministry publishes: .ics files, tables, and whatever else somebody sends.

use ddci_calendar::{Announced, Calendar, DayFault, MAX_BYTES, MAX_DAYS, Unsaid};
use jiff::civil::date;
use rstest::rstest;

pub const ACT: Unsaid<'_> = Unsaid { legal_basis: "VPCP 2450/VPCP-KGVX", verified: false };

fn lines(announced: &Announced) -> Vec<String> {
    let days = announced.days.iter();
    days.map(|day| format!("{} {} {}; {}", day.date, day.kind.word(), day.name, day.legal_basis))
        .collect()
}

fn faults(announced: &Announced) -> Vec<(usize, &str, DayFault)> {
    let faults = announced.faults.iter();
    faults.map(|fault| (fault.line, fault.value.as_str(), fault.what)).collect()
}

pub fn event(body: &str) -> String {
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

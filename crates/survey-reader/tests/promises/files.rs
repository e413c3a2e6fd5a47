//! Kinds of file, told by their bytes, and what is wrong with them.

use crate::support::short;
use ddci_survey_reader::{Faults, Kind, MOST, Rule, kind, read};
use rstest::rstest;

#[rstest]
#[case::comma(b"unit,q1\nA,4\n")]
#[case::semicolon(b"unit;q1\nA;4\n")]
#[case::tab(b"unit\tq1\nA\t4\n")]
#[case::mark(b"\xef\xbb\xbfunit,q1\r\nA,4\r\n")]
#[case::wide(b"\xff\xfeu\0n\0i\0t\0\t\0q\x001\0\n\0A\0\t\x004\0\n\0")]
#[case::quoted(b"\"unit\",\"q1\"\n\"A\",\"4\"\n")]
#[case::title_above("Bảng trả lời\n\nunit,q1\nA,4\n".as_bytes())]
fn every_writing_of_a_table(#[case] bytes: &[u8]) {
    let sheet = read(bytes).unwrap();

    assert_eq!(sheet.head(), ["unit", "q1"]);
    assert_eq!(
        sheet.rows().map(|row| (row.cell(0), row.cell(1))).collect::<Vec<_>>(),
        [("A", "4")]
    );
}

#[test]
fn a_delimiter_within_quotes_is_text() {
    let sheet = read("\"đơn vị, tên\";q1\n\"Cao Lộc, Lạng Sơn\";\"8,5\"\n".as_bytes()).unwrap();

    assert_eq!(sheet.head(), ["đơn vị, tên", "q1"]);
    assert_eq!(sheet.column(1).collect::<Vec<_>>(), ["8,5"]);
}

/// Rows are numbered as a spreadsheet shows them: blank lines count, line breaks in a cell do not.
#[test]
fn rows_are_numbered_as_people_see_them() {
    let sheet = read(b"unit,note\nA,\"one\ntwo\"\n\nB,x\n").unwrap();

    assert_eq!(sheet.numbers(), [2, 4]);
    assert_eq!(sheet.column(1).collect::<Vec<_>>(), ["one\ntwo", "x"]);
}

#[test]
fn a_table_of_one_column_has_its_first_row_as_head() {
    let sheet = read(b"unit\nA\nB\n").unwrap();

    assert_eq!((sheet.head(), sheet.numbers()), (&["unit".to_owned()][..], &[2, 3][..]));
}

#[rstest]
#[case::nothing(b"", None, Rule::NotEmpty)]
#[case::blank(b"\n \n", None, Rule::NotEmpty)]
#[case::pdf(b"%PDF-1.7", None, Rule::Kind("PDF"))]
#[case::old_excel(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 ", None, Rule::Kind("Excel 97-2003"))]
#[case::picture(b"\x89PNG\r\n", None, Rule::Kind("PNG"))]
#[case::bad_bytes(b"unit,q1\nA,\xff\xfe\n", Some(2), Rule::Unicode)]
#[case::nul(b"unit,q1\nA,\0\n", Some(2), Rule::Unicode)]
#[case::head_alone(b"unit,q1\n", None, Rule::Rows)]
#[case::twice(b"unit,q1,q1\nA,4,5\n", Some(1), Rule::NameOnce)]
#[case::nameless(b"unit,,q1\nA,4,5\n", Some(2), Rule::Named)]
#[case::too_long(b"unit,q1\nA,4,5\n", Some(2), Rule::WithinHead)]
fn what_is_wrong_with_a_file(#[case] bytes: &[u8], #[case] row: Option<u32>, #[case] rule: Rule) {
    let Faults { list, more } = read(bytes).unwrap_err();

    assert_eq!((list.len(), more), (1, 0), "{list:?}");
    assert_eq!((list[0].row, &list[0].rule), (row, &rule));
}

#[test]
fn a_package_that_is_no_workbook() {
    let damaged = read(b"PK\x03\x04 and then nothing").unwrap_err();
    assert!(matches!(damaged.list[0].rule, Rule::Sound(_)), "{damaged}");

    assert_eq!(kind(b"PAR1...."), Ok(Kind::Parquet));
}

/// All faults at once, those beyond a bound counted.
#[test]
fn faults_are_bounded() {
    let mut text = "unit,q1\n".to_owned();
    (0..MOST + 50).for_each(|_| text.push_str("A,4,5\n"));

    let faults = read(text.as_bytes()).unwrap_err();

    assert_eq!((faults.list.len(), faults.more), (MOST, 50));
    assert_eq!(short(&faults)[1], (Some(3), "", "5", &Rule::WithinHead));
}

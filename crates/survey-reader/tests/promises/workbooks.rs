//! Workbooks say what the same table says as text.

use ddci_survey_reader::{Answers, Rule, read, sheets};
use rust_xlsxwriter::Workbook;

fn workbook(rows: &[&[&str]]) -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.set_name("Trả lời").unwrap();
    for (row, cells) in (0..).zip(rows) {
        for (column, cell) in (0..).zip(cells.iter()) {
            match cell.parse::<f64>() {
                Ok(number) => sheet.write_number(row, column, number).unwrap(),
                Err(_) => sheet.write_string(row, column, *cell).unwrap(),
            };
        }
    }
    book.add_worksheet().set_name("Trống").unwrap();
    book.save_to_buffer().unwrap()
}

#[test]
fn a_workbook_is_read_as_text_is() {
    let bytes = workbook(&[
        &["Bảng trả lời"],
        &[],
        &["Đơn vị", "Trọng số", "q1"],
        &["A", "2.5", "4"],
        &["B", "3", ""],
    ]);
    let sheets = sheets(&bytes).unwrap();

    assert_eq!(sheets.len(), 1, "an empty sheet is none");
    assert_eq!((sheets[0].name(), sheets[0].head_row()), (Some("Trả lời"), 3));
    assert_eq!(sheets[0].numbers(), [4, 5]);
    let answers = Answers::read(&sheets[0], Some(&["q1"])).unwrap();
    assert_eq!(answers.weights, Some(vec![2.5, 3.0]));
    assert_eq!(answers.questions["q1"], ["4", ""]);
}

#[test]
fn faults_name_the_sheet() {
    let bytes = workbook(&[&["unit", "q1", "q1"], &["A", "1", "2"]]);
    let faults = read(&bytes).unwrap_err();

    assert_eq!(faults.list[0].sheet.as_deref(), Some("Trả lời"));
    assert_eq!((faults.list[0].row, &faults.list[0].rule), (Some(1), &Rule::NameOnce));
}

#[test]
fn a_workbook_cut_short_is_refused() {
    let bytes = workbook(&[&["unit", "q1"], &["A", "1"]]);
    let faults = read(&bytes[..bytes.len() / 2]).unwrap_err();

    assert!(matches!(faults.list[0].rule, Rule::Sound(_)), "{faults}");
}

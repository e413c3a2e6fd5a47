//! Lists of people as offices really keep them: workbooks with a title over merged cells, a head of
//! two rows, blank rows, dates in cells and numbers kept as text.

use crate::site::{program, visit};
use axum::http::StatusCode;
use ddci_platform::{files, files::Upload, permit::Role};
use ddci_testkit::{Client, Engine};
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};

/// A workbook of two hands: the office's title, a head in which some cells span two rows and two
/// span columns, a blank row, people, and the sum at the end.
fn workbook(unit: &str) -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let plain = Format::new();
    sheet.merge_range(0, 0, 0, 6, "UBND HUYỆN MẪU", &plain).unwrap();
    sheet.merge_range(1, 0, 1, 6, "DANH SÁCH CÁN BỘ THEO DÕI KẾ HOẠCH", &plain).unwrap();
    for (column, head) in
        [(0, "STT"), (1, "Họ và tên"), (2, "Chức danh"), (5, "Tên đăng nhập"), (6, "Vai trò")]
    {
        sheet.merge_range(3, column, 4, column, head, &plain).unwrap();
    }
    sheet.write_string(3, 3, "Mã đơn vị").unwrap();
    sheet.write_string(3, 4, "Ngày").unwrap();
    sheet.write_string(4, 4, "nhận việc").unwrap();
    let day = Format::new().set_num_format("dd/mm/yyyy");
    for (row, name, login) in [(6, "Nguyễn Thị Lan", "00123"), (8, "Lý Văn Hoa", "hoa.lv")] {
        sheet.write_number(row, 0, f64::from(row) - 5.0).unwrap();
        sheet.write_string(row, 1, format!("  {name} ")).unwrap();
        sheet.write_string(row, 2, "Chuyên viên").unwrap();
        sheet.write_string(row, 3, unit).unwrap();
        let begun = ExcelDateTime::from_ymd(2024, 4, 15).unwrap();
        sheet.write_datetime_with_format(row, 4, &begun, &day).unwrap();
        sheet.write_string(row, 5, login).unwrap();
        sheet.write_string(row, 6, "Cán bộ").unwrap();
    }
    sheet.write_string(10, 0, "Tổng số: 2 người").unwrap();
    book.save_to_buffer().unwrap()
}

#[tokio::test]
async fn a_real_workbook_is_read_under_its_merged_head() {
    let (test, actors, _) = visit(Engine::Sqlite).await;
    let mut client = Client::of(program(&test), actors.member(Role::Administrator));

    let list = workbook("finance");
    let look = client.upload("/people/import", &[], ("list", "danh sách.xlsx", &list)).await;

    assert_eq!(look.status, StatusCode::OK, "{}", look.text());
    let page = look.text();
    assert!(page.contains("2 dòng thêm mới, 0 dòng thay đổi"), "{page}");
    for words in ["Dòng 7", "Dòng 9", "Nguyễn Thị Lan", "00123"] {
        assert!(page.contains(words), "{words} {page}");
    }
    assert!(!page.contains("Tổng số"), "{page}");
}

/// The rows are numbered as the workbook shows them, and a wrong one is named by that number.
#[tokio::test]
async fn a_wrong_row_is_named_as_the_workbook_numbers_it() {
    let (test, actors, _) = visit(Engine::Sqlite).await;
    let mut client = Client::of(program(&test), actors.member(Role::Administrator));

    let list = workbook("phong-la");
    let look = client.upload("/people/import", &[], ("list", "cb.xlsx", &list)).await;

    assert_eq!(look.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(look.text().contains("Dòng 9"), "{}", look.text());
}

#[test]
fn cells_are_read_as_they_are_shown() {
    let upload = Upload::inspect("cb.xlsx", workbook("finance")).unwrap();

    let rows = files::rows(&upload).unwrap();

    let lan = rows.iter().find(|row| row.number == 7).unwrap();
    let cells = ["1", "Nguyễn Thị Lan", "Chuyên viên", "finance", "15/4/2024", "00123", "Cán bộ"];
    assert_eq!(lan.cells, cells);
    assert!(rows.iter().all(|row| row.number != 6), "a blank row is none");
}

//! The table of the README, "Schedules", and more of its kind.

use rstest::rstest;

use super::{Place, statements};
use crate::model::{Period, ScheduleKind};

/// A schedule in the few words of these tests.
fn short(kind: &ScheduleKind) -> String {
    match kind {
        ScheduleKind::Throughout { from: None } => "throughout".into(),
        ScheduleKind::Throughout { from: Some(from) } => format!("from {from}"),
        ScheduleKind::ByDate { date, strictly_before: true } => format!("before {date}"),
        ScheduleKind::ByDate { date, strictly_before: false } => format!("by {date}"),
        ScheduleKind::Within { from, due } => format!("{from}..{due}"),
        ScheduleKind::Every { period, day, strictly_before, quota } => {
            let period = match period {
                Period::Month => "month",
                Period::Quarter => "quarter",
                Period::HalfYear => "half",
                Period::Year => "year",
            };
            let quota = quota
                .as_ref()
                .map_or(String::new(), |quota| format!(" {} {}", quota.count, quota.unit));
            let day = day.map_or(String::new(), |day| format!(" day {}", day.day));
            let strict = if *strictly_before { " before" } else { "" };
            format!("{period}{day}{strict}{quota}")
        }
        ScheduleKind::WhenArising => "arising".into(),
        ScheduleKind::PeriodicUnspecified => "periodic".into(),
        ScheduleKind::Unstated => "unstated".into(),
    }
}

fn read(text: &str, place: Place) -> String {
    let found = statements(text, place, 2025);
    found.iter().map(|statement| short(&statement.kind)).collect::<Vec<_>>().join("; ")
}

#[rstest]
#[case("Thường xuyên trong năm.", "throughout")]
#[case("Thường xuyên", "throughout")]
#[case("Ngay từ đầu năm và thường xuyên trong năm", "from 2025-01-01")]
#[case(
    "Triển khai thực hiện ngay từ đầu năm, thường xuyên trong năm bằng nhiều hình thức.",
    "from 2025-01-01"
)]
#[case("từ quý II/2025, thường xuyên", "from 2025-04-01")]
#[case("Hoàn thành trước ngày 14/3/2025", "before 2025-03-14")]
#[case("Trước 30/4", "before 2025-04-30")]
#[case("chậm nhất ngày 30/9/2025", "by 2025-09-30")]
#[case("Đến hết ngày 30/11/2025", "by 2025-11-30")]
#[case("31-12-2025", "by 2025-12-31")]
#[case("15/3", "by 2025-03-15")]
#[case("ngày 15 tháng 3 năm 2025", "by 2025-03-15")]
#[case("Quý I/2025", "2025-01-01..2025-03-31")]
#[case("Trong Quý II và Quý III/2024", "2024-04-01..2024-06-30; 2024-07-01..2024-09-30")]
#[case("Quý I, III năm 2025", "2025-01-01..2025-03-31; 2025-07-01..2025-09-30")]
#[case("Trong 6 tháng đầu năm 2025", "2025-01-01..2025-06-30")]
#[case("6 tháng cuối năm", "2025-07-01..2025-12-31")]
#[case("Tháng 5/2025", "2025-05-01..2025-05-31")]
#[case("Tháng 4/2026 và tháng 10/2026", "2026-04-01..2026-04-30; 2026-10-01..2026-10-31")]
#[case("Từ tháng 3 đến tháng 12/2025", "2025-03-01..2025-12-31")]
#[case("Quý II - Quý IV/2025", "2025-04-01..2025-12-31")]
#[case("từ ngày 01/3 đến ngày 30/6/2025", "2025-03-01..2025-06-30")]
#[case("Cả năm 2025", "2025-01-01..2025-12-31")]
#[case("Năm 2025", "2025-01-01..2025-12-31")]
#[case("Hằng tháng", "month")]
#[case("Định kỳ hằng quý", "quarter")]
#[case("Trước ngày 15 hằng tháng", "month day 15 before")]
#[case("trước ngày 25 tháng cuối quý", "quarter day 25 before")]
#[case("6 tháng và cả năm", "half; year")]
#[case("6 tháng/lần", "half")]
#[case("02 lần/năm", "year 2 lần")]
#[case("Mỗi quý ít nhất 02 đơn vị", "quarter 2 đơn vị")]
#[case("Khi phát sinh", "arising")]
#[case("05 ngày làm việc kể từ ngày ký kết luận", "arising")]
#[case("Định kỳ", "periodic")]
#[case("Hằng tuần", "")]
#[case("trước ngày 15/5/2025 (điều chỉnh thành chậm nhất ngày 30/5/2025)", "by 2025-05-30")]
#[case(
    "Trong 6 tháng đầu năm và thực hiện thường xuyên trong năm",
    "2025-01-01..2025-06-30; throughout"
)]
fn reads_lines_about_time(#[case] text: &str, #[case] expected: &str) {
    assert_eq!(read(text, Place::Line), expected);
}

#[rstest]
#[case("Đăng tối thiểu 10 tin, bài/tháng về đầu tư", "month 10 tin, bài")]
#[case("mỗi tháng có ít nhất 05 tin, bài phục vụ người kinh doanh", "month 5 tin, bài")]
#[case("mỗi doanh nghiệp bị kiểm tra không quá 01 lần/năm", "")]
#[case("cắt giảm ít nhất 20% thời gian", "")]
#[case("Triển khai Nghị quyết số 35/NQ-CP ngày 16/5/2016 của Chính phủ", "")]
#[case("hướng dẫn thực hiện các TTHC khi phát sinh", "")]
#[case("xử lý ngay vướng mắc của doanh nghiệp khi phát sinh", "arising")]
#[case("kế hoạch sử dụng đất hằng năm của huyện", "")]
#[case("công khai kết quả trước ngày 10 hằng tháng", "month day 10 before")]
#[case("sử dụng dự toán chi thường xuyên", "")]
#[case("hồ sơ tiếp nhận trước ngày 01/01/2025 còn tồn đọng", "")]
#[case(
    "báo cáo trước ngày 20 tháng cuối quý (quý I/2025 báo cáo trước ngày 15/3/2025)",
    "quarter day 20 before; before 2025-03-15"
)]
#[case(
    "Hằng quý (trước ngày 20 của tháng cuối quý), 6 tháng và cả năm báo cáo kết quả",
    "quarter day 20 before; half; year"
)]
#[case(
    "báo cáo kết quả 6 tháng trước ngày 10/6/2025 và kết quả năm trước ngày 10/12/2025",
    "before 2025-06-10; before 2025-12-10"
)]
#[case("tham mưu sơ kết 6 tháng trước ngày 15/7/2025", "before 2025-07-15")]
#[case("họp vào các ngày 15/3, 15/6 và 15/12", "by 2025-03-15; by 2025-06-15; by 2025-12-15")]
#[case("hằng tuần thông báo tại cuộc họp giao ban", "")]
#[case(
    "tổ chức đối thoại 02 lần/năm, lần thứ nhất trong Quý I/2025",
    "year 2 lần; 2025-01-01..2025-03-31"
)]
fn reads_running_text(#[case] text: &str, #[case] expected: &str) {
    assert_eq!(read(text, Place::Own), expected);
}

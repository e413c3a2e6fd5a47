//! What holds for any input: no panic, nothing lost, the same answer twice.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "the helpers of a test may fail loudly"
)]

#[path = "support/day_off.rs"]
mod day_off;

use std::fs;
use std::path::Path;

use day_off::is_day_off;
use ddci_plan_reader::{LineRole, Reading, exchange_json, read};
use proptest::collection::vec;
use proptest::prelude::*;

/// Pieces a plan is made of, to be put together in any order.
const PIECES: [&str; 28] = [
    "KẾ HOẠCH",
    "Cải thiện Chỉ số DDCI huyện Bình An năm 2025",
    "I. MỤC TIÊU",
    "- Chỉ số 1 “Chi phí thời gian”: đạt 8,40 điểm trở lên;",
    "Tổng điểm đạt 80,56 điểm.",
    "II. NHIỆM VỤ",
    "1. Chỉ số “Chi phí thời gian” (đ/c Chủ tịch UBND huyện phụ trách)",
    "a) Giao Phòng Nội vụ chủ trì, phối hợp với Thanh tra huyện thực hiện các nhiệm vụ sau:",
    "- Rà soát thủ tục, định kỳ báo cáo trước ngày 15/3",
    "tiếp tục ở dòng sau",
    "+ Phòng Tư pháp tư vấn pháp luật tối thiểu 02 lần/năm.",
    "* Thời gian thực hiện: Quý II/2025; riêng đánh giá chéo xong trước 30/6.",
    "Cơ quan chủ trì: Sở Tài chính; phối hợp: các sở, ban, ngành",
    "2.1. Rà soát (Chủ trì: Sở A; thời gian: quý I)",
    "III. TỔ CHỨC THỰC HIỆN",
    "1. Các phòng, ban báo cáo trước ngày 25 tháng cuối quý về Phòng Nội vụ.",
    "| STT | Nhiệm vụ | Chủ trì | Thời gian |",
    "| 1 | Rà soát | Phòng Nội vụ | 31/8/2025 |",
    "| II | Chỉ số “Chi phí thời gian” | | |",
    "⁽¹⁾ Ghi chú ở chân trang",
    "12",
    "Trang 3/10",
    "Ghi chú: gửi báo cáo về Sở Tài chính trước ngày 5 hằng tháng.",
    "Nơi nhận:",
    "TM. ỦY BAN NHÂN DÂN",
    "Đ/c",
    "(",
    "từ ngày 31/2 đến ngày 99/99/2025, năm lần/năm, 0 lần/quý",
];

fn examples() -> Vec<Vec<u8>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/plans");
    let mut paths: Vec<_> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths
        .into_iter()
        .filter(|path| {
            path.extension().is_some_and(|extension| {
                extension == "txt" || extension == "docx" || extension == "xlsx"
            })
        })
        .map(|path| fs::read(path).unwrap())
        .collect()
}

/// What holds for every reading.
fn check(reading: &Reading) {
    assert!(!reading.tasks.is_empty());
    let numbers: Vec<(Option<&str>, u32)> =
        reading.lines.iter().map(|line| (line.sheet.as_deref(), line.number)).collect();
    for task in &reading.tasks {
        let (first, last) = (task.source.first_line, task.source.last_line);
        assert!(0 < first && first <= last, "{task:?}");
        let within =
            (first..=last).any(|line| numbers.contains(&(task.source.sheet.as_deref(), line)));
        assert!(within, "{task:?}");
        assert!(!task.schedules.is_empty() && !task.text.is_empty(), "{task:?}");
    }
    let mut references: Vec<&str> =
        reading.tasks.iter().map(|task| task.reference.as_str()).collect();
    references.sort_unstable();
    references.dedup();
    assert_eq!(references.len(), reading.tasks.len());
    for line in reading.lines.iter().filter(|line| line.role == LineRole::Unread) {
        let listed = reading.unread.iter().any(|unread| {
            unread.sheet == line.sheet
                && (unread.first_line..=unread.last_line).contains(&line.number)
        });
        assert!(listed, "{line:?}");
    }
    let json = serde_json::to_string(reading).unwrap();
    assert_eq!(&serde_json::from_str::<Reading>(&json).unwrap(), reading);
    assert!(exchange_json(reading)["tasks"].is_array());
}

fn check_bytes(bytes: &[u8]) {
    let first = read(bytes, &is_day_off);
    if let Ok(reading) = &first {
        check(reading);
    }
    assert_eq!(first, read(bytes, &is_day_off));
}

#[test]
fn every_line_of_an_example_has_a_role() {
    for bytes in examples() {
        let reading = read(&bytes, &is_day_off).unwrap();
        check(&reading);
        assert!(reading.unread.is_empty(), "{}: {:?}", reading.head.title, reading.unread);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn any_bytes(bytes in vec(any::<u8>(), 0..400)) {
        check_bytes(&bytes);
    }

    #[test]
    fn any_text(text in "\\PC{0,400}") {
        check_bytes(text.as_bytes());
    }

    #[test]
    fn any_order_of_pieces(order in vec((0..PIECES.len(), 0..3_usize), 0..40)) {
        let mut text = "KẾ HOẠCH\nCải thiện DDCI năm 2025\n\n".to_owned();
        for (index, breaks) in order {
            text.push_str(PIECES[index]);
            text.push_str(&"\n".repeat(breaks));
        }
        check_bytes(text.as_bytes());
    }

    #[test]
    fn damaged_examples(which in 0..64_usize, changes in vec((any::<u32>(), any::<u8>()), 1..20)) {
        let examples = examples();
        let mut bytes = examples[which % examples.len()].clone();
        for (place, byte) in changes {
            let length = bytes.len();
            bytes[place as usize % length] = byte;
        }
        check_bytes(&bytes);
    }

    #[test]
    fn examples_with_lines_moved(which in 0..64_usize, cuts in vec((any::<u16>(), any::<u16>()), 1..6)) {
        let texts: Vec<String> = examples().into_iter().filter_map(|bytes| String::from_utf8(bytes).ok()).collect();
        let mut lines: Vec<&str> = texts[which % texts.len()].lines().collect();
        for (from, to) in cuts {
            let length = lines.len();
            lines.swap(from as usize % length, to as usize % length);
        }
        check_bytes(lines.join("\n").as_bytes());
    }
}

//! Periods in a row: "hằng quý, 6 tháng và cả năm".

use super::dates::DAY;
use super::every::{every, period};
use super::grammar::{Place, Sheet};
use crate::model::Period;
use crate::words::{between, from, regex, upto};

/// One period of a row of them.
const ITEM: &str = r"(?:(?:hằng|hàng|báo cáo|kết quả|định kỳ|theo|mỗi)\s+)*(?:cả\s+|cuối\s+|một\s+|1\s+|01\s+)?(tháng|quý|(?:0?6|sáu) tháng(?: đầu năm| cuối năm)?|năm)\b(?:\s*\d{4}\b)?(?:\s*\([^)]*\))?";

/// The period that opens a row, with the word that makes it one.
const FIRST: &str = r"(?:hằng|hàng|định kỳ(?:\s+theo)?|báo cáo(?:\s+(?:kết quả(?:\s+thực hiện)?|định kỳ|tiến độ|sơ kết))?|kết quả(?:\s+thực hiện)?|theo|mỗi)\s+(?:hằng\s+|hàng\s+|cả\s+)?(?:tháng|quý|(?:0?6|sáu) tháng(?: đầu năm)?|năm)\b(?:\s*\([^)]*\))?";

/// "hằng quý, 6 tháng và cả năm", "báo cáo quý, 6 tháng, năm", "kết quả 6 tháng và cả năm".
///
/// README, "Schedules": enumerated periods are one `every` each. A period with a date of its own
/// ("kết quả năm trước ngày 10/12/2026") is read as that date.
pub(super) fn enumerated(sheet: &mut Sheet) {
    let row = regex!(&format!(r"{FIRST}(?:\s*(?:,|và|;|hoặc)\s*(?:và\s+)?{ITEM})+"));
    let rows: Vec<(usize, usize)> =
        row.find_iter(&sheet.small).map(|found| (found.start(), found.end())).collect();
    let one = regex!(r"\b(tháng|quý|(?:0?6|sáu) tháng|năm)\b");
    for (start, end) in rows {
        if dated(from(&sheet.small, end)) {
            continue;
        }
        let text = between(&sheet.small, start, end).to_owned();
        let outside = without_brackets(&text);
        let mut periods: Vec<(usize, usize, Period)> = Vec::new();
        for found in one.find_iter(&outside) {
            periods.push((start + found.start(), start + found.end(), period(found.as_str())));
        }
        if periods.iter().any(|(begin, stop, _)| between(&sheet.small, *begin, *stop).is_empty())
            || periods.len() < 2
        {
            continue;
        }
        // "tháng" is also the end of "6 tháng".
        for (begin, stop, period) in periods {
            sheet.add(begin, stop, every(period, None));
        }
        cover_words(sheet, start, end);
    }
    single_result(sheet);
}

/// "6 tháng và cả năm" in a line about time.
pub(super) fn bare_row(sheet: &mut Sheet) {
    if sheet.place != Place::Line {
        return;
    }
    let row = regex!(
        r"(?:\bquý,?\s*(?:và\s+)?)?(?:0?6|sáu) tháng(?:\s+(?:đầu|cuối) năm)?\s*(?:,|và|,\s*và)\s*(?:cả\s+|một\s+|1\s+)?năm\b"
    );
    let one = regex!(r"\b(quý|(?:0?6|sáu) tháng|năm)\b");
    let rows: Vec<(usize, String)> = row
        .find_iter(&sheet.small)
        .map(|found| (found.start(), found.as_str().to_owned()))
        .collect();
    for (start, text) in rows {
        if text.contains("đầu năm và") || text.contains("cuối năm và") {
            continue;
        }
        for found in one.find_iter(&text) {
            sheet.add(
                start + found.start(),
                start + found.end(),
                every(period(found.as_str()), None),
            );
        }
    }
}

/// A period of a report that stands alone: "báo cáo kết quả 6 tháng".
fn single_result(sheet: &mut Sheet) {
    let single = regex!(
        r"(?:báo cáo(?:\s+(?:kết quả|định kỳ))?(?:\s+thực hiện)?|kết quả(?:\s+thực hiện)?)\s+((?:0?6|sáu) tháng|quý|năm)\b(?:\s+đầu năm)?(\s*(?:\d|i|v))?"
    );
    let found: Vec<_> = single
        .captures_iter(&sheet.small)
        .filter(|one| one.get(2).is_none())
        .filter_map(|one| {
            Some((one.get(0)?.start(), one.get(0)?.end(), period(one.get(1)?.as_str())))
        })
        .collect();
    for (start, end, period) in found {
        let after = from(&sheet.small, end).to_owned();
        // "trước ngày 05/6 đối với báo cáo 6 tháng": the date stands before.
        let before = upto(&sheet.small, start).trim_end();
        if dated(&after) || before.ends_with("đối với") || before.ends_with("với") {
            // "sơ kết 6 tháng trước ngày 15/7": the period reported on is not a schedule.
            sheet.cover(start, end);
        } else if period != Period::Year
            || regex!(r"^\s*(?:[,;.)]|$|trước|và|chậm|gửi|về)").is_match(&after)
        {
            sheet.add(start, end, every(period, None));
        }
    }
}

/// Whether a date of the calendar follows directly.
fn dated(after: &str) -> bool {
    let head: String = after.chars().take(60).collect();
    regex!(&format!(r"^\s*(?:\(|:)?\s*(?:gửi\s+)?(?:xong\s+)?(?:trước|chậm nhất(?: là| vào)?|muộn nhất|đến hết|xong)\s*{DAY}")).is_match(&head)
}

/// The text with the inside of its brackets blank, byte for byte.
fn without_brackets(text: &str) -> String {
    let mut depth = 0_u32;
    let mut result = String::with_capacity(text.len());
    for letter in text.chars() {
        if letter == '(' {
            depth += 1;
        }
        if depth > 0 || letter == '~' {
            result.push_str(&" ".repeat(letter.len_utf8()));
        } else {
            result.push(letter);
        }
        if letter == ')' {
            depth = depth.saturating_sub(1);
        }
    }
    result
}

/// Covers the words that announce periods, but not what stands in brackets between them.
fn cover_words(sheet: &mut Sheet, start: usize, end: usize) {
    let outside = without_brackets(between(&sheet.small, start, end));
    let ranges: Vec<(usize, usize)> = regex!(r"\b(?:hằng|hàng|định kỳ|theo|mỗi|cả)\b")
        .find_iter(&outside)
        .map(|found| (start + found.start(), start + found.end()))
        .collect();
    for (begin, stop) in ranges {
        sheet.cover(begin, stop);
    }
}

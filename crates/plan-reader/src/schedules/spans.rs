//! Spans and days: quarters, months, half years, "trước ngày …", a bare date.

use jiff::civil::Date;

use super::dates::{OF_YEAR, QUARTER, months, quarter, quarter_number, whole_year, year_in};
use super::days::{between_days, days};
use super::grammar::{Place, Sheet, by_date};
use super::single::{Unit, single};
use crate::model::ScheduleKind;
use crate::words::regex;

/// Reads every span and day.
pub(super) fn read(sheet: &mut Sheet) {
    cover_periods_reported_on(sheet);
    between_days(sheet);
    days(sheet);
    year_parts(sheet);
    ranges(sheet);
    single(sheet, Unit::Quarter);
    single(sheet, Unit::Month);
}

pub(super) fn add_all(sheet: &mut Sheet, found: Vec<(usize, usize, ScheduleKind)>) {
    for (start, end, kind) in found {
        sheet.add(start, end, kind);
    }
}

/// README: "quý I" in "(quý I/2025 báo cáo trước ngày 15/3/2025)" is the period reported on.
fn cover_periods_reported_on(sheet: &mut Sheet) {
    let pattern = regex!(
        r"(?:báo cáo|kết quả|số liệu|sơ kết|tổng kết|tình hình|kết quả thực hiện|đánh giá(?: kết quả)?)\s+(?:của\s+|thực hiện\s+|năm\s+)?(?:(?:0?6|sáu|9|0?9) tháng(?: đầu năm| cuối năm)?|quý\s+(?:iv|iii|ii|i|[1-4])|tháng\s+\d{1,2}|(?:cả )?năm)(?:\s*(?:/|năm)\s*20\d\d)?\b|(?:riêng\s+)?\b(?:quý\s+(?:iv|iii|ii|i|[1-4])|tháng\s+\d{1,2})(?:\s*(?:/|năm)\s*20\d\d)?\s*(?::|,)?\s*(?:(?:gửi\s+|nộp\s+)?báo cáo\s+|gửi\s+)?(?:trước|chậm nhất|xong)"
    );
    let words: Vec<(usize, usize)> = pattern
        .find_iter(&sheet.small)
        .map(|found| {
            let text = found.as_str();
            let tail = ["trước", "chậm nhất", "xong"]
                .iter()
                .find(|tail| text.ends_with(**tail))
                .map_or(0, |tail| tail.len());
            (found.start(), found.end() - tail)
        })
        .collect();
    for (start, end) in words {
        sheet.cover(start, end);
    }
}

/// "6 tháng đầu năm 2025", "9 tháng đầu năm", "nửa cuối năm".
fn year_parts(sheet: &mut Sheet) {
    let pattern = regex!(
        r"(?:trong\s+|chậm nhất\s+(?:là\s+|trong\s+)*)?(?:(0?6|sáu|0?9|chín|0?3|ba)\s+tháng|nửa)\s+(đầu|cuối)\s+(?:của\s+)?năm(?:\s+(20\d\d)\b)?"
    );
    let plan_year = sheet.year;
    let found = pattern
        .captures_iter(&sheet.small)
        .filter_map(|one| {
            let count = match one.get(1).map_or("6", |word| word.as_str()) {
                "9" | "09" | "chín" => 9,
                "3" | "03" | "ba" => 3,
                _ => 6,
            };
            let year = year_in(&one, 3, plan_year);
            let (first, last) =
                if one.get(2)?.as_str() == "đầu" { (1, count) } else { (13 - count, 12) };
            let (from, due) = months(first, last, year)?;
            Some((one.get(0)?.start(), one.get(0)?.end(), ScheduleKind::Within { from, due }))
        })
        .collect();
    add_all(sheet, found);
}

/// Between the ends of a span.
const TO: &str = r"\s*(?:đến|tới|-|–)\s*(?:hết\s+|cuối\s+)?";

/// "từ tháng 3 đến tháng 12/2025", "quý II - quý IV", "tháng 3-5/2025", "từ quý II/2025".
fn ranges(sheet: &mut Sheet) {
    let plan_year = sheet.year;
    let month_range = regex!(&format!(
        r"(?:trong\s+)?(?:từ\s+)?(?:đầu\s+)?tháng\s+(\d{{1,2}}){OF_YEAR}{TO}(?:tháng\s+)?(\d{{1,2}})\b{OF_YEAR}"
    ));
    let mut found: Vec<(usize, usize, ScheduleKind)> = Vec::new();
    for one in month_range.captures_iter(&sheet.small) {
        let number =
            |group: usize| one.get(group).and_then(|word| word.as_str().parse::<i8>().ok());
        let year = year_in(&one, 4, year_in(&one, 2, plan_year));
        let span = number(1).zip(number(3)).and_then(|(first, last)| months(first, last, year));
        push(&mut found, &one, span);
    }
    let quarter_range = regex!(&format!(
        r"(?:trong\s+)?(?:từ\s+)?quý\s+{QUARTER}{OF_YEAR}{TO}(?:quý\s+)?{QUARTER}{OF_YEAR}"
    ));
    for one in quarter_range.captures_iter(&sheet.small) {
        let number = |group: usize| one.get(group).and_then(|word| quarter_number(word.as_str()));
        let year = year_in(&one, 4, year_in(&one, 2, plan_year));
        let span = number(1)
            .zip(number(3))
            .and_then(|(first, last)| months(first * 3 - 2, last * 3, year));
        push(&mut found, &one, span);
    }
    add_all(sheet, found);
    open_ranges(sheet);
}

fn push(
    found: &mut Vec<(usize, usize, ScheduleKind)>,
    one: &regex::Captures<'_>,
    span: Option<(Date, Date)>,
) {
    if let (Some(whole), Some((from, due))) = (one.get(0), span) {
        found.push((whole.start(), whole.end(), ScheduleKind::Within { from, due }));
    }
}

/// "từ quý II/2025, thường xuyên", "từ tháng 3/2025".
fn open_ranges(sheet: &mut Sheet) {
    let plan_year = sheet.year;
    let pattern = regex!(&format!(
        r"(?:ngay\s+|bắt đầu\s+|kể\s+)?từ\s+(?:đầu\s+)?(?:quý\s+{QUARTER}{OF_YEAR}|tháng\s+(\d{{1,2}}){OF_YEAR}\b)(?:(?:\s*,|\s+và|\s+trở đi,?)?\s*(?:(?:triển khai|thực hiện|duy trì)\s+)*thường xuyên(?:\s+trong\s+năm)?|\s+trở đi)?"
    ));
    let found = pattern
        .captures_iter(&sheet.small)
        .filter_map(|one| {
            let (first, _) = match one.get(1) {
                Some(word) => quarter(quarter_number(word.as_str())?, year_in(&one, 2, plan_year))?,
                None => {
                    let month = one.get(3)?.as_str().parse().ok()?;
                    months(month, month, year_in(&one, 4, plan_year))?
                }
            };
            let whole = one.get(0)?;
            Some((whole.start(), whole.end(), ScheduleKind::Throughout { from: Some(first) }))
        })
        .collect();
    add_all(sheet, found);
}

/// "cả năm 2025", "trong năm", "năm 2025": a span only where nothing else is said.
pub(super) fn read_whole_year(sheet: &mut Sheet) {
    let own = regex!(
        r"\bcả năm(?:\s+(20\d\d))?\b|\b(?:hoàn thành|thực hiện|xong|ban hành|triển khai)\s+(?:xong\s+)?trong\s+năm\s+(20\d\d)\b"
    );
    let line = regex!(r"(?:trong\s+)?(?:cả\s+)?năm(?:\s+(20\d\d))?\b|(20\d\d)");
    let end_of_year = regex!(
        r"(?:đến\s+|chậm nhất\s+(?:là\s+)?|trước\s+)?(?:hết|cuối|kết thúc)\s+năm(?:\s+(20\d\d))?\b"
    );
    let plan_year = sheet.year;
    let ends: Vec<(usize, usize, i16)> = end_of_year
        .captures_iter(&sheet.small)
        .filter_map(|one| {
            Some((one.get(0)?.start(), one.get(0)?.end(), year_in(&one, 1, plan_year)))
        })
        .collect();
    for (start, end, year) in ends {
        if sheet.place == Place::Line || sheet.found.is_empty() {
            sheet.add(start, end, by_date(whole_year(year).1, false));
        }
    }
    let stated = regex!(r"\btrong\s+năm\s+(20\d\d)\b");
    let this_year = sheet.year;
    if sheet.place == Place::Own
        && let Some((start, end)) = stated
            .captures_iter(&sheet.small)
            .find(|one| year_in(one, 1, 0) == this_year)
            .and_then(|one| Some((one.get(0)?.start(), one.get(0)?.end())))
        && !sheet.found.iter().any(|one| {
            matches!(
                one.kind,
                ScheduleKind::Throughout { .. }
                    | ScheduleKind::Within { .. }
                    | ScheduleKind::ByDate { .. }
            )
        })
    {
        let (from, due) = whole_year(this_year);
        sheet.add(start, end, ScheduleKind::Within { from, due });
        return;
    }
    if !sheet.found.is_empty() {
        return;
    }
    let pattern = if sheet.place == Place::Line { line } else { own };
    let found = pattern.captures_iter(&sheet.small).next().and_then(|one| {
        let year = one
            .get(1)
            .or(one.get(2))
            .and_then(|word| word.as_str().parse().ok())
            .unwrap_or(plan_year);
        let (from, due) = whole_year(year);
        Some((one.get(0)?.start(), one.get(0)?.end(), ScheduleKind::Within { from, due }))
    });
    add_all(sheet, found.into_iter().collect());
}

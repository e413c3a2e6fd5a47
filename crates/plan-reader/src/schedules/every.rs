//! What recurs: "hằng tháng", "trước ngày 25 tháng cuối quý", "02 lần/năm", "định kỳ".

use super::enumerated::{bare_row, enumerated};
use super::grammar::{Place, Sheet};
use super::period_days::{day_of_last_month, day_of_month, day_of_year};
use super::quotas::{quota_each_period, quota_per_period, quota_within_period};
use crate::model::{Period, Quota, ScheduleKind};
use crate::words::{from, regex, upto};

pub(super) const PERIOD: &str = r"(tháng|quý|(?:0?6|sáu) tháng|nửa năm|năm)";
pub(super) const NUMBER: &str = r"(\d{1,3}|một|hai|ba|bốn|năm|sáu)";
pub(super) const EACH: &str = r"(?:hằng|hàng|mỗi|từng)";

/// Reads everything that recurs with a stated period.
pub(super) fn read(sheet: &mut Sheet) {
    cover_weeks(sheet);
    quota_per_period(sheet);
    quota_within_period(sheet);
    day_of_month(sheet);
    day_of_last_month(sheet);
    quota_each_period(sheet);
    day_of_year(sheet);
    enumerated(sheet);
    bare_row(sheet);
    rhythm(sheet);
    each(sheet);
}

pub(super) fn every(period: Period, quota: Option<Quota>) -> ScheduleKind {
    ScheduleKind::Every { period, day: None, strictly_before: false, quota }
}

pub(super) fn period(word: &str) -> Period {
    match word {
        "tháng" => Period::Month,
        "quý" => Period::Quarter,
        "năm" => Period::Year,
        _ => Period::HalfYear,
    }
}

pub(super) fn number(word: &str) -> Option<u32> {
    match word {
        "một" => Some(1),
        "hai" => Some(2),
        "ba" => Some(3),
        "bốn" => Some(4),
        "năm" => Some(5),
        "sáu" => Some(6),
        digits => digits.parse().ok(),
    }
}

/// README: "hằng tuần" is none of the periods.
fn cover_weeks(sheet: &mut Sheet) {
    let weeks = regex!(
        r"(?:định kỳ\s+)?(?:vào\s+)?(?:hằng|hàng|mỗi|từng)\s+(?:tuần|ngày|giờ)\b|\d+\s+[^\d;:.()/]{1,40}?/\s*(?:tuần|ngày)\b|(?:định kỳ\s+)?(?:\d+\s+)?(?:ngày|tuần)\s*/\s*lần|định kỳ\s+(?:vào\s+)?(?:các\s+)?(?:tuần|ngày|thứ)\b"
    );
    cover_all(sheet, weeks);
}

fn cover_all(sheet: &mut Sheet, pattern: &regex::Regex) {
    let ranges: Vec<(usize, usize)> =
        pattern.find_iter(&sheet.small).map(|found| (found.start(), found.end())).collect();
    for (start, end) in ranges {
        sheet.cover(start, end);
    }
}

/// "6 tháng một lần", "03 tháng/lần", "quý/lần".
fn rhythm(sheet: &mut Sheet) {
    let pattern = regex!(
        r"(?:định kỳ\s+)?(?:mỗi\s+)?(?:(\d{1,2}|một|ba|sáu)\s+)?(tháng|quý|năm)\s*(?:/\s*(?:(?:0?1|một)\s+)?lần|(?:0?1|một)\s+lần)\b"
    );
    let found: Vec<_> = pattern
        .captures_iter(&sheet.small)
        .filter_map(|one| {
            let count = one.get(1).map_or(Some(1), |word| number(word.as_str()))?;
            let period = match (count, one.get(2)?.as_str()) {
                (1, "tháng") => Period::Month,
                (3, "tháng") | (1, "quý") => Period::Quarter,
                (6, "tháng") | (2, "quý") => Period::HalfYear,
                (12, "tháng") | (1, "năm") => Period::Year,
                _ => return None,
            };
            Some((one.get(0)?.start(), one.get(0)?.end(), period))
        })
        .collect();
    for (start, end, period) in found {
        sheet.add(start, end, every(period, None));
    }
}

/// "hằng tháng", "định kỳ hằng quý", "định kỳ 6 tháng".
fn each(sheet: &mut Sheet) {
    let pattern = regex!(&format!(
        r"(định kỳ\s+(?:theo\s+)?)?(?:{EACH}\s+(?:(?:0?6|sáu) tháng|tháng|quý|năm)|(?:hằng|hàng|mỗi)\s+kỳ)\b|định kỳ\s+(?:theo\s+|vào\s+)?(?:(?:0?6|sáu) tháng|tháng|quý|năm|cuối quý|cuối tháng|cuối năm)\b"
    ));
    let found: Vec<(usize, usize, String)> = pattern
        .find_iter(&sheet.small)
        .map(|one| (one.start(), one.end(), one.as_str().to_owned()))
        .collect();
    for (start, end, words) in found {
        let after = from(&sheet.small, end);
        let period = match () {
            () if words.contains("6 tháng") || words.contains("sáu tháng") => Period::HalfYear,
            () if words.ends_with("tháng") => Period::Month,
            () if words.ends_with("quý") => Period::Quarter,
            () if words.ends_with("năm") => Period::Year,
            () => continue,
        };
        // "định kỳ quý II", "mỗi năm 2025" name one period.
        if regex!(r"^\s*(?:/?\s*20\d\d|(?:iv|iii|ii|i|[1-4])\b)").is_match(after)
            && !words.starts_with("hằng")
        {
            continue;
        }
        if period == Period::Year
            && sheet.place == Place::Own
            && !opens_clause(&sheet.small, start, &words)
        {
            continue;
        }
        sheet.add(start, end, every(period, None));
    }
}

/// "hằng năm" within a sentence mostly says of which kind a thing is ("kế hoạch sử dụng đất hằng
/// năm"); it is a schedule where it opens a clause.
fn opens_clause(small: &str, start: usize, words: &str) -> bool {
    let before = upto(small, start).trim_end();
    words.starts_with("định kỳ")
        || before.is_empty()
        || before.ends_with([',', ';', '.', ':', '(', '~'])
        || before.ends_with("thực hiện")
        || before.ends_with("tổ chức")
}

/// README: "định kỳ" without a period. One said of a period elsewhere in its clause is not.
pub(super) fn read_unspecified(sheet: &mut Sheet) {
    let places: Vec<(usize, usize)> = regex!(r"\bđịnh kỳ\b")
        .find_iter(&sheet.small)
        .map(|found| (found.start(), found.end()))
        .collect();
    for (start, end) in places {
        let (clause_start, clause_end) = sheet.clause(start);
        let named = sheet.found.iter().any(|statement| {
            matches!(statement.kind, ScheduleKind::Every { .. })
                && statement.start >= clause_start
                && statement.start < clause_end
        });
        let before = upto(&sheet.small, start).trim_end();
        let only_a_kind = ["không", "phi", "tính"].iter().any(|word| before.ends_with(word));
        // "kiểm tra định kỳ hoặc đột xuất" says of which kinds the checks are.
        let only_a_kind = only_a_kind
            || regex!(r"^\s*(?:,|hoặc|và|/)\s*(?:hoặc\s+)?đột xuất")
                .is_match(from(&sheet.small, end));
        let covers_week = from(&sheet.small, end).trim_start().starts_with('~');
        if !named && !only_a_kind && !covers_week {
            sheet.add(start, end, ScheduleKind::PeriodicUnspecified);
        }
    }
}

//! What recurs: "hằng tháng", "trước ngày 25 tháng cuối quý", "02 lần/năm", "định kỳ".

use super::dates::DAY;
use super::grammar::{Place, Sheet};
use crate::model::{DayOfPeriod, MonthOfPeriod, Period, Quota, ScheduleKind};
use crate::words::{between, from, regex, upto};

const PERIOD: &str = r"(tháng|quý|(?:0?6|sáu) tháng|nửa năm|năm)";
const NUMBER: &str = r"(\d{1,3}|một|hai|ba|bốn|năm|sáu)";
const EACH: &str = r"(?:hằng|hàng|mỗi|từng)";

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

fn every(period: Period, quota: Option<Quota>) -> ScheduleKind {
    ScheduleKind::Every { period, day: None, strictly_before: false, quota }
}

fn period(word: &str) -> Period {
    match word {
        "tháng" => Period::Month,
        "quý" => Period::Quarter,
        "năm" => Period::Year,
        _ => Period::HalfYear,
    }
}

fn number(word: &str) -> Option<u32> {
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

/// A cap is not a quota.
fn is_cap(before: &str) -> bool {
    let before = before.trim_end();
    if before.ends_with("không dưới") {
        return false;
    }
    ["không quá", "tối đa", "không vượt quá", "dưới", "không nhiều hơn", "nhiều nhất", "quá"]
        .iter()
        .any(|cap| before.ends_with(cap))
}

/// "tối thiểu 10 tin bài/tháng", "02 lần/năm", "một lần mỗi quý".
fn quota_per_period(sheet: &mut Sheet) {
    let pattern = regex!(&format!(
        r"(?:(?:ít nhất|tối thiểu|từ)\s+)?\b{NUMBER}\s+([^\d;:.()/%~]{{1,40}}?)\s*(?:/\s*(?:0?1\s+|một\s+)?|\s(?:mỗi|hằng|hàng|trong (?:một|mỗi))\s+|,?\s+trong\s+(?:0?1|một)\s+){PERIOD}\b"
    ));
    let found: Vec<_> = pattern
        .captures_iter(&sheet.small)
        .filter_map(|one| {
            let whole = one.get(0)?;
            let count = number(one.get(1)?.as_str())?;
            Some((
                whole.start(),
                whole.end(),
                count,
                one.get(2)?.as_str().trim().to_owned(),
                period(one.get(3)?.as_str()),
            ))
        })
        .collect();
    for (start, end, count, unit, period) in found {
        let noun = ["ngày", "tháng", "giờ"].iter().any(|one| unit.starts_with(one));
        let spelled =
            !between(&sheet.small, start, end).contains(|letter: char| letter.is_ascii_digit());
        let counted =
            regex!(r"^(?:lần|cuộc|buổi|hội nghị|đợt|kỳ|phiên|lớp|tin|bài)\b").is_match(&unit);
        if unit.contains("mỗi") || unit.ends_with(',') || (spelled && !counted) {
            continue;
        }
        if is_cap(upto(&sheet.small, start)) {
            sheet.cover(start, end);
        } else if !noun && is_unit(&unit) {
            sheet.add(start, end, every(period, Some(Quota { count, unit })));
        }
    }
}

/// "không dưới 03 cuộc trong năm", "6 tháng 01 lần".
fn quota_within_period(sheet: &mut Sheet) {
    let within = regex!(
        r"(?:không dưới|không ít hơn|ít nhất|tối thiểu)\s+(\d{1,3})\s+([^\d;:.,()/%~]{1,30}?)\s+trong\s+(?:một\s+|mỗi\s+)?(tháng|quý|năm)\b(?:\s*(\d|[ivx]))?"
    );
    let mut found: Vec<(usize, usize, Period, u32, String)> = within
        .captures_iter(&sheet.small)
        .filter(|one| one.get(4).is_none())
        .filter_map(|one| {
            let whole = one.get(0)?;
            Some((
                whole.start(),
                whole.end(),
                period(one.get(3)?.as_str()),
                number(one.get(1)?.as_str())?,
                one.get(2)?.as_str().trim().to_owned(),
            ))
        })
        .collect();
    let rhythm = regex!(
        r"(?:mỗi\s+|định kỳ\s+|cứ\s+)?(?:0?6|sáu) tháng\s+(?:tổ chức\s+|thực hiện\s+)?(\d{1,2}|một|hai)\s+(lần)\b"
    );
    found.extend(rhythm.captures_iter(&sheet.small).filter_map(|one| {
        let whole = one.get(0)?;
        Some((
            whole.start(),
            whole.end(),
            Period::HalfYear,
            number(one.get(1)?.as_str())?,
            one.get(2)?.as_str().to_owned(),
        ))
    }));
    for (start, end, period, count, unit) in found {
        sheet.add(start, end, every(period, Some(Quota { count, unit })));
    }
}

/// A unit is a short noun, not a piece of a sentence.
fn is_unit(unit: &str) -> bool {
    ddci_vntext::words(unit).count() <= 7
}

/// "mỗi quý ít nhất 02 đơn vị", "hằng tháng đăng tối thiểu 04 tin, bài", "mỗi quý 01 lần".
fn quota_each_period(sheet: &mut Sheet) {
    let pattern = regex!(&format!(
        r"(?:định kỳ\s+)?(?:{EACH}|một|trong)\s+{PERIOD}\b(?:,)?((?:\s+[^\d;:.()%~]{{0,70}}?)?\s)(?:(ít nhất|tối thiểu|không ít hơn|từ|tổ chức|thực hiện|đăng|có|đúng|đủ|định kỳ)\s+)?(?:là\s+|đủ\s+)?{NUMBER}\s+(\p{{L}}[^;:.()]*)"
    ));
    let found: Vec<_> = pattern
        .captures_iter(&sheet.small)
        .filter_map(|one| {
            let count = number(one.get(4)?.as_str())?;
            let gap = one.get(2)?.as_str().to_owned();
            let at_least = one.get(3).is_some();
            Some((
                one.get(0)?.start(),
                one.get(4)?.end(),
                period(one.get(1)?.as_str()),
                gap,
                at_least,
                count,
                one.get(5)?.as_str().to_owned(),
                one.get(4)?.as_str().starts_with(|letter: char| letter.is_ascii_digit()),
            ))
        })
        .collect();
    for (start, number_end, period, gap, at_least, count, rest, word_is_digit) in found {
        let near = at_least || gap.trim().chars().count() <= 24;
        let is_date = gap.trim_end().ends_with("ngày")
            || gap.contains("trước")
            || gap.contains("chậm nhất")
            || rest.starts_with("tháng ");
        // "Bộ phận Một cửa": a number word counts only what is usually counted.
        let counts = word_is_digit
            || regex!(r"^(?:lần|cuộc|buổi|hội nghị|đợt|kỳ|phiên|lớp|tin|bài)\b").is_match(&rest);
        if !near || is_date || !counts {
            continue;
        }
        let unit = unit_at(&rest);
        if unit.is_empty() {
            continue;
        }
        if is_cap(&format!("{gap} ")) || gap.contains("không quá") {
            sheet.cover(start, number_end);
            continue;
        }
        let end = number_end + 1 + unit.len();
        sheet.add(start, end.min(sheet.small.len()), every(period, Some(Quota { count, unit })));
    }
}

/// The noun that a number counts: up to punctuation or a word that goes on with the sentence.
fn unit_at(rest: &str) -> String {
    const AFTER_COMMA: [&str; 8] =
        ["bài", "ảnh", "thị trấn", "phường", "xã", "clip", "video", "đợt"];
    const STOPS: [&str; 29] = [
        "về",
        "tại",
        "trên",
        "cho",
        "để",
        "của",
        "phục vụ",
        "phản ánh",
        "do",
        "với",
        "trong",
        "vào",
        "theo",
        "được",
        "có",
        "và",
        "tuyên truyền",
        "giới thiệu",
        "nhằm",
        "từ",
        "là",
        "trực tiếp",
        "thực hiện",
        "đối với",
        "gặp",
        "như",
        "giữa",
        "trở lên",
        "ở",
    ];
    let mut end = 0;
    let mut words = 0;
    while words < 4 {
        let tail = from(rest, end);
        let trimmed = tail.trim_start_matches([' ', ',']);
        let has_comma = upto(tail, tail.len() - trimmed.len()).contains(',');
        let stops = |word: &&str| {
            trimmed
                .strip_prefix(*word)
                .is_some_and(|after| !after.chars().next().is_some_and(char::is_alphanumeric))
        };
        if STOPS.iter().any(|word| stops(&word))
            || (has_comma && !AFTER_COMMA.iter().any(|word| stops(&word)))
        {
            break;
        }
        let length =
            trimmed.find(|letter: char| !letter.is_alphanumeric()).unwrap_or(trimmed.len());
        if length == 0 {
            break;
        }
        end += tail.len() - trimmed.len() + length;
        words += 1;
    }
    upto(rest, end).trim().to_owned()
}

/// "trước ngày 15 hằng tháng".
fn day_of_month(sheet: &mut Sheet) {
    let pattern = regex!(
        r"(trước\s+|chậm nhất\s+(?:là\s+|vào\s+)*|muộn nhất\s+(?:là\s+)?|vào\s+|đến\s+|xong\s+)?(?:ngày\s+)(\d{1,2})\s+(?:của\s+)?(?:(?:hằng|hàng|mỗi|các|từng)\s+tháng|tháng (?:sau|kế tiếp|tiếp theo|liền kề)|cuối (?:mỗi )?tháng)\b|(?:hằng|hàng|mỗi)\s+tháng,?\s+(?:\p{L}+\s+){0,8}?(trước\s+|chậm nhất\s+(?:là\s+)?|vào\s+)?ngày\s+(\d{1,2})\b(?:\s*[^/.\-\d]|$)|(?:hằng|hàng|mỗi)\s+tháng\s*\(\s*(trước\s+|chậm nhất\s+(?:là\s+)?|vào\s+)?ngày\s+(\d{1,2})\s*(?:của tháng|hằng tháng)?\s*\)"
    );
    days(sheet, pattern, Period::Month, MonthOfPeriod::EveryMonth);
}

/// "trước ngày 25 tháng cuối quý".
fn day_of_last_month(sheet: &mut Sheet) {
    let quarter = regex!(
        r"(trước\s+|chậm nhất\s+(?:là\s+|vào\s+)*|muộn nhất\s+(?:là\s+)?|vào\s+|đến\s+|xong\s+)?ngày\s+(\d{1,2})\s+(?:của\s+)?tháng\s+(?:cuối(?: cùng)?|thứ (?:ba|3))\s*(?:của\s+|hằng\s+|hàng\s+|mỗi\s+|các\s+|trong\s+)*quý\b"
    );
    days(sheet, quarter, Period::Quarter, MonthOfPeriod::LastMonth);
    let half = regex!(
        r"(trước\s+|chậm nhất\s+(?:là\s+|vào\s+)*|vào\s+)?ngày\s+(\d{1,2})\s+(?:của\s+)?tháng\s+cuối(?: cùng)?\s*(?:của\s+|mỗi\s+)*(?:0?6|sáu) tháng\b"
    );
    days(sheet, half, Period::HalfYear, MonthOfPeriod::LastMonth);
    let unnamed = regex!(
        r"(trước\s+|chậm nhất\s+(?:là\s+|vào\s+)*|vào\s+)?ngày\s+(\d{1,2})\s+(?:của\s+)?tháng\s+cuối(?: cùng)?\s*(?:của\s+|mỗi\s+)*kỳ\b"
    );
    days(sheet, unnamed, Period::Quarter, MonthOfPeriod::LastMonth);
    let after = regex!(
        r"(trước\s+|chậm nhất\s+(?:là\s+|vào\s+)*|vào\s+)?ngày\s+(\d{1,2})\s+(?:của\s+)?tháng\s+(?:đầu|đầu tiên)\s*(?:của\s+)?quý\s*(?:sau|tiếp theo|kế tiếp|liền kề)?\b"
    );
    let found: Vec<_> = after
        .captures_iter(&sheet.small)
        .filter_map(|one| {
            let whole = one.get(0)?;
            let day = one.get(2).and_then(|day| day.as_str().parse::<u8>().ok());
        Some((whole.start(), whole.end(), one.get(1).is_some_and(|word| word.as_str().starts_with("trước")), day))
    }).collect();
    for (start, end, strictly_before, day) in found {
        let day = day.map(|day| DayOfPeriod { day, of: MonthOfPeriod::LastMonth });
        sheet.add(start, end, ScheduleKind::Every { period: Period::Quarter, day, strictly_before, quota: None });
    }
}

/// Records each match: pairs of groups are the word before the day, and the day.
fn days(sheet: &mut Sheet, pattern: &regex::Regex, period: Period, of: MonthOfPeriod) {
    let found: Vec<_> = pattern
        .captures_iter(&sheet.small)
        .filter_map(|one| {
            let group = (1..one.len()).step_by(2).find(|index| one.get(index + 1).is_some())?;
            let day = one.get(group + 1)?;
            let strictly_before =
                one.get(group).is_some_and(|word| word.as_str().starts_with("trước"));
            let whole = one.get(0)?;
            Some((whole.start(), whole.end(), day.as_str().parse::<u8>().ok()?, strictly_before))
        })
        .filter(|(_, _, day, _)| (1..=31).contains(day))
        .collect();
    for (start, end, day, strictly_before) in found {
        let day = Some(DayOfPeriod { day, of });
        sheet.add(start, end, ScheduleKind::Every { period, day, strictly_before, quota: None });
    }
}

/// "trước ngày 15/12 hằng năm".
fn day_of_year(sheet: &mut Sheet) {
    let pattern = regex!(&format!(r"(trước\s+)?{DAY}\s+(?:hằng|hàng|mỗi)\s+năm\b"));
    let found: Vec<_> = pattern
        .captures_iter(&sheet.small)
        .filter_map(|one| Some((one.get(0)?.start(), one.get(0)?.end(), one.get(1).is_some())))
        .collect();
    for (start, end, strictly_before) in found {
        sheet.add(
            start,
            end,
            ScheduleKind::Every { period: Period::Year, day: None, strictly_before, quota: None },
        );
    }
}

/// One period of a row of them.
const ITEM: &str = r"(?:(?:hằng|hàng|báo cáo|kết quả|định kỳ|theo|mỗi)\s+)*(?:cả\s+|cuối\s+|một\s+|1\s+|01\s+)?(tháng|quý|(?:0?6|sáu) tháng(?: đầu năm| cuối năm)?|năm)\b(?:\s*\d{4}\b)?(?:\s*\([^)]*\))?";

/// The period that opens a row, with the word that makes it one.
const FIRST: &str = r"(?:hằng|hàng|định kỳ(?:\s+theo)?|báo cáo(?:\s+(?:kết quả(?:\s+thực hiện)?|định kỳ|tiến độ|sơ kết))?|kết quả(?:\s+thực hiện)?|theo|mỗi)\s+(?:hằng\s+|hàng\s+|cả\s+)?(?:tháng|quý|(?:0?6|sáu) tháng(?: đầu năm)?|năm)\b(?:\s*\([^)]*\))?";

/// "hằng quý, 6 tháng và cả năm", "báo cáo quý, 6 tháng, năm", "kết quả 6 tháng và cả năm".
///
/// README, "Schedules": enumerated periods are one `every` each. A period with a date of its own
/// ("kết quả năm trước ngày 10/12/2026") is read as that date.
fn enumerated(sheet: &mut Sheet) {
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
        for (begin, stop) in [(start, end)] {
            cover_words(sheet, begin, stop);
        }
    }
    single_result(sheet);
}

/// "6 tháng và cả năm" in a line about time.
fn bare_row(sheet: &mut Sheet) {
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

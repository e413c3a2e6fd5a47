//! How many are owed in each period: "02 lần/năm", "mỗi quý ít nhất 02 đơn vị".

use super::every::{EACH, NUMBER, PERIOD, every, number, period};
use super::grammar::Sheet;
use crate::model::{Period, Quota};
use crate::words::{between, from, regex, upto};

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
pub(super) fn quota_per_period(sheet: &mut Sheet) {
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
pub(super) fn quota_within_period(sheet: &mut Sheet) {
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
pub(super) fn quota_each_period(sheet: &mut Sheet) {
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
        if STOPS.iter().any(&stops) || (has_comma && !AFTER_COMMA.iter().any(stops)) {
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

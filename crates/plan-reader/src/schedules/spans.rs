//! Spans and days: quarters, months, half years, "trước ngày …", a bare date.

use jiff::civil::Date;

use super::dates::{
    DAY, OF_YEAR, QUARTER, day_of, months, quarter, quarter_number, whole_year, year_in,
};
use super::grammar::{Place, Sheet, by_date};
use crate::model::ScheduleKind;
use crate::words::{from, regex, upto};

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

fn add_all(sheet: &mut Sheet, found: Vec<(usize, usize, ScheduleKind)>) {
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

/// "từ ngày 01/3 đến ngày 30/6/2025".
fn between_days(sheet: &mut Sheet) {
    let pattern = regex!(&format!(r"từ\s+{DAY}\s*(?:đến|tới|-|–)\s*(?:hết\s+)?{DAY}"));
    let year = sheet.year;
    let found = pattern
        .captures_iter(&sheet.small)
        .filter_map(|one| {
            let due = day_of(&one, 7, year)?;
            let from = day_of(&one, 1, due.year())?;
            let whole = one.get(0)?;
            (from <= due).then(|| (whole.start(), whole.end(), ScheduleKind::Within { from, due }))
        })
        .collect();
    add_all(sheet, found);
}

/// How the words before a day bind it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Binding {
    Before,
    NoLater,
    Since,
    None,
}

/// "trước ngày 30/4/2025", "chậm nhất ngày …", "từ ngày …", a bare date.
fn days(sheet: &mut Sheet) {
    let pattern = regex!(&format!(
        r"(?:(?:(trước khi hết|trước)|(chậm nhất|muộn nhất|đến hết|đến|tới|hết|hạn cuối|thời hạn|hạn|xong|hoàn thành|vào|trong|không quá|không muộn hơn)|((?:kể )?từ))(?:\s*(?:là|vào|trong|hạn|đến|hết|các|:))*)?\s*(?:ngày\s+)?{DAY}"
    ));
    let mut found = Vec::new();
    let mut previous: Option<(usize, Binding)> = None;
    for one in pattern.captures_iter(&sheet.small) {
        let (Some(whole), Some(date)) = (one.get(0), day_of(&one, 4, sheet.year)) else { continue };
        let mut binding = match () {
            () if one.get(1).is_some() => Binding::Before,
            () if one.get(2).is_some() => Binding::NoLater,
            () if one.get(3).is_some() => Binding::Since,
            () => Binding::None,
        };
        if binding == Binding::None
            && let Some((end, earlier)) = previous
            && regex!(r"^\s*(?:,|và|;|hoặc)?\s*$").is_match(crate::words::between(
                &sheet.small,
                end,
                whole.start(),
            ))
        {
            binding = earlier;
        }
        let full = one.get(6).is_some() || one.get(9).is_some();
        let says_day = whole.as_str().contains("ngày");
        if binding == Binding::None
            && !(sheet.place == Place::Line
                && (full || says_day || is_alone(&sheet.small, whole.start(), whole.end())))
        {
            continue;
        }
        if !full && !says_day && binding == Binding::None && sheet.place == Place::Own {
            continue;
        }
        if sheet.place == Place::Own
            && tells_of_the_past(upto(&sheet.small, whole.start()), date, sheet.year)
        {
            continue;
        }
        previous = Some((whole.end(), binding));
        let kind = match binding {
            Binding::Since => ScheduleKind::Throughout { from: Some(date) },
            other => by_date(date, other == Binding::Before),
        };
        found.push((whole.start(), whole.end(), kind));
    }
    add_all(sheet, found);
}

/// "hồ sơ tiếp nhận trước ngày …": the date says which things, not when to work.
fn tells_of_the_past(before: &str, date: Date, year: i16) -> bool {
    date.year() < year
        || regex!(r"(?:tiếp nhận|đã nộp|nộp|phát sinh|có hiệu lực|hiệu lực|được cấp|đã cấp|được giao|thành lập|tồn đọng|đã ban hành|được ban hành|được ký|ký ngày|sinh|tính|số liệu|quá hạn|còn tồn)\s*$").is_match(before)
}

/// Whether nothing but marks stands around a span: a bare "15/3" in a column.
fn is_alone(small: &str, start: usize, end: usize) -> bool {
    let letters = |text: &str| text.chars().any(char::is_alphanumeric);
    !letters(upto(small, start)) || !letters(from(small, end))
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

#[derive(Clone, Copy, PartialEq, Eq)]
enum Unit {
    Quarter,
    Month,
}

/// "(trong) Quý I/2025", "Quý I, III", "tháng 4/2026 và tháng 10/2026", "đến hết quý II".
fn single(sheet: &mut Sheet, unit: Unit) {
    let pattern = match unit {
        Unit::Quarter => regex!(&format!(
            r"(?:(trước\s+)|(đến hết|đến cuối|hết|chậm nhất(?:\s+(?:là|trong|vào))*|muộn nhất(?:\s+(?:là|trong|vào))*|đến|cuối)\s+(?:cuối\s+)?)?(?:trong\s+|vào\s+|xong\s+)?(?:các\s+)?(?:đầu\s+)?(?:quý|q\.?)\s*{QUARTER}((?:\s*(?:,|và|,\s*và)\s*(?:quý\s+)?(?:iv|iii|ii|i|[1-4])\b)*){OF_YEAR}"
        )),
        Unit::Month => regex!(&format!(
            r"(?:(trước\s+)|(đến hết|đến cuối|hết|chậm nhất(?:\s+(?:là|trong|vào))*|muộn nhất(?:\s+(?:là|trong|vào))*|đến|cuối)\s+(?:cuối\s+)?)?(?:trong\s+|vào\s+|xong\s+)?(?:các\s+)?(?:đầu\s+)?tháng\s+(\d{{1,2}})\b((?:\s*(?:,|và|,\s*và)\s*(?:tháng\s+)?\d{{1,2}}\b)*){OF_YEAR}"
        )),
    };
    let matches: Vec<Single> =
        pattern.captures_iter(&sheet.small).filter_map(|one| Single::read(&one)).collect();
    // A year said once holds for the spans listed before it.
    let mut year = sheet.year;
    let mut years: Vec<i16> = Vec::new();
    let mut next_start = usize::MAX;
    for one in matches.iter().rev() {
        let joined =
            next_start != usize::MAX && next_start.saturating_sub(one.end) <= "; và ".len() + 2;
        year = one.year.unwrap_or(if joined { year } else { sheet.year });
        years.push(year);
        next_start = one.start;
    }
    years.reverse();
    let mut found = Vec::new();
    for (one, year) in matches.iter().zip(years) {
        if sheet.place == Place::Own && !one.is_time(&sheet.small, unit) {
            continue;
        }
        one.statements(unit, year, &mut found);
    }
    add_all(sheet, found);
}

/// One mention of a quarter or month, or of several in a row.
struct Single {
    start: usize,
    end: usize,
    strictly_before: bool,
    by_end: bool,
    numbers: Vec<String>,
    year: Option<i16>,
}

impl Single {
    fn read(one: &regex::Captures<'_>) -> Option<Self> {
        let whole = one.get(0)?;
        let mut numbers = vec![one.get(3)?.as_str().to_owned()];
        let more = one.get(4).map_or("", |rest| rest.as_str());
        numbers.extend(
            ddci_vntext::words(more)
                .filter(|word| !matches!(*word, "và" | "quý" | "tháng"))
                .map(str::to_owned),
        );
        Some(Self {
            start: whole.start(),
            end: whole.end(),
            strictly_before: one.get(1).is_some(),
            by_end: one.get(2).is_some(),
            numbers,
            year: one.get(5).and_then(|year| year.as_str().parse().ok()),
        })
    }

    /// In running text a month or quarter is a time to work in only when it is said as one.
    fn is_time(&self, small: &str, unit: Unit) -> bool {
        let before = upto(small, self.start).trim_end();
        let words = crate::words::between(small, self.start, self.end);
        let bound = self.strictly_before
            || self.by_end
            || words.starts_with("trong")
            || words.starts_with("vào")
            || words.starts_with("xong");
        let reported = ["của", "báo cáo", "kết quả", "số liệu", "từ", "giai đoạn", "ngày"]
            .iter()
            .any(|word| before.ends_with(word));
        bound || (!reported && (unit == Unit::Quarter || self.year.is_some()))
    }

    fn statements(&self, unit: Unit, year: i16, found: &mut Vec<(usize, usize, ScheduleKind)>) {
        let spans: Vec<(Date, Date)> = self
            .numbers
            .iter()
            .filter_map(|number| match unit {
                Unit::Quarter => quarter(quarter_number(number)?, year),
                Unit::Month => number.parse().ok().and_then(|month| months(month, month, year)),
            })
            .collect();
        let count = spans.len();
        for (index, (from, due)) in spans.into_iter().enumerate() {
            let kind = match () {
                () if self.strictly_before => by_date(from, true),
                () if self.by_end => by_date(due, false),
                () => ScheduleKind::Within { from, due },
            };
            // Several spans share the words: each takes one byte of them, so that none is lost.
            let last = index + 1 == count;
            found.push((
                self.start + index.min(self.end - self.start - 1),
                if last { self.end } else { self.start },
                kind,
            ));
        }
    }
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
        && let Some((start, end)) = stated.captures_iter(&sheet.small).find(|one| year_in(one, 1, 0) == this_year).and_then(|one| Some((one.get(0)?.start(), one.get(0)?.end())))
        && !sheet.found.iter().any(|one| matches!(one.kind, ScheduleKind::Throughout { .. } | ScheduleKind::Within { .. } | ScheduleKind::ByDate { .. }))
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

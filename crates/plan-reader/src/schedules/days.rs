//! Days: "trước ngày 30/4/2025", "chậm nhất ngày …", "từ ngày … đến ngày …", a bare date.

use jiff::civil::Date;

use super::dates::{DAY, day_of};
use super::grammar::{Place, Sheet, by_date};
use super::spans::add_all;
use crate::model::ScheduleKind;
use crate::words::{from, regex, upto};

/// "từ ngày 01/3 đến ngày 30/6/2025".
pub(super) fn between_days(sheet: &mut Sheet) {
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
pub(super) fn days(sheet: &mut Sheet) {
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

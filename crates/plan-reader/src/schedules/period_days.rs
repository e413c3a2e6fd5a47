//! The day of a period: "trước ngày 15 hằng tháng", "ngày 25 tháng cuối quý".

use super::dates::DAY;
use super::grammar::Sheet;
use crate::model::{DayOfPeriod, MonthOfPeriod, Period, ScheduleKind};
use crate::words::regex;

/// "trước ngày 15 hằng tháng".
pub(super) fn day_of_month(sheet: &mut Sheet) {
    let pattern = regex!(
        r"(trước\s+|chậm nhất\s+(?:là\s+|vào\s+)*|muộn nhất\s+(?:là\s+)?|vào\s+|đến\s+|xong\s+)?(?:ngày\s+)(\d{1,2})\s+(?:của\s+)?(?:(?:hằng|hàng|mỗi|các|từng)\s+tháng|tháng (?:sau|kế tiếp|tiếp theo|liền kề)|cuối (?:mỗi )?tháng)\b|(?:hằng|hàng|mỗi)\s+tháng,?\s+(?:\p{L}+\s+){0,8}?(trước\s+|chậm nhất\s+(?:là\s+)?|vào\s+)?ngày\s+(\d{1,2})\b(?:\s*[^/.\-\d]|$)|(?:hằng|hàng|mỗi)\s+tháng\s*\(\s*(trước\s+|chậm nhất\s+(?:là\s+)?|vào\s+)?ngày\s+(\d{1,2})\s*(?:của tháng|hằng tháng)?\s*\)"
    );
    days(sheet, pattern, Period::Month, MonthOfPeriod::EveryMonth);
}

/// "trước ngày 25 tháng cuối quý".
pub(super) fn day_of_last_month(sheet: &mut Sheet) {
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
            Some((
                whole.start(),
                whole.end(),
                one.get(1).is_some_and(|word| word.as_str().starts_with("trước")),
                day,
            ))
        })
        .collect();
    for (start, end, strictly_before, day) in found {
        let day = day.map(|day| DayOfPeriod { day, of: MonthOfPeriod::LastMonth });
        sheet.add(
            start,
            end,
            ScheduleKind::Every { period: Period::Quarter, day, strictly_before, quota: None },
        );
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
pub(super) fn day_of_year(sheet: &mut Sheet) {
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

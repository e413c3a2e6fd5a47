//! Days, months, quarters and years as they are written.

use jiff::civil::{Date, date};
use regex::Captures;

/// A day: "ngày 15/3/2025", "15-3-2025", "ngày 15 tháng 3 năm 2025", "15/3".
///
/// Groups: day, month, year by slash, then day, month, year by words.
pub(super) const DAY: &str = r"(?:(?:ngày\s+)?(\d{1,2})\s?[/.-]\s?(\d{1,2})(?:\s?[/.-]\s?(\d{4})\b|\b)|ngày\s+(\d{1,2})\s+tháng\s+(\d{1,2})(?:\s*(?:/|năm\s+)\s*(\d{4})\b|\b))";

/// A year after a month or a quarter: "/2025", " năm 2025", "-2025". One group.
pub(super) const OF_YEAR: &str = r"(?:\s*(?:/|-|năm|của năm)\s*(?:năm\s*)?(20\d\d)\b)?";

/// A quarter's number: Roman or Arabic. One group.
pub(super) const QUARTER: &str = r"(iv|iii|ii|i|[1-4])\b";

/// The day of a match of [`DAY`] whose first group is `first`.
pub(super) fn day_of(found: &Captures<'_>, first: usize, plan_year: i16) -> Option<Date> {
    let number =
        |group: usize| found.get(first + group).and_then(|one| one.as_str().parse::<i16>().ok());
    let offset = if found.get(first).is_some() { 0 } else { 3 };
    let (day, month) = (number(offset)?, number(offset + 1)?);
    let year = number(offset + 2).unwrap_or(plan_year);
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

/// "ngày 06 tháng 02 năm 2025" or "06/02/2025" anywhere in a text: the first full date.
pub(crate) fn full_date(view: &str) -> Option<Date> {
    let words = crate::words::regex!(
        r"ngày\s+(\d{1,2})\s*(?:tháng|/|-|\.)\s*(\d{1,2})\s*(?:năm|/|-|\.)\s*(\d{4})|\b(\d{1,2})[/-](\d{1,2})[/-](\d{4})\b"
    );
    let found = words.captures(view)?;
    day_of(&found, 1, 0)
}

/// The number of a quarter from its Roman or Arabic spelling.
pub(super) fn quarter_number(text: &str) -> Option<i8> {
    match text {
        "i" | "1" => Some(1),
        "ii" | "2" => Some(2),
        "iii" | "3" => Some(3),
        "iv" | "4" => Some(4),
        _ => None,
    }
}

/// First and last day of a quarter.
pub(super) fn quarter(number: i8, year: i16) -> Option<(Date, Date)> {
    months(number * 3 - 2, number * 3, year)
}

/// First day of one month and last day of another, in one year.
pub(super) fn months(first: i8, last: i8, year: i16) -> Option<(Date, Date)> {
    let from = Date::new(year, first, 1).ok()?;
    let to = Date::new(year, last, 1).ok()?.last_of_month();
    (from <= to).then_some((from, to))
}

/// First and last day of a year.
pub(super) fn whole_year(year: i16) -> (Date, Date) {
    (date(year, 1, 1), date(year, 12, 31))
}

/// A year in a group, or the plan's own.
pub(super) fn year_in(found: &Captures<'_>, group: usize, plan_year: i16) -> i16 {
    found.get(group).and_then(|one| one.as_str().parse().ok()).unwrap_or(plan_year)
}

//! A day as people and files write it.

use jiff::civil::Date;

/// Reads "30/4/2026", "30.04.2026", "30-4-2026" and "2026-04-30"; spaces do not matter.
pub fn date_from_text(text: &str) -> Option<Date> {
    let text: String = text.chars().filter(|letter| !letter.is_whitespace()).take(12).collect();
    let mut parts = text.split(['/', '.', '-']);
    let (first, month, last) = (parts.next()?, parts.next()?, parts.next()?);
    let (day, year) = if first.len() == 4 { (last, first) } else { (first, last) };
    // "26" could be a day as well as a year: a year has four digits.
    let plain = [day, month, year].iter().all(|part| part.bytes().all(|b| b.is_ascii_digit()));
    if parts.next().is_some() || year.len() != 4 || !plain {
        return None;
    }
    Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()
}

//! A day as people type it.

use jiff::civil::Date;

/// Reads "5/4/2024", "05.04.2024", "5-4-2024" and "2024-04-05"; spaces do not matter.
pub fn typed_day(text: &str) -> Option<Date> {
    let text: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let parts: Vec<&str> = text.split(['/', '.', '-']).collect();
    let [first, month, last] = parts.as_slice() else { return None };
    let (day, year) = match first.len() {
        4 => (last, first),
        _ => (first, last),
    };
    // "24" could be a day as well as a year: a year has four digits.
    if year.len() != 4 {
        return None;
    }
    Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()
}

/// Reads a day that may be left blank.
///
/// # Errors
/// Where something was typed that is no day.
pub fn day_or_none(text: &str) -> Result<Option<Date>, NoDay> {
    match text.trim() {
        "" => Ok(None),
        text => typed_day(text).map(Some).ok_or(NoDay),
    }
}

/// What was typed is no day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NoDay;

/// A day in the form in which it is typed, the same in both languages: 5/4/2024.
pub fn day_to_type(day: Option<Date>) -> String {
    day.map(|day| format!("{}/{}/{}", day.day(), day.month(), day.year())).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::{NoDay, day_or_none, day_to_type, typed_day};
    use jiff::civil::date;

    #[test]
    fn days_are_read_leniently() {
        let fifth_of_april = Some(date(2024, 4, 5));
        for text in ["5/4/2024", "05/04/2024", " 05.04.2024 ", "5 - 4 - 2024", "2024-04-05"] {
            assert_eq!(typed_day(text), fifth_of_april, "{text}");
        }
        assert_eq!(typed_day(&day_to_type(fifth_of_april)), fifth_of_april);
    }

    #[test]
    fn what_is_no_day_is_none() {
        for text in ["", "5/4", "31/2/2024", "5/4/24", "4/2024/5", "ngày 5", "-1/4/2024", "5//2024"]
        {
            assert_eq!(typed_day(text), None, "{text}");
        }
    }

    #[test]
    fn blank_is_not_the_same_as_wrong() {
        assert_eq!(day_or_none("  "), Ok(None));
        assert_eq!(day_or_none("31/2/2024"), Err(NoDay));
    }
}

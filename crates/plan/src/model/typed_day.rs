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

#[cfg(test)]
mod tests {
    use super::typed_day;
    use jiff::civil::date;

    #[test]
    fn days_are_read_leniently() {
        let fifth_of_april = Some(date(2024, 4, 5));
        for text in ["5/4/2024", "05/04/2024", " 05.04.2024 ", "5 - 4 - 2024", "2024-04-05"] {
            assert_eq!(typed_day(text), fifth_of_april, "{text}");
        }
    }

    #[test]
    fn what_is_no_day_is_none() {
        for text in ["", "5/4", "31/2/2024", "5/4/24", "4/2024/5", "ngày 5", "-1/4/2024", "5//2024"]
        {
            assert_eq!(typed_day(text), None, "{text}");
        }
    }
}

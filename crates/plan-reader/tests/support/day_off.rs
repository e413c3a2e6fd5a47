//! The days off that the README of the exchange format names.

use jiff::civil::{Date, Weekday, date};

/// Whether nobody works on a day.
pub fn is_day_off(day: Date) -> bool {
    let worked = [date(2024, 5, 4), date(2025, 4, 26), date(2026, 1, 10), date(2026, 8, 22)];
    let weekend = matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday);
    let holiday = HOLIDAYS.iter().any(|(year, month, first, last)| {
        date(*year, *month, *first) <= day && day <= date(*year, *month, *last)
    });
    (weekend || holiday) && !worked.contains(&day)
}

const HOLIDAYS: [(i16, i8, i8, i8); 19] = [
    (2024, 1, 1, 1),
    (2024, 2, 8, 14),
    (2024, 4, 18, 18),
    (2024, 4, 29, 30),
    (2024, 5, 1, 1),
    (2024, 9, 2, 3),
    (2025, 1, 1, 1),
    (2025, 1, 27, 31),
    (2025, 4, 7, 7),
    (2025, 4, 30, 30),
    (2025, 5, 1, 2),
    (2025, 9, 1, 2),
    (2026, 1, 1, 2),
    (2026, 2, 16, 20),
    (2026, 4, 27, 27),
    (2026, 4, 30, 30),
    (2026, 5, 1, 1),
    (2026, 8, 31, 31),
    (2026, 9, 1, 2),
];

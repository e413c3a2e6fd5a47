//! `read plan read FILE --format json`: prints the exchange JSON of a plan.
//!
//! A stand-in for the program itself, so that `tests/score.py` can score the library alone.

use std::process::ExitCode;

use jiff::civil::{Date, Weekday, date};

fn main() -> ExitCode {
    let Some(path) = std::env::args().nth(3) else {
        eprintln!("usage: read plan read FILE --format json");
        return ExitCode::from(2);
    };
    let read = std::fs::read(&path).map_err(|error| error.to_string()).and_then(|bytes| {
        ddci_plan_reader::read(&bytes, &is_day_off).map_err(|error| error.to_string())
    });
    match read {
        Ok(reading) => {
            println!("{:#}", ddci_plan_reader::exchange_json(&reading));
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("{path}: {error}");
            ExitCode::from(2)
        }
    }
}

/// Weekends and the days off the README of the exchange format names.
fn is_day_off(day: Date) -> bool {
    let span = |year, month, first: i8, last: i8| {
        date(year, month, first) <= day && day <= date(year, month, last)
    };
    let worked = [date(2024, 5, 4), date(2025, 4, 26), date(2026, 1, 10), date(2026, 8, 22)];
    let holidays = [
        span(2024, 1, 1, 1),
        span(2024, 2, 8, 14),
        span(2024, 4, 18, 18),
        span(2024, 4, 29, 30),
        span(2024, 5, 1, 1),
        span(2024, 9, 2, 3),
        span(2025, 1, 1, 1),
        span(2025, 1, 27, 31),
        span(2025, 4, 7, 7),
        span(2025, 4, 30, 30),
        span(2025, 5, 1, 2),
        span(2025, 9, 1, 2),
        span(2026, 1, 1, 2),
        span(2026, 2, 16, 20),
        span(2026, 4, 27, 27),
        span(2026, 4, 30, 30),
        span(2026, 5, 1, 1),
        span(2026, 8, 31, 31),
        span(2026, 9, 1, 2),
    ];
    let weekend = matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday);
    (weekend || holidays.contains(&true)) && !worked.contains(&day)
}

//! Moments as forms and people write them.

/// Vietnam's clocks are seven hours ahead of UTC all year.
const VIETNAM: i64 = 7 * 3600;

/// The moment a text is, in seconds since 1970 by Vietnam's clocks: `2024-09-18T08:15:00.000+07:00`,
/// `2024-09-18 08:15`, `18/09/2024 08:15`. Without an offset it is their time already. None for
/// anything else.
pub(crate) fn moment(text: &str) -> Option<i64> {
    let (day, time) = text.trim().split_once(['T', ' '])?;
    let (time, offset) = match time.find(['Z', '+', '-']).and_then(|at| time.split_at_checked(at)) {
        Some((time, offset)) => (time, self::offset(offset)?),
        None => (time, VIETNAM),
    };
    Some(days(day)? * 86_400 + time_of_day(time)? - offset + VIETNAM)
}

/// Hours, minutes, and seconds whose fraction is left out.
fn time_of_day(text: &str) -> Option<i64> {
    let whole = text.trim().split_once('.').map_or(text.trim(), |(whole, _)| whole);
    let parts: Vec<i64> = whole.split(':').map(digits).collect::<Option<_>>()?;
    let (hour, minute, second) = match *parts {
        [hour, minute] => (hour, minute, 0),
        [hour, minute, second] => (hour, minute, second),
        _ => return None,
    };
    (hour < 24 && minute < 60 && second < 60).then_some(hour * 3600 + minute * 60 + second)
}

/// `Z`, `+07:00`, `+0700` or `+07`, in seconds.
fn offset(text: &str) -> Option<i64> {
    if text == "Z" {
        return Some(0);
    }
    let ahead = text.starts_with('+');
    let numbers: String = text.chars().skip(1).filter(|letter| *letter != ':').collect();
    let value = digits(&numbers)?;
    let seconds = match numbers.len() {
        2 => value * 3600,
        4 => value / 100 * 3600 + value % 100 * 60,
        _ => return None,
    };
    Some(if ahead { seconds } else { -seconds })
}

/// Days since 1970 of `2024-09-18` or `18/09/2024` (Hinnant, "chrono-Compatible Low-Level Date
/// Algorithms": years begin in March, eras have 400 years).
fn days(text: &str) -> Option<i64> {
    let (separator, turned) = if text.contains('/') { ('/', true) } else { ('-', false) };
    let mut parts: Vec<i64> = text.split(separator).map(digits).collect::<Option<_>>()?;
    if turned {
        parts.reverse();
    }
    let [year, month, day] = *parts else { return None };
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let last = match month {
        2 => 28 + i64::from(leap),
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => return None,
    };
    if !(1..=last).contains(&day) || !(1900..=9999).contains(&year) {
        return None;
    }
    let year = year - i64::from(month <= 2);
    let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    let (era, of_era) = (year / 400, year % 400);
    Some(era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + day_of_year - 719_468)
}

/// A number of digits alone, few enough not to overflow.
fn digits(text: &str) -> Option<i64> {
    let sound = (1..=4).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|_| sound)
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    const MORNING: i64 = 19_984 * 86_400 + 8 * 3600 + 15 * 60;

    #[rstest]
    #[case("2024-09-18T08:15:00.000+07:00", Some(MORNING))]
    #[case("2024-09-18 08:15", Some(MORNING))]
    #[case("18/09/2024 8:15:07", Some(MORNING + 7))]
    #[case("2024-09-18T01:15:00Z", Some(MORNING))]
    #[case("2024-09-17T20:15:00-0500", Some(MORNING))]
    #[case("1970-01-01 00:00", Some(0))]
    #[case("1969-12-31 23:59:59", Some(-1))]
    #[case("2000-02-29T00:00", Some(11_016 * 86_400))]
    #[case("2023-02-29T00:00", None)]
    #[case("2024-09-18T24:00", None)]
    #[case("2024-09-18T08:15+7", None)]
    #[case("2024-13-01 08:15", None)]
    #[case("yesterday at 8", None)]
    #[case("99999999999999999999-01-01 08:15", None)]
    #[case("2024-09-18", None)]
    fn reads_moments(#[case] text: &str, #[case] expected: Option<i64>) {
        assert_eq!(moment(text), expected);
    }
}

//! Dates, instants, points and shares as readers of each language write them.

use super::Lang;
use jiff::civil::{Date, DateTime};
use rust_decimal::{Decimal, RoundingStrategy};

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// A date: 18/9/2024, or 18 September 2024.
pub fn date(lang: Lang, date: Date) -> String {
    match lang {
        Lang::Vi => format!("{}/{}/{}", date.day(), date.month(), date.year()),
        Lang::En => {
            let month = usize::try_from(date.month() - 1).ok().and_then(|month| MONTHS.get(month));
            format!("{} {} {}", date.day(), month.unwrap_or(&""), date.year())
        }
    }
}

/// An instant on the wall clock of Vietnam, to the minute: 09:12, 16/9/2024.
pub fn instant(lang: Lang, local: DateTime) -> String {
    format!("{:02}:{:02}, {}", local.hour(), local.minute(), date(lang, local.date()))
}

/// Points in hundredths, the form in which scores and targets are stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Points(pub i64);

/// Points with two decimals: 80,56, or 80.56.
pub fn points(lang: Lang, Points(hundredths): Points) -> String {
    decimal(lang, &Decimal::new(hundredths, 2).to_string())
}

/// The share of `part` in `whole` in per cent, one decimal, rounded half up once: 88,2 %.
/// Nothing of nothing is no share at all.
pub fn percent(lang: Lang, part: i64, whole: i64) -> Option<String> {
    let share = Decimal::from(part).checked_mul(Decimal::from(100))?.checked_div(whole.into())?;
    let rounded = share.round_dp_with_strategy(1, RoundingStrategy::MidpointAwayFromZero);
    let text = decimal(lang, &format!("{rounded:.1}"));
    Some(match lang {
        Lang::Vi => format!("{text}\u{a0}%"),
        Lang::En => format!("{text}%"),
    })
}

fn decimal(lang: Lang, text: &str) -> String {
    match lang {
        Lang::Vi => text.replace('.', ","),
        Lang::En => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::{Points, date, percent, points};
    use crate::web::Lang::{En, Vi};

    #[test]
    fn each_language_has_its_habits() {
        assert_eq!(points(Vi, Points(8056)), "80,56");
        assert_eq!(points(En, Points(740)), "7.40");
        assert_eq!(percent(Vi, 112, 127).as_deref(), Some("88,2\u{a0}%"));
        assert_eq!(percent(Vi, 1, 0), None);
        let day = jiff::civil::date(2024, 9, 5);
        assert_eq!((date(Vi, day), date(En, day)), ("5/9/2024".into(), "5 September 2024".into()));
    }

    #[test]
    fn shares_are_rounded_half_up_once() {
        assert_eq!(percent(En, 1, 16).as_deref(), Some("6.3%"));
        assert_eq!(percent(En, 1, 80).as_deref(), Some("1.3%"));
    }
}

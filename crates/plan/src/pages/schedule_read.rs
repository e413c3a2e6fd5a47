//! Reads the words in which a table of ours says a time, in either language: what
//! [`schedule_words`](super::schedule_words) writes comes back, and a bare date is a deadline.

use super::schedule_words::every;
use crate::words::t;
use ddci_calendar::{DayOfPeriod, MonthOfPeriod, PeriodKind, ScheduleRule};
use ddci_platform::web::{Lang, typed_day};
use jiff::civil::Date;

/// Stands in a sentence where a value goes.
const HOLE: &str = "\u{1}";

/// The time that some words say, and of what its quota counts.
pub(super) fn read(text: &str) -> Option<(ScheduleRule, Option<String>)> {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if let Some(date) = typed_day(&text) {
        return Some((ScheduleRule::ByDate { date, strictly_before: false }, None));
    }
    Lang::ALL.into_iter().find_map(|lang| in_language(lang, &text))
}

fn in_language(lang: Lang, text: &str) -> Option<(ScheduleRule, Option<String>)> {
    let hole = HOLE;
    let alone = [
        (t!(lang, "schedule-throughout"), ScheduleRule::Throughout { from: None }),
        (t!(lang, "schedule-when-arising"), ScheduleRule::WhenArising),
        (t!(lang, "schedule-unstated"), ScheduleRule::Unstated),
    ];
    if let Some((_, rule)) = alone.into_iter().find(|(words, _)| same(words, text)) {
        return Some((rule, None));
    }
    if let Some(period) = period(lang, text) {
        let rule = ScheduleRule::Every { period, day: None, strictly_before: false, quota: None };
        return Some((rule, None));
    }
    if let Some([from, to]) = values(&t!(lang, "schedule-within", from = hole, to = hole), text) {
        let rule = ScheduleRule::Within { from: day(lang, &from)?, to: day(lang, &to)? };
        return Some((rule, None));
    }
    for (words, strictly_before) in [
        (t!(lang, "schedule-every-before", every = hole, day = hole), true),
        (t!(lang, "schedule-every-by", every = hole, day = hole), false),
    ] {
        if let Some([each, number]) = values(&words, text) {
            let period = period(lang, &each)?;
            let of = match period {
                PeriodKind::Month => MonthOfPeriod::EveryMonth,
                _ => MonthOfPeriod::LastMonth,
            };
            let day = Some(DayOfPeriod::new(number.parse().ok()?, of).ok()?);
            return Some((ScheduleRule::Every { period, day, strictly_before, quota: None }, None));
        }
    }
    quota(lang, text).or_else(|| deadline(lang, text).map(|rule| (rule, None)))
}

/// "hằng tháng, ít nhất 10 tin bài"; what is counted may be missing.
fn quota(lang: Lang, text: &str) -> Option<(ScheduleRule, Option<String>)> {
    let hole = HOLE;
    let sentence = t!(lang, "schedule-quota", every = hole, n = hole, unit = hole);
    let [each, n, unit] =
        values(&sentence, text).or_else(|| values(&sentence, &format!("{text} ")))?;
    let (period, quota) = (period(lang, &each)?, n.parse().ok().filter(|n| *n > 0)?);
    let rule =
        ScheduleRule::Every { period, day: None, strictly_before: false, quota: Some(quota) };
    let unit = unit.trim();
    Some((rule, (!unit.is_empty()).then(|| unit.to_owned())))
}

fn deadline(lang: Lang, text: &str) -> Option<ScheduleRule> {
    let hole = HOLE;
    let ways = [
        (t!(lang, "schedule-before", date = hole), true),
        (t!(lang, "schedule-by", date = hole), false),
    ];
    ways.into_iter().find_map(|(words, strictly_before)| {
        let [date] = values(&words, text)?;
        Some(ScheduleRule::ByDate { date: day(lang, &date)?, strictly_before })
    })
}

fn period(lang: Lang, text: &str) -> Option<PeriodKind> {
    [PeriodKind::Month, PeriodKind::Quarter, PeriodKind::HalfYear, PeriodKind::Year]
        .into_iter()
        .find(|period| same(&every(lang, *period), text))
}

/// A date as the language writes it, or as it is typed.
fn day(lang: Lang, text: &str) -> Option<Date> {
    match lang {
        Lang::Vi => typed_day(text),
        Lang::En => typed_day(text).or_else(|| Date::strptime("%d %B %Y", text).ok()),
    }
}

/// Whether two texts are the same but for the case of their first letter: a cell may begin a line.
fn same(words: &str, text: &str) -> bool {
    began(words) == began(text)
}

fn began(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().map(|first| first.to_lowercase().to_string()).unwrap_or_default();
    format!("{first}{}", letters.as_str())
}

/// What stands in a text where a sentence has holes.
fn values<const N: usize>(sentence: &str, text: &str) -> Option<[String; N]> {
    let (sentence, text) = (began(sentence), began(text));
    let mut around = sentence.split(HOLE);
    let mut rest = text.strip_prefix(around.next()?)?;
    let mut found = Vec::new();
    let mut pieces = around.peekable();
    while let Some(piece) = pieces.next() {
        let value = match pieces.peek() {
            // The last piece stands at the end.
            None => rest.strip_suffix(piece)?,
            Some(_) => {
                let (value, after) = rest.split_once(piece)?;
                rest = after;
                value
            }
        };
        found.push(value.to_owned());
    }
    found.try_into().ok()
}

#[cfg(test)]
mod tests {
    use super::{super::schedule_words::words, read};
    use ddci_calendar::{DayOfPeriod, MonthOfPeriod, PeriodKind, ScheduleRule};
    use ddci_platform::web::Lang;
    use jiff::civil::date;
    use proptest::prelude::*;

    fn rules() -> impl Strategy<Value = (ScheduleRule, Option<String>)> {
        let dates = (1_i8..=12, 1_i8..=28).prop_map(|(month, day)| date(2024, month, day));
        let periods = prop::sample::select(vec![
            PeriodKind::Month,
            PeriodKind::Quarter,
            PeriodKind::HalfYear,
            PeriodKind::Year,
        ]);
        let by = (dates.clone(), any::<bool>())
            .prop_map(|(date, strictly_before)| ScheduleRule::ByDate { date, strictly_before });
        let within = (dates.clone(), dates)
            .prop_map(|(a, b)| ScheduleRule::Within { from: a.min(b), to: a.max(b) });
        let each = (periods.clone(), prop::option::of(1_u8..=31), any::<bool>()).prop_map(
            |(period, day, before)| {
                let of = match period {
                    PeriodKind::Month => MonthOfPeriod::EveryMonth,
                    _ => MonthOfPeriod::LastMonth,
                };
                let day = day.map(|day| DayOfPeriod::new(day, of).unwrap());
                let strictly_before = before && day.is_some();
                ScheduleRule::Every { period, day, strictly_before, quota: None }
            },
        );
        let quota = (periods, 1_u32..=100_000, prop::option::of("[a-zđ]{1,5}( [a-zư,]{1,5})?"));
        let quota = quota.prop_map(|(period, n, unit)| {
            let quota = Some(n);
            (ScheduleRule::Every { period, day: None, strictly_before: false, quota }, unit)
        });
        let alone = prop_oneof![
            Just(ScheduleRule::Throughout { from: None }),
            Just(ScheduleRule::WhenArising),
            Just(ScheduleRule::Unstated),
        ];
        let plain = prop_oneof![by, within, each, alone].prop_map(|rule| (rule, None));
        prop_oneof![plain, quota]
    }

    proptest! {
        /// What the table writes is what it reads.
        #[test]
        fn every_time_comes_back((rule, unit) in rules()) {
            for lang in Lang::ALL {
                let written = words(lang, &rule, unit.as_deref());
                prop_assert_eq!(read(&written), Some((rule, unit.clone())), "{}", written);
            }
        }
    }

    #[test]
    fn a_date_is_a_deadline_and_a_cell_may_begin_a_line() {
        let by = |strictly_before| {
            Some((ScheduleRule::ByDate { date: date(2024, 4, 30), strictly_before }, None))
        };
        for (text, read_as) in [
            ("30/4/2024", by(false)),
            ("Trước ngày 30/04/2024", by(true)),
            ("by 30 April 2024", by(false)),
            ("ngày nào đó", None),
            ("trước ngày 31/2/2024", None),
            ("hằng tháng, ít nhất 0 tin", None),
            ("", None),
        ] {
            assert_eq!(read(text), read_as, "{text}");
        }
    }
}

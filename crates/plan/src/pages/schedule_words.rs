//! Schedules and periods in words.

use crate::words::t;
use ddci_calendar::{Period, PeriodKind, ScheduleRule};
use ddci_platform::web::{Lang, date};

/// A schedule in words: "trước ngày 30/4/2024", "ít nhất 10 tin bài mỗi tháng".
pub(super) fn words(lang: Lang, rule: &ScheduleRule, quota_unit: Option<&str>) -> String {
    match rule {
        ScheduleRule::ByDate { date: on, strictly_before } => {
            let on = date(lang, *on);
            if *strictly_before {
                t!(lang, "schedule-before", date = on)
            } else {
                t!(lang, "schedule-by", date = on)
            }
        }
        ScheduleRule::Within { from, to } => {
            t!(lang, "schedule-within", from = date(lang, *from), to = date(lang, *to))
        }
        ScheduleRule::Every { period, day, strictly_before, quota } => {
            let every = every(lang, *period);
            match (quota, day) {
                (Some(quota), _) => {
                    let (n, unit) = (*quota, quota_unit.unwrap_or_default());
                    t!(lang, "schedule-quota", every = every, n = n, unit = unit)
                }
                (None, Some(day)) if *strictly_before => {
                    t!(lang, "schedule-every-before", every = every, day = day.day())
                }
                (None, Some(day)) => {
                    t!(lang, "schedule-every-by", every = every, day = day.day())
                }
                (None, None) => every,
            }
        }
        ScheduleRule::Throughout { .. } => t!(lang, "schedule-throughout"),
        ScheduleRule::WhenArising => t!(lang, "schedule-when-arising"),
        ScheduleRule::Unstated => t!(lang, "schedule-unstated"),
    }
}

/// Some times in words, one after another.
pub(super) fn all(lang: Lang, times: &[(ScheduleRule, Option<String>)]) -> String {
    let times = times.iter().map(|(rule, unit)| words(lang, rule, unit.as_deref()));
    times.map(|words| words.trim().to_owned()).collect::<Vec<_>>().join("; ")
}

pub(super) fn every(lang: Lang, period: PeriodKind) -> String {
    match period {
        PeriodKind::Month => t!(lang, "schedule-every-month"),
        PeriodKind::Quarter => t!(lang, "schedule-every-quarter"),
        PeriodKind::HalfYear => t!(lang, "schedule-every-half-year"),
        PeriodKind::Year => t!(lang, "schedule-every-year"),
    }
}

/// A period by its key in words: "tháng 8/2024", "quý III/2024"; nothing for what is owed once.
pub(crate) fn period(lang: Lang, key: &str) -> Option<String> {
    let period: Period = key.parse().ok()?;
    let (ordinal, year) = (period.ordinal(), i32::from(period.year()));
    Some(match period.kind() {
        PeriodKind::Month => t!(lang, "period-month", n = ordinal, year = year.to_string()),
        PeriodKind::Quarter => {
            let roman = ["I", "II", "III", "IV"];
            let index = usize::try_from(ordinal - 1).unwrap_or_default();
            let n = roman.get(index).copied().unwrap_or_default();
            t!(lang, "period-quarter", n = n, year = year.to_string())
        }
        PeriodKind::HalfYear if ordinal == 1 => {
            t!(lang, "period-first-half", year = year.to_string())
        }
        PeriodKind::HalfYear => t!(lang, "period-second-half", year = year.to_string()),
        PeriodKind::Year => t!(lang, "period-year", year = year.to_string()),
    })
}

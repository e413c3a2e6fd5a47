//! The times of a task as fields of a form, and back.

mod fields;
mod reading;

pub use fields::fields;

use crate::{model::ScheduleImage, transitions::Time};
use ddci_calendar::{DayOfPeriod, ScheduleRule};
use ddci_platform::web::{Errors, Lang, date};
use jiff::civil::Date;
use reading::{Reading, month_of, period_of, period_word};

/// The most things a quota asks for.
const MOST: u32 = 100_000;

/// A time as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Typed {
    pub of: String,
    pub kind: String,
    pub from: String,
    pub to: String,
    pub day: String,
    pub before: bool,
    pub quota: String,
    pub unit: String,
}

impl Typed {
    /// The fields that say a schedule.
    pub fn of(schedule: &ScheduleImage) -> Self {
        let mut typed = Self {
            of: schedule.id.to_string(),
            unit: schedule.quota_unit.clone().unwrap_or_default(),
            ..Self::default()
        };
        // Dates are typed alike in both languages.
        let day = |on: Date| date(Lang::Vi, on);
        match schedule.rule {
            ScheduleRule::ByDate { date, strictly_before } => {
                typed.kind = "by_date".into();
                typed.to = day(date);
                typed.before = strictly_before;
            }
            ScheduleRule::Within { from, to } => {
                typed.kind = "within".into();
                (typed.from, typed.to) = (day(from), day(to));
            }
            ScheduleRule::Every { period, day, strictly_before, quota } => {
                typed.kind = period_word(period).into();
                typed.day = day.map(|day| day.day().to_string()).unwrap_or_default();
                typed.before = strictly_before;
                typed.quota = quota.map(|quota| quota.to_string()).unwrap_or_default();
            }
            ScheduleRule::Throughout { from } => {
                typed.kind = "throughout".into();
                typed.from = from.map(day).unwrap_or_default();
            }
            ScheduleRule::WhenArising => typed.kind = "when_arising".into(),
            ScheduleRule::Unstated => typed.kind = "unstated".into(),
        }
        typed
    }

    /// Takes one field of the form, by the last part of its name.
    pub fn take(&mut self, part: &str, value: String) {
        match part {
            "of" => self.of = value,
            "kind" => self.kind = value,
            "from" => self.from = value,
            "to" => self.to = value,
            "day" => self.day = value,
            "before" => self.before = true,
            "quota" => self.quota = value,
            "unit" => self.unit = value,
            _ => {}
        }
    }

    /// The time it says; none where no kind was chosen. `had` are the schedules of the task.
    pub fn time(
        &self,
        lang: Lang,
        index: usize,
        had: &[ScheduleImage],
        errors: &mut Errors,
    ) -> Option<Time> {
        let of = self.of.parse().ok();
        let known = had.iter().find(|known| Some(known.id) == of);
        let mut read = Reading { lang, index, errors, is_wrong: false };
        let rule = match self.kind.as_str() {
            "" => return None,
            "by_date" => {
                let date = read.date("to", &self.to)?;
                ScheduleRule::ByDate { date, strictly_before: self.before }
            }
            "within" => {
                let (from, to) = (read.date("from", &self.from), read.date("to", &self.to));
                ScheduleRule::Within { from: from?, to: to? }
            }
            "throughout" => {
                let from = match self.from.trim() {
                    "" => None,
                    typed => Some(read.date("from", typed)?),
                };
                ScheduleRule::Throughout { from }
            }
            "when_arising" => ScheduleRule::WhenArising,
            "unstated" => ScheduleRule::Unstated,
            word => {
                let period = period_of(word)?;
                let day = read.number("day", &self.day, 31)?.and_then(|day| {
                    DayOfPeriod::new(u8::try_from(day).ok()?, month_of(period, known)).ok()
                });
                let quota = read.number("quota", &self.quota, MOST)?;
                let strictly_before = self.before && day.is_some();
                ScheduleRule::Every { period, day, strictly_before, quota }
            }
        };
        let unit = self.unit.trim();
        let quota_unit = (!unit.is_empty()).then(|| unit.to_owned());
        (!read.is_wrong).then_some(Time { of, rule, quota_unit })
    }
}

/// The name of a field of the n-th time.
fn field(index: usize, part: &str) -> String {
    format!("time-{index}-{part}")
}

#[cfg(test)]
mod tests {
    use super::Typed;
    use crate::model::{ScheduleId, ScheduleImage};
    use ddci_calendar::{DayOfPeriod, MonthOfPeriod, PeriodKind, ScheduleRule};
    use ddci_platform::web::{Errors, Lang};
    use jiff::civil::date;

    fn schedule(rule: ScheduleRule) -> ScheduleImage {
        ScheduleImage {
            id: ScheduleId(uuid::Uuid::from_u128(7)),
            rule,
            read_rule: rule,
            quota_unit: None,
            sentence: String::new(),
            line: 1,
            origin: None,
        }
    }

    #[test]
    fn what_the_form_shows_says_the_same_time_again() {
        let day = |of| Some(DayOfPeriod::new(25, of).unwrap());
        let every = |period, day, strictly_before, quota| ScheduleRule::Every {
            period,
            day,
            strictly_before,
            quota,
        };
        for rule in [
            ScheduleRule::ByDate { date: date(2024, 4, 30), strictly_before: true },
            ScheduleRule::Within { from: date(2024, 1, 1), to: date(2024, 3, 31) },
            every(PeriodKind::Month, None, false, Some(10)),
            every(PeriodKind::Quarter, day(MonthOfPeriod::LastMonth), true, None),
            every(PeriodKind::Quarter, day(MonthOfPeriod::EveryMonth), false, None),
            ScheduleRule::Throughout { from: None },
            ScheduleRule::Throughout { from: Some(date(2024, 8, 1)) },
            ScheduleRule::WhenArising,
            ScheduleRule::Unstated,
        ] {
            let had = [schedule(rule)];
            let mut errors = Errors::new();
            let time = Typed::of(&had[0]).time(Lang::Vi, 0, &had, &mut errors).unwrap();
            assert_eq!((time.rule, time.of), (rule, Some(had[0].id)));
            assert!(errors.is_empty());
        }
    }

    #[test]
    fn each_wrong_field_is_named() {
        let typed = |kind: &str, to: &str, day: &str, quota: &str| Typed {
            kind: kind.into(),
            to: to.into(),
            day: day.into(),
            quota: quota.into(),
            ..Typed::default()
        };
        for (typed, field) in [
            (typed("by_date", "31/2/2024", "", ""), "time-3-to"),
            (typed("quarter", "", "32", ""), "time-3-day"),
            (typed("month", "", "", "0"), "time-3-quota"),
        ] {
            let mut errors = Errors::new();
            assert_eq!(typed.time(Lang::Vi, 3, &[], &mut errors), None);
            assert!(errors.of(field).is_some(), "{field}");
        }
    }
}

//! From a schedule to what is owed: the table "rules of obligations".

use std::ops::RangeInclusive;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::{
    Calendar, DayOfPeriod, Due, Origin, Period, PeriodKind, PlanSettings, ScheduleRule, Step,
};

/// The key of what is owed once.
pub const ONCE: &str = "once";

/// One thing that a schedule owes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Occurrence {
    /// Unique within the schedule and stable: the period's key, or [`ONCE`].
    pub key: String,
    /// The period it belongs to, unless it is owed once.
    pub period: Option<Period>,
    /// When it is due.
    pub due: Due,
}

/// What a schedule owes over the span of its plan, earliest first.
///
/// A period is owed when it ends on or after the span's first day and begins by its last: a plan
/// issued on 15 March still owes the first quarter, but not January. What is owed once is owed
/// whatever the span.
pub fn occurrences(
    rule: &ScheduleRule,
    span: RangeInclusive<Date>,
    settings: &PlanSettings,
    calendar: &Calendar,
) -> Vec<Occurrence> {
    let plan = Plan { settings, calendar };
    match *rule {
        ScheduleRule::ByDate { date, strictly_before } => {
            once(plan.due(date, strictly_before, Origin::StatedDate, Vec::new()))
        }
        ScheduleRule::Within { from, to } => {
            once(plan.due(to, false, Origin::EndOfSpan { from, to }, Vec::new()))
        }
        ScheduleRule::Every { period, day, strictly_before, .. } => {
            each(period, span, |period| match day {
                Some(day) => {
                    plan.due_on(period, day, strictly_before, Origin::DayOfPeriod { period, day })
                }
                None => plan.due_at_end(period),
            })
        }
        ScheduleRule::Throughout { from } => {
            each(PeriodKind::Quarter, later_start(span, from), |quarter| plan.update_due(quarter))
        }
        ScheduleRule::WhenArising | ScheduleRule::Unstated => Vec::new(),
    }
}

/// What all due dates of a plan are worked out with.
#[derive(Clone, Copy)]
struct Plan<'a> {
    settings: &'a PlanSettings,
    calendar: &'a Calendar,
}

impl Plan<'_> {
    /// "Before d" rolls back whatever the setting; otherwise the setting applies.
    fn due(&self, stated: Date, strictly_before: bool, origin: Origin, steps: Vec<Step>) -> Due {
        match strictly_before {
            true => Due::before(stated, origin, steps, self.calendar),
            false => Due::by(stated, origin, steps, self.settings.roll, self.calendar),
        }
    }

    fn due_on(
        &self,
        period: Period,
        day: DayOfPeriod,
        strictly_before: bool,
        origin: Origin,
    ) -> Due {
        let stated = day.date_in(period);
        let short = i16::from(stated.day()) < i16::from(day.day());
        let steps = short.then_some(Step::ShortMonth { asked: day.day(), last: stated });
        self.due(stated, strictly_before, origin, steps.into_iter().collect())
    }

    fn due_at_end(&self, period: Period) -> Due {
        self.due(period.end(), false, Origin::EndOfPeriod { period }, Vec::new())
    }

    /// What goes on all year owes an update on the plan's reporting day of each quarter.
    fn update_due(&self, quarter: Period) -> Due {
        match self.settings.reporting_day {
            Some(reporting) => {
                let origin = Origin::ReportingDay { period: quarter, day: reporting.day };
                self.due_on(quarter, reporting.day, reporting.strictly_before, origin)
            }
            None => self.due_at_end(quarter),
        }
    }
}

fn once(due: Due) -> Vec<Occurrence> {
    vec![Occurrence { key: ONCE.to_owned(), period: None, due }]
}

fn each(
    kind: PeriodKind,
    span: RangeInclusive<Date>,
    due: impl Fn(Period) -> Due,
) -> Vec<Occurrence> {
    Period::over(kind, span)
        .map(|period| Occurrence {
            key: period.to_string(),
            period: Some(period),
            due: due(period),
        })
        .collect()
}

fn later_start(span: RangeInclusive<Date>, from: Option<Date>) -> RangeInclusive<Date> {
    let (first, last) = span.into_inner();
    from.map_or(first, |from| from.max(first))..=last
}

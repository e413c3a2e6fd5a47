//! When something is due, stated and effective.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::{Calendar, DayKind, Explanation, Origin, Roll, Step};

/// When something is due. The stated date is always shown beside the effective one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Due {
    /// The date as stated or counted, before it moved.
    pub stated: Date,
    /// Whether it is due before that date, not on it.
    pub strictly_before: bool,
    /// The last day on which it is in time.
    pub effective: Date,
    /// How one became the other.
    pub explanation: Explanation,
}

impl Due {
    /// What is due by `stated`, moved off days off the way `roll` says.
    pub(crate) fn by(
        stated: Date,
        origin: Origin,
        steps: Vec<Step>,
        roll: Roll,
        calendar: &Calendar,
    ) -> Self {
        Self::settle(stated, false, stated, Explanation::begin(origin, steps, roll), calendar)
    }

    /// What is due strictly before `stated` ("trước ngày").
    ///
    /// The day before it, always rolled back: any other way could overrun the stated date.
    pub(crate) fn before(
        stated: Date,
        origin: Origin,
        mut steps: Vec<Step>,
        calendar: &Calendar,
    ) -> Self {
        let date = stated.yesterday().unwrap_or(stated);
        steps.push(Step::DayBefore { stated, date });
        Self::settle(stated, true, date, Explanation::begin(origin, steps, Roll::Back), calendar)
    }

    fn settle(
        stated: Date,
        strictly_before: bool,
        last: Date,
        mut explanation: Explanation,
        calendar: &Calendar,
    ) -> Self {
        let rolled = calendar.roll(last, explanation.roll);
        let moves = rolled.skipped.into_iter();
        explanation.steps.extend(moves.map(|day| Step::MovedOver { date: day.date, why: day.why }));
        if let DayKind::WorkingSaturday(day) = calendar.day(rolled.date) {
            let worked = Step::Worked { day };
            if explanation.steps.last() != Some(&worked) {
                explanation.steps.push(worked);
            }
        }
        let begun = explanation.origin.begun().unwrap_or(stated);
        explanation.years_without_data =
            calendar.years_without_data(begun.min(rolled.date), stated.max(rolled.date));
        Self { stated, strictly_before, effective: rolled.date, explanation }
    }
}

impl Explanation {
    fn begin(origin: Origin, steps: Vec<Step>, roll: Roll) -> Self {
        Self { origin, roll, steps, years_without_data: Vec::new() }
    }
}

impl Origin {
    /// The day from which days were counted, if any were.
    fn begun(&self) -> Option<Date> {
        match self {
            Self::Event { day_zero, .. } => Some(*day_zero),
            _ => None,
        }
    }
}

//! Q13: was it started at an hour when people work?

use super::judge::{Found, Judge};
use super::{Column, Evaluation, RuleId};

/// Flags evaluations started before or after the hours of work. Both ends belong to them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WorkingHours {
    /// The earliest start, in seconds after midnight.
    pub earliest: i64,
    /// The latest start, in seconds after midnight.
    pub latest: i64,
}

impl Default for WorkingHours {
    /// From 6:00 to 21:00 (method of the survey, E.3).
    fn default() -> Self {
        Self { earliest: 6 * 3600, latest: 21 * 3600 }
    }
}

impl Judge for WorkingHours {
    fn rule(&self) -> RuleId {
        RuleId::OutsideHours
    }

    fn needs(&self) -> Vec<Column> {
        vec![Column::Started]
    }

    fn judge(&self, counted: &[&Evaluation]) -> Vec<Found> {
        let outside = |(place, evaluation): (usize, &&Evaluation)| {
            let time = evaluation.fieldwork.started?.rem_euclid(super::DAY);
            let value = format!("{:02}:{:02}:{:02}", time / 3600, time / 60 % 60, time % 60);
            (time < self.earliest || time > self.latest).then(|| Found::flag(place, value))
        };
        counted.iter().enumerate().filter_map(outside).collect()
    }
}

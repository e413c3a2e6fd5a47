//! Q12: can the times be right?

use super::judge::{Found, Judge};
use super::{Column, Evaluation, RuleId};

/// Flags evaluations that ended before they started, lie after the round, or took too long.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Clock {
    /// The longest an interview may take, in seconds.
    pub longest: i64,
    /// The last moment that can be right, in seconds since 1970 by the clock on the wall: now, or the
    /// end of the round. The clock is the caller's.
    pub until: Option<i64>,
}

impl Default for Clock {
    /// Four hours (method of the survey, E.3).
    fn default() -> Self {
        Self { longest: 4 * 3600, until: None }
    }
}

impl Clock {
    /// The value that cannot be right, in seconds: a span, or how far after the last moment.
    fn wrong(&self, evaluation: &Evaluation) -> Option<f64> {
        let (start, end) = (evaluation.fieldwork.started, evaluation.fieldwork.ended);
        let span = start.zip(end).map(|(start, end)| end.saturating_sub(start) as f64);
        let after = self.until.zip(start.max(end)).map(|(until, at)| at.saturating_sub(until));
        if let Some(after) = after.filter(|after| *after > 0) {
            return Some(after as f64);
        }
        let longest = self.longest as f64;
        span.into_iter().chain(evaluation.seconds).find(|span| *span < 0.0 || *span > longest)
    }
}

impl Judge for Clock {
    fn rule(&self) -> RuleId {
        RuleId::WrongClock
    }

    fn needs(&self) -> Vec<Column> {
        let until = self.until.is_none().then_some(Column::Until);
        [Column::Started, Column::Ended].into_iter().chain(until).collect()
    }

    fn judge(&self, counted: &[&Evaluation]) -> Vec<Found> {
        let wrong = |(place, evaluation): (usize, &&Evaluation)| {
            Some(Found::flag(place, self.wrong(evaluation)?.to_string()))
        };
        counted.iter().enumerate().filter_map(wrong).collect()
    }
}

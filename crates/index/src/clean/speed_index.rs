//! Q03: was it fast, screen by screen?

use super::judge::{Found, Judge};
use super::{Column, Evaluation, RuleId};
use crate::numeric::moments::{mean, median};

/// Flags a low mean over screens of min(1, time ÷ median time of that screen): one long pause does not
/// make up for haste elsewhere.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct SpeedIndex {
    /// The lowest index that is not flagged, from 0 to 1.
    pub least: f64,
    /// Evaluations with a time that the median of a screen needs.
    pub needed: usize,
}

impl Default for SpeedIndex {
    /// Below 0.5 (speed index of 1KA); medians from 30 completes, as for Q01 (method of the survey, E.3).
    fn default() -> Self {
        Self { least: 0.5, needed: 30 }
    }
}

impl SpeedIndex {
    /// The median time of each screen; NaN where too few were measured.
    fn typical(&self, counted: &[&Evaluation]) -> Vec<f64> {
        let screens = counted.iter().map(|evaluation| evaluation.fieldwork.screens.len()).max();
        let typical = |screen: usize| {
            let time = |evaluation: &&Evaluation| *evaluation.fieldwork.screens.get(screen)?;
            let times: Vec<f64> = counted.iter().filter_map(time).collect();
            if times.len() < self.needed { f64::NAN } else { median(&times) }
        };
        (0..screens.unwrap_or(0)).map(typical).collect()
    }
}

impl Judge for SpeedIndex {
    fn rule(&self) -> RuleId {
        RuleId::LowSpeedIndex
    }

    fn needs(&self) -> Vec<Column> {
        vec![Column::Screens]
    }

    fn judge(&self, counted: &[&Evaluation]) -> Vec<Found> {
        let typical = self.typical(counted);
        let index = |(place, evaluation): (usize, &&Evaluation)| {
            let screens = evaluation.fieldwork.screens.iter().zip(&typical);
            let share = |(time, typical): (&Option<f64>, &f64)| {
                time.filter(|_| *typical > 0.0).map(|time| (time / typical).min(1.0))
            };
            let index = mean(&screens.filter_map(share).collect::<Vec<f64>>());
            (index < self.least).then(|| Found::flag(place, format!("{index:.3}")))
        };
        counted.iter().enumerate().filter_map(index).collect()
    }
}

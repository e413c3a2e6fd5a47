//! Scores between stored ends instead of this year's lowest and highest unit.

use serde::{Deserialize, Serialize};

use crate::{Direction, Fault, Rule};

/// The raw values that score lowest and highest, before the direction is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Goalposts {
    /// The smaller raw value.
    pub min: f64,
    /// The larger raw value.
    pub max: f64,
}

impl Goalposts {
    /// Goalposts.
    ///
    /// # Errors
    /// An end that is not finite, or a min that is not below the max.
    pub fn new(min: f64, max: f64) -> Result<Self, Fault> {
        match min < max && min.is_finite() && max.is_finite() {
            true => Ok(Self { min, max }),
            false => Err(Fault::new(Rule::Ordered, format!("{min}..{max}")).at("", "goalposts")),
        }
    }

    /// The ends of all values of one or several years together (Quảng Ninh pools three); none without
    /// spread.
    pub fn pooled<'a>(years: impl IntoIterator<Item = &'a [f64]>) -> Option<Self> {
        let all: Vec<f64> = years.into_iter().flatten().copied().collect();
        let (min, max) = crate::numeric::moments::extremes(&all)?;
        Self::new(min, max).ok()
    }

    /// The score of a raw value on `low..high` without clamping: outside the goalposts it leaves the
    /// scale.
    ///
    /// `9 (x - min) / (max - min) + 1` for DDCI, mirrored (`11 -` it) where less is better.
    pub fn score(&self, raw: f64, direction: Direction, low: f64, high: f64) -> f64 {
        let share = match direction {
            Direction::Higher => (raw - self.min) / (self.max - self.min),
            Direction::Lower => (self.max - raw) / (self.max - self.min),
        };
        share * (high - low) + low
    }

    /// The raw value that scores `score`: the way back of [`score`](Self::score).
    pub fn raw(&self, score: f64, direction: Direction, low: f64, high: f64) -> f64 {
        let share = (score - low) / (high - low);
        match direction {
            Direction::Higher => self.min + share * (self.max - self.min),
            Direction::Lower => self.max - share * (self.max - self.min),
        }
    }
}

/// A value outside its goalposts, cut to the scale.
#[derive(Debug, Clone, PartialEq)]
pub struct Clamped {
    /// Where in the column it stands, from 0.
    pub row: usize,
    /// The raw value.
    pub raw: f64,
    /// Its score before it was cut.
    pub unclamped: f64,
}

/// A column between its goalposts.
#[derive(Debug, Clone, PartialEq)]
pub struct Scaled {
    /// Scores within the scale; NaN is a gap.
    pub scores: Vec<f64>,
    /// What was cut.
    pub clamped: Vec<Clamped>,
}

/// Scores of a raw column between goalposts, cut to `low..high`, with what was cut.
pub fn between(
    column: &[f64],
    goalposts: &Goalposts,
    direction: Direction,
    low: f64,
    high: f64,
) -> Scaled {
    let mut clamped = Vec::new();
    let mut scores = Vec::with_capacity(column.len());
    for (row, raw) in column.iter().enumerate() {
        let unclamped = goalposts.score(*raw, direction, low, high);
        if unclamped < low || unclamped > high {
            clamped.push(Clamped { row, raw: *raw, unclamped });
        }
        scores.push(unclamped.clamp(low, high));
    }
    Scaled { scores, clamped }
}

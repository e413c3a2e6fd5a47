//! What a unit is measured by.

use serde::{Deserialize, Serialize};

use super::Question;
use crate::normalise::Goalposts;
use crate::{Direction, Exact};

/// How answers become a unit's raw value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// The share of valid answers in the two highest boxes, 0 to 1.
    TopTwoShare,
    /// The share answering yes (the highest value of the scale), 0 to 1.
    YesShare,
    /// The mean answer.
    LikertMean,
    /// The weighted median of amounts.
    Median,
    /// A figure from records, not from answers; it has no sampling error.
    HardRatio,
}

impl Kind {
    /// What one answer counts towards a mean: 1 or 0 for shares, itself otherwise. NaN stays NaN.
    pub fn counted(self, value: f64, question: &Question) -> f64 {
        let flag = |is: bool| if is { 1.0 } else { 0.0 };
        match self {
            _ if value.is_nan() => value,
            Self::TopTwoShare => flag(value >= question.max - 1.0),
            Self::YesShare => flag(value >= question.max),
            Self::LikertMean | Self::Median | Self::HardRatio => value,
        }
    }
}

/// An indicator.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Indicator {
    /// Its code, unique in the set.
    pub code: String,
    /// How answers become its raw value.
    pub kind: Kind,
    /// Whether more is better.
    #[serde(default)]
    pub direction: Direction,
    /// Its weight in its sub-index; all or none of a sub-index have one, and none means equal weights.
    #[serde(default)]
    pub weight: Option<Exact>,
    /// Fixed goalposts; none where they come from the block's units.
    #[serde(default)]
    pub goalposts: Option<Goalposts>,
    /// The questions it is asked by, all on one scale; a respondent counts with the mean of those
    /// answered.
    #[serde(default, rename = "question")]
    pub questions: Vec<Question>,
}

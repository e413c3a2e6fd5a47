//! One question of a questionnaire, and what an answer to it counts.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::{Fault, Rule};

/// What "don't know" becomes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DontKnow {
    /// It is outside numerator and denominator, and its share is reported; anything else makes it an
    /// opinion.
    #[default]
    Exclude,
    /// It counts as the middle of the scale.
    Middle,
    /// It counts as the lowest answer: for shares, as not agreeing.
    Lowest,
}

/// A question.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Question {
    /// Its name in the questionnaire.
    pub code: String,
    /// Its words, in the language of the questionnaire.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// Its words in English.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text_en: Option<String>,
    /// The lowest answer.
    pub min: f64,
    /// The highest answer; amounts above it are cut to it.
    pub max: f64,
    /// Texts that stand for "don't know" or "no opinion".
    #[serde(default)]
    pub dont_know_codes: Vec<String>,
    /// What they become.
    #[serde(default)]
    pub dont_know: DontKnow,
    /// Texts that stand for numbers: `none = 0`, `some = 1`.
    #[serde(default)]
    pub recode: BTreeMap<String, f64>,
}

/// What was answered.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Answer {
    /// A number on the question's scale.
    Value(f64),
    /// "Don't know", where the rule leaves it out.
    DontKnow,
    /// Nothing.
    Gap,
}

impl Answer {
    /// Its number; NaN where there is none.
    pub fn number(self) -> f64 {
        match self {
            Self::Value(value) => value,
            Self::DontKnow | Self::Gap => f64::NAN,
        }
    }
}

impl Question {
    /// What a cell of an answer file counts.
    ///
    /// # Errors
    /// A text that is no number and has no meaning here, or a number below the scale.
    pub fn answer(&self, cell: &str) -> Result<Answer, Fault> {
        let cell = cell.trim();
        if cell.is_empty() {
            return Ok(Answer::Gap);
        }
        if self.dont_know_codes.iter().any(|code| code == cell) {
            return Ok(match self.dont_know {
                DontKnow::Exclude => Answer::DontKnow,
                DontKnow::Middle => Answer::Value((self.min + self.max) / 2.0),
                DontKnow::Lowest => Answer::Value(self.min),
            });
        }
        if let Some(value) = self.recode.get(cell) {
            return Ok(Answer::Value(*value));
        }
        let fault = |rule| Fault::new(rule, cell).at("", &self.code);
        let value: f64 = cell.parse().map_err(|_| fault(Rule::Form))?;
        match value.is_finite() {
            false => Err(fault(Rule::Finite)),
            true if value < self.min => Err(fault(Rule::WithinScale)),
            true => Ok(Answer::Value(value.min(self.max))),
        }
    }
}

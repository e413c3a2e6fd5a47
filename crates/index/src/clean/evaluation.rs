//! One evaluation as it came in.

use super::Fieldwork;

/// Who answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Respondent {
    /// An enterprise.
    Enterprise,
    /// A cooperative.
    Cooperative,
    /// A household business: it may rate one locality only.
    Household,
}

/// One respondent's evaluation of one unit.
#[derive(Debug, Clone, PartialEq)]
pub struct Evaluation {
    /// Its number or key, for the log.
    pub id: String,
    /// The survey code it was handed in with.
    pub code: String,
    /// Who answered, the same over all evaluations of a respondent.
    pub respondent: String,
    /// What kind of respondent.
    pub kind: Respondent,
    /// The unit rated.
    pub unit: String,
    /// Whether that unit is a locality.
    pub locality: bool,
    /// Whether the respondent has dealt with the unit.
    pub dealt_with: bool,
    /// Seconds it took; none on paper.
    pub seconds: Option<f64>,
    /// Answers to the statements, block by block; none is a gap, the don't-know code counts as an
    /// answer.
    pub blocks: Vec<Vec<Option<i16>>>,
    /// The answer to the attention question and what it should be.
    pub attention: Option<(i16, i16)>,
    /// Pairs of answers that should agree: a repeated question, or an overall grade and the mean of its
    /// parts.
    pub pairs: Vec<(f64, f64)>,
    /// How it was taken.
    pub fieldwork: Fieldwork,
}

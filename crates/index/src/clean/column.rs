//! What rules need to know.

use super::Evaluation;

/// A column that a file of answers may lack.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Column {
    /// Seconds it took.
    Seconds,
    /// Seconds on each screen.
    Screens,
    /// The answer to the attention question.
    Attention,
    /// Questions that were asked again.
    Repeats,
    /// When it was started.
    Started,
    /// When it was ended.
    Ended,
    /// The last moment of the round: a parameter, no column.
    Until,
    /// Who asked.
    Enumerator,
    /// The version of the form.
    Version,
    /// Whether somebody overheard.
    Privacy,
    /// Where the interview took place, and where it should have.
    Place,
    /// Free texts.
    Texts,
    /// The network of a web answer, which is thrown away before answers are read.
    Network,
}

impl Column {
    /// Its name in the log: the name the column has in a file, where files can have it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Seconds => "seconds",
            Self::Screens => "seconds_…",
            Self::Attention => "qc_att",
            Self::Repeats => "repeat_…",
            Self::Started => "start",
            Self::Ended => "end",
            Self::Until => "until",
            Self::Enumerator => "enumerator",
            Self::Version => "version",
            Self::Privacy => "privacy",
            Self::Place => "gps",
            Self::Texts => "comment",
            Self::Network => "network",
        }
    }

    /// Whether an evaluation holds it.
    pub(super) fn is_held(self, evaluation: &Evaluation) -> bool {
        let fieldwork = &evaluation.fieldwork;
        match self {
            Self::Seconds => evaluation.seconds.is_some(),
            Self::Screens => fieldwork.screens.iter().any(Option::is_some),
            Self::Attention => evaluation.attention.is_some(),
            Self::Repeats => !evaluation.pairs.is_empty(),
            Self::Started => fieldwork.started.is_some(),
            Self::Ended => fieldwork.ended.is_some(),
            Self::Enumerator => fieldwork.enumerator.is_some(),
            Self::Version => fieldwork.version.is_some(),
            Self::Privacy => fieldwork.overheard.is_some(),
            Self::Until | Self::Place | Self::Texts | Self::Network => false,
        }
    }
}

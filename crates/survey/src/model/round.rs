//! Where a round stands, and what its results rest on.

use super::vocabulary;

/// Where a round stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RoundState {
    /// Opened; results are imported and may be imported anew.
    Draft,
    /// Scores are computed; those who run it and leaders look at them.
    Computed,
    /// Everybody may read it.
    Published,
}

impl RoundState {
    /// All states.
    pub const ALL: [Self; 3] = [Self::Draft, Self::Computed, Self::Published];

    /// The word it is stored under.
    pub fn word(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Computed => "computed",
            Self::Published => "published",
        }
    }
}

/// What the results of a round rest on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ResultKind {
    /// Answers of respondents: scores are computed, with intervals.
    Answers,
    /// A table of scores as it was published: nothing says how sure they are.
    Stated,
}

impl ResultKind {
    /// Both kinds.
    pub const ALL: [Self; 2] = [Self::Answers, Self::Stated];

    /// The word it is stored under.
    pub fn word(self) -> &'static str {
        match self {
            Self::Answers => "answers",
            Self::Stated => "stated",
        }
    }
}

vocabulary!(RoundState, ResultKind);
